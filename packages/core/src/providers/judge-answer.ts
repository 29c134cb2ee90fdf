import type { OutputErrorCode } from '../errors/index.ts'
import type { LanguageReply, Schema, SchemaIssue, SchemaResult } from '../ports/index.ts'
import type { Json } from '../values/index.ts'
import type { AnswerShape } from './answer-form.ts'
import { formatPath } from './answer-path.ts'
import { mergeFields } from './merge-fields.ts'
import { parseTolerantJson } from './tolerant-json.ts'

/** What a model answered, as far as it matters for judging it. */
export interface Answer extends Pick<LanguageReply, 'text' | 'finish'> {
  /** The paths of the fields that were asked for, where it was not the whole. */
  readonly fields?: readonly string[] | undefined
}

export interface Problem {
  /** Where in the answer: `sections[2].heading`; empty for the whole. */
  readonly path: string
  readonly reason: string
}

export type Judgement =
  | {
      readonly passed: true
      readonly output: unknown
      /** The answer as data, with the fields that repairs have brought. */
      readonly draft: Json
    }
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

/**
 * What a check finds wrong, in words that the model can act on. A problem with a path (`title`, `posts[2]`,
 * `sections[1].body`, `["a strange name"]`) lies in that field, and where all do, only these fields are written anew; one
 * without a path, or with an empty one, concerns the answer as a whole. To have items added or removed, name the list.
 * Nothing, or an empty list or reason, is no complaint.
 */
export type Complaints =
  | string
  | readonly (string | { readonly path: string; readonly reason: string })[]
  | undefined

export interface Demands {
  readonly form: AnswerShape['form']
  /** Without one any text will do. */
  readonly schema: Schema | undefined
  /** Called with what the schema made of the answer. */
  readonly check: ((output: unknown) => Complaints | Promise<Complaints>) | undefined
}

/** Before there is any answer. */
export const unanswered: Judgement = { passed: false, code: 'OUTPUT_EMPTY', problems: [], draft: undefined }

/**
 * Whether an answer is what was asked for. Answers at once unless schema or check take their time, so that the verdict
 * can be recorded together with the answer.
 *
 * @param before the judgement of the answer that this one repairs
 */
export function judgeAnswer(
  answer: Answer,
  demands: Demands,
  before: Judgement,
): Judgement | Promise<Judgement> {
  if (answer.finish === 'refusal') return failed('OUTPUT_REFUSED', 'The model refused to answer.')
  if (answer.fields !== undefined) return judgeFields(answer, answer.fields, demands, before)
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

/**
 * Fields are judged with all that they belong to. A reply that holds none of them leaves the draft as it was, with its
 * problems: what was cut off is asked for again; otherwise, as the model could not do with fields, the whole is.
 */
function judgeFields(
  { text, finish }: Answer,
  fields: readonly string[],
  demands: Demands,
  before: Judgement,
): Judgement | Promise<Judgement> {
  const parsed = parseTolerantJson(text)
  // Of what was cut off, nobody can tell which fields are whole.
  const isCut = parsed === undefined ? finish === 'length' : parsed.truncated
  const merged = parsed === undefined || isCut ? undefined : mergeFields(before.draft, parsed.value, fields)
  if (merged !== undefined) return validate(merged, demands, merged)
  if (before.passed) return before
  const news = isCut
    ? fields.map((path) => ({ path, reason: 'The last repair broke off before its end. Be brief.' }))
    : [{ path: '', reason: 'The last repair was no JSON with the fields that were asked for.' }]
  return { ...before, problems: [...news, ...before.problems] }
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
  return whenKnown(demands.schema['~standard'].validate(value), (result) => conclude(result, demands, draft))
}

function conclude(
  result: SchemaResult<unknown>,
  demands: Demands,
  draft: Json,
): Judgement | Promise<Judgement> {
  if (result.issues === undefined) return checked(result.value, demands, draft)
  const problems = result.issues.map(problemOf)
  return problems.length === 0
    ? failed('OUTPUT_INVALID', 'The answer does not fit its schema.', draft)
    : { passed: false, code: 'OUTPUT_INVALID', problems, draft }
}

function checked(output: unknown, demands: Demands, draft: Json): Judgement | Promise<Judgement> {
  return whenKnown(demands.check?.(output), (complaints) => {
    // Checks of plain JavaScript say `null` for nothing as well.
    const problems = (typeof complaints === 'string' ? [complaints] : (complaints ?? []))
      .map((complaint) => (typeof complaint === 'string' ? { path: '', reason: complaint } : complaint))
      .map(({ path, reason }) => ({ path, reason }))
      .filter(({ reason }) => reason !== '')
    return problems.length === 0
      ? { passed: true, output, draft }
      : { passed: false, code: 'OUTPUT_INVALID', problems, draft }
  })
}

/** Goes on at once where it can. */
function whenKnown<Value extends object | string | undefined, Next>(
  value: Value | Promise<Value>,
  next: (value: Value) => Next | Promise<Next>,
): Next | Promise<Next> {
  return isPromise(value) ? Promise.resolve(value).then(next) : next(value)
}

/** Also those of another realm, as test runners have them. */
function isPromise<Value extends object | string | undefined>(
  value: Value | Promise<Value>,
): value is Promise<Value> {
  return typeof value === 'object' && value !== null && 'then' in value
}

function problemOf({ message, path = [] }: SchemaIssue): Problem {
  return {
    path: formatPath(path.map((part) => (typeof part === 'object' ? part.key : part))),
    reason: message,
  }
}

function failed(
  code: Extract<Judgement, { passed: false }>['code'],
  reason: string,
  draft?: Json,
): Judgement {
  return { passed: false, code, problems: [{ path: '', reason }], draft }
}
