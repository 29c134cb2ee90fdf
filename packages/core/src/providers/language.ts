import { InputError } from '../errors/index.ts'
import { type CallSettled, fingerprint, type ValueStore } from '../job/index.ts'
import type { LanguageModel, PromptPart, Schema, SchemaOutput } from '../ports/index.ts'
import { type AnswerShape, answerShape } from './answer-form.ts'
import { type Answer, type Demands, type Judgement, judgeAnswer } from './judge-answer.ts'
import { chooseModel, type ModelsByRole } from './models-by-role.ts'
import { type FailedAttempt, outputChanged, outputFailure } from './output-failure.ts'
import { type CallDesk, makeCall, recordedValue } from './provider-call.ts'
import { toPromptParts } from './render-prompt.ts'
import { repairPrompt } from './repair-prompt.ts'

/** A question to a language model. */
export interface LanguageRequest<S extends Schema = Schema<string, string>> {
  /** What the call is for: `brief`, `summary`, … It names the call in logs, spans and the ledger. */
  readonly task: string
  /** A string is one instruction. Hand over source text as `material`, so that it is not taken for instructions. */
  readonly prompt: string | readonly PromptPart[]
  readonly system?: string | undefined
  /** What the answer has to be. Without it the answer is text. */
  readonly schema?: S | undefined
  /** Which of the configured models; `default` unless named. */
  readonly role?: string | undefined
  /** What is wrong with an answer that the schema accepts, in words that the model can act on. */
  readonly check?: ((output: NoInfer<SchemaOutput<S>>) => string | readonly string[] | undefined) | undefined
  /** Another number asks for another answer to the same prompt. Default 0. */
  readonly sample?: number | undefined
  /** Publishes the text while it is written, where the model can stream. */
  readonly stream?: boolean | undefined
  readonly maxOutputTokens?: number | undefined
  /** How often an answer that cannot be used is sent back. Default 2. */
  readonly repairs?: number | undefined
}

/** `language` in a stage's context. */
export interface Language {
  /**
   * Asks a language model. The answer is recorded by what was asked (prompt, system, sample) in this place, so the same
   * request is never paid twice, whatever model or schema is configured by then. An answer that does not pass the
   * schema and the check is sent back with what is wrong, up to `repairs` times.
   *
   * @throws OutputError `OUTPUT_INVALID`, `OUTPUT_TRUNCATED`, `OUTPUT_EMPTY` after the last repair, with the paths, the
   * number of attempts and the best draft in its context; `OUTPUT_REFUSED` at once
   * @throws ProviderError when the call fails
   * @throws InputError `PROVIDER_MISSING` when no model is configured for the role
   * @throws BlockedError `OUTPUT_CHANGED` when a recorded answer was accepted once and no longer is
   * @example
   * const { title } = await language.generate({
   *   task: 'title',
   *   prompt: [
   *     { name: 'source', kind: 'material', text: transcript, stable: true },
   *     { name: 'instructions', kind: 'instruction', text: 'Write a title for the source.' },
   *   ],
   *   schema: z.object({ title: z.string() }),
   *   check: ({ title }) => (title.length > 80 ? 'title: at most 80 characters' : undefined),
   * })
   */
  generate<S extends Schema = Schema<string, string>>(request: LanguageRequest<S>): Promise<SchemaOutput<S>>
}

export interface LanguageRoom {
  readonly desk: CallDesk
  readonly models: ModelsByRole<LanguageModel> | undefined
  readonly values: ValueStore
}

const defaultRepairs = 2

export function createLanguage(room: LanguageRoom): Language {
  return { generate: (request) => generate(room, request) }
}

interface OpenCall {
  readonly key: string
  readonly recorded: CallSettled | undefined
}

async function generate<S extends Schema>(
  room: LanguageRoom,
  request: LanguageRequest<S>,
): Promise<SchemaOutput<S>> {
  const { task, repairs = defaultRepairs } = request
  const original = toPromptParts(request.prompt)
  refuseEmptyPrompt(original)
  const shape = answerShape(request.schema)
  // The check is only ever called with what this schema gave, or with text where there is none.
  const demands = { form: shape.form, schema: request.schema, check: request.check } as Demands
  // Opened before anything is awaited, so that the order of equal calls is the order of the code.
  let call: OpenCall = room.desk.journal.open({ task, fingerprint: fingerprintOf(request, original) })
  let prompt = original
  const failures: FailedAttempt[] = []
  for (let round = 0; ; round += 1) {
    const { answer, judgement } = await answerOf(room, request, call, { prompt, shape, demands })
    const accepted = call.recorded?.accepted
    if (judgement.passed) {
      // An answer that was refused in its time: the run went on with its repair, and so does its replay.
      const repair = accepted === false && round < repairs ? openRepair(room, task, call, answer) : undefined
      if (repair?.recorded === undefined) return judgement.output as SchemaOutput<S>
      call = repair
      continue
    }
    if (accepted === true) throw outputChanged(task, call.key, judgement.problems)
    const failure = { key: call.key, judgement }
    if (judgement.code === 'OUTPUT_REFUSED' || round >= repairs) throw outputFailure(task, failure, failures)
    failures.push(failure)
    prompt = repairPrompt(original, answer, judgement.problems)
    call = openRepair(room, task, call, answer)
  }
}

/** Model, schema and hints for caches are left out: exchanging them pays nothing again. */
function fingerprintOf({ system, sample }: Wording, prompt: readonly PromptPart[]): string {
  return fingerprint({
    prompt: prompt.map(({ name, kind, text }) => ({ name, kind, text })),
    system: system ?? null,
    sample: sample ?? 0,
  })
}

/**
 * A repair is known by the call and the answer that it repairs, not by its own words: those hold messages of the schema
 * library, and a new version of it must not pay again.
 */
function openRepair({ desk }: LanguageRoom, task: string, call: OpenCall, answer: Answer): OpenCall {
  return desk.journal.open({ task, fingerprint: fingerprint({ repairs: call.key, answer: answer.text }) })
}

/** What is asked, apart from what the answer has to be. */
type Wording = Omit<LanguageRequest, 'schema' | 'check'>

interface Asking {
  readonly prompt: readonly PromptPart[]
  readonly shape: AnswerShape
  readonly demands: Demands
}

interface Judged {
  readonly answer: Answer
  readonly judgement: Judgement
}

async function answerOf(
  room: LanguageRoom,
  request: Wording,
  call: OpenCall,
  asking: Asking,
): Promise<Judged> {
  if (call.recorded === undefined) return ask(room, request, call.key, asking)
  const answer = readAnswer(await room.values.load(recordedValue(call.recorded)))
  return { answer, judgement: await judgeAnswer(answer, asking.demands) }
}

async function ask(
  { desk, models, values }: LanguageRoom,
  request: Wording,
  key: string,
  { prompt, shape, demands }: Asking,
): Promise<Judged> {
  const { task, system, maxOutputTokens } = request
  const model = chooseModel(models, 'language', request.role)
  const told = shape.outputSchema !== undefined && model.capabilities.structured
  const parts = told || shape.instruction === undefined ? prompt : [...prompt, shape.instruction]
  const { answer, judging } = await makeCall(desk, {
    key,
    task,
    kind: 'language',
    model,
    ask: (signal) => {
      const onText = (delta: string) => {
        if (!signal.aborted) desk.journal.text({ key, task, delta })
      }
      return model.generate({
        task,
        system,
        prompt: parts,
        outputSchema: shape.outputSchema,
        maxOutputTokens,
        onText: request.stream === true ? onText : undefined,
        signal,
      })
    },
    async keep({ text, finish }) {
      const judging = beginJudging({ text, finish }, demands)
      return {
        // Most answers are nothing but text; how one ended is kept where it is not the usual end.
        value: await values.store(finish === 'stop' ? text : { text, finish }, key),
        accepted: judging instanceof Promise ? undefined : judging.passed,
        finish,
        result: { answer: { text, finish }, judging },
      }
    },
  })
  return { answer, judgement: await judging }
}

/** A schema or check that throws must not lose the answer: its error waits, like a late verdict, until that is recorded. */
function beginJudging(answer: Answer, demands: Demands): Judgement | Promise<Judgement> {
  try {
    const judging = judgeAnswer(answer, demands)
    if (judging instanceof Promise) judging.catch(ignore)
    return judging
  } catch (error) {
    const judging = Promise.reject<Judgement>(error)
    judging.catch(ignore)
    return judging
  }
}

function readAnswer(value: unknown): Answer {
  // What `keep` above has stored.
  return typeof value === 'string' ? { text: value, finish: 'stop' } : (value as Answer)
}

function refuseEmptyPrompt(parts: readonly PromptPart[]): void {
  if (parts.some(({ text }) => text.trim() !== '')) return
  throw new InputError({ message: 'The prompt is empty.', path: 'prompt', action: 'Say what to write.' })
}

function ignore(): void {}
