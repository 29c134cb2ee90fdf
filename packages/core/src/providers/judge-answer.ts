import type { OutputErrorCode } from '../errors/index.ts'
import type { LanguageReply, Schema, SchemaIssue, SchemaResult } from '../ports/index.ts'
import type { Json } from '../values/index.ts'
import type { AnswerShape } from './answer-form.ts'
import { parseTolerantJson } from './tolerant-json.ts'

/** What a model answered, as far as it matters for judging it. */
export type Answer = Pick<LanguageReply, 'text' | 'finish'>

export interface Problem {
  /** Where in the answer: `sections[2].heading`; empty for the whole. */
  readonly path: string
  readonly reason: string
}

export type Judgement =
  | { readonly passed: true; readonly output: unknown }
  | {
      readonly passed: false
      readonly code: Extract<
        OutputErrorCode,
        'OUTPUT_INVALID' | 'OUTPUT_EMPTY' | 'OUTPUT_TRUNCATED' | 'OUTPUT_REFUSED'
      >
      readonly problems: readonly Problem[]
      /** The answer as data, where it could be read. */
      readonly draft: Json | undefined
    }

export interface Demands {
  readonly form: AnswerShape['form']
  /** Without one any text will do. */
  readonly schema: Schema | undefined
  /** Called with what the schema made of the answer. */
  readonly check: ((output: unknown) => string | readonly string[] | undefined) | undefined
}

/**
 * Whether an answer is what was asked for. Answers at once unless the schema validates asynchronously, so that the
 * verdict can be recorded together with the answer.
 */
export function judgeAnswer(answer: Answer, demands: Demands): Judgement | Promise<Judgement> {
  if (answer.finish === 'refusal') return failed('OUTPUT_REFUSED', 'The model refused to answer.')
  if (answer.text.trim() === '') return failed('OUTPUT_EMPTY', 'The answer is empty.')
  return demands.form === 'json' ? judgeJson(answer, demands) : judgeText(answer, demands)
}

const brokenOff = 'The answer breaks off before its end. Write it again whole, more briefly if it has to be.'

function judgeJson(answer: Answer, demands: Demands): Judgement | Promise<Judgement> {
  const parsed = parseTolerantJson(answer.text)
  if (parsed?.truncated === true) return failed('OUTPUT_TRUNCATED', brokenOff, parsed.value)
  // Whole JSON is a whole answer, even if the model was stopped in what it wanted to say after it.
  if (parsed !== undefined) return validate(parsed.value, demands, parsed.value)
  return answer.finish === 'length'
    ? failed('OUTPUT_TRUNCATED', brokenOff)
    : failed('OUTPUT_INVALID', 'The answer is not valid JSON.')
}

function judgeText(answer: Answer, demands: Demands): Judgement | Promise<Judgement> {
  if (answer.finish === 'length') return failed('OUTPUT_TRUNCATED', brokenOff, answer.text)
  const value = demands.schema === undefined ? answer.text : unquoted(answer.text.trim())
  return validate(value, demands, answer.text)
}

/** A model asked for a string by schema may write it as a JSON string. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text
  try {
    // JSON that begins with a quote is a string.
    return JSON.parse(text) as string
  } catch {
    return text
  }
}

function validate(value: unknown, demands: Demands, draft: Json): Judgement | Promise<Judgement> {
  if (demands.schema === undefined) return checked(value, demands, draft)
  const result = demands.schema['~standard'].validate(value)
  return result instanceof Promise
    ? result.then((settled) => conclude(settled, demands, draft))
    : conclude(result, demands, draft)
}

function conclude(result: SchemaResult<unknown>, demands: Demands, draft: Json): Judgement {
  if (result.issues === undefined) return checked(result.value, demands, draft)
  const problems = result.issues.map(problemOf)
  return problems.length === 0
    ? failed('OUTPUT_INVALID', 'The answer does not fit its schema.', draft)
    : { passed: false, code: 'OUTPUT_INVALID', problems, draft }
}

function checked(output: unknown, { check }: Demands, draft: Json): Judgement {
  const complaints = check?.(output) ?? []
  const reasons = (typeof complaints === 'string' ? [complaints] : complaints).filter(
    (reason) => reason !== '',
  )
  if (reasons.length === 0) return { passed: true, output }
  return {
    passed: false,
    code: 'OUTPUT_INVALID',
    problems: reasons.map((reason) => ({ path: '', reason })),
    draft,
  }
}

function problemOf({ message, path = [] }: SchemaIssue): Problem {
  const names = path.map((part) => (typeof part === 'object' ? part.key : part))
  return { path: names.reduce<string>(joined, ''), reason: message }
}

function joined(path: string, name: PropertyKey): string {
  if (typeof name === 'number') return `${path}[${name}]`
  return path === '' ? String(name) : `${path}.${String(name)}`
}

function failed(
  code: Extract<Judgement, { passed: false }>['code'],
  reason: string,
  draft?: Json,
): Judgement {
  return { passed: false, code, problems: [{ path: '', reason }], draft }
}
