import { InputError } from '../errors/index.ts'
import { fingerprint } from '../job/index.ts'
import type { PromptPart, Schema, SchemaOutput } from '../ports/index.ts'
import { answerShape } from './answer-form.ts'
import {
  type Answer,
  type Complaints,
  type Demands,
  type Judgement,
  judgeAnswer,
  unanswered,
} from './judge-answer.ts'
import { answerOf, type Judge, type LanguageRoom, type OpenCall, type Wording } from './language-call.ts'
import { hasModel } from './models-by-role.ts'
import { type FailedAttempt, outputChanged, outputFailure } from './output-failure.ts'
import { toPromptParts } from './render-prompt.ts'
import { type Asking, askForRepair } from './repair-prompt.ts'

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
  /**
   * What is wrong with an answer that the schema accepts. It may take its time and ask a judge model through the stage's
   * own `language`: what a check calls, steps and waits for is recorded under the answer that it looks at. That answer is
   * recorded before such a check is over, and judged again on replay, so what a check depends on should be recorded too.
   */
  readonly check?: ((output: NoInfer<SchemaOutput<S>>) => Complaints | Promise<Complaints>) | undefined
  /** Another number asks for another answer to the same prompt. Default 0. */
  readonly sample?: number | undefined
  /** Publishes the text while it is written, where the model can stream; not the fields that a repair asks for. */
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
   * schema and the check is sent back with what is wrong, up to `repairs` times. Where it is an object and every problem
   * lies in a field of it, the model is asked for these fields alone: they are put into the answer, all else stays as it
   * is, and the whole is judged again.
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
   *   check: ({ title }) =>
   *     title.length > 80 ? [{ path: 'title', reason: `${title.length} characters, at most 80` }] : undefined,
   * })
   */
  generate<S extends Schema = Schema<string, string>>(request: LanguageRequest<S>): Promise<SchemaOutput<S>>
  /**
   * Whether a model is configured for a role, `default` included. It says what is configured now, not what was when the
   * job began: use it inside a `check`, where a replay follows the repairs that are recorded, and not to choose what a
   * job does.
   *
   * @example
   * check: (piece) => (language.has('judge') ? judge(piece) : undefined)
   */
  has(role: string): boolean
}

const defaultRepairs = 2

export function createLanguage(room: LanguageRoom): Language {
  return {
    generate: (request) => generate(room, request),
    has: (role) => hasModel(room.models, role),
  }
}

async function generate<S extends Schema>(
  room: LanguageRoom,
  request: LanguageRequest<S>,
): Promise<SchemaOutput<S>> {
  const { task, repairs = defaultRepairs } = request
  const prompt = toPromptParts(request.prompt)
  refuseEmptyPrompt(prompt)
  const original: Asking = { prompt, shape: answerShape(request.schema) }
  const judge = judgeFor(room, request, original)
  // Opened before anything is awaited, so that the order of equal calls is the order of the code.
  let call: OpenCall = room.desk.journal.open({ task, fingerprint: fingerprintOf(request, prompt) })
  let asking = original
  let before: Judgement = unanswered
  const failures: FailedAttempt[] = []
  for (let round = 0; ; round += 1) {
    const { answer, judgement } = await answerOf(room, request, call, asking, judge(call.key, before))
    const { recorded } = call
    if (judgement.passed) {
      // What passes by now may have been refused in its time: if the run went on with a repair, so does its replay.
      const isDoubtful = recorded !== undefined && recorded.accepted !== true && round < repairs
      const repair = isDoubtful ? openRepair(room, task, call, answer) : undefined
      if (repair?.recorded === undefined) return judgement.output as SchemaOutput<S>
      call = repair
    } else {
      if (recorded?.accepted === true) throw outputChanged(task, call.key, judgement.problems)
      const failure = { key: call.key, judgement }
      if (judgement.code === 'OUTPUT_REFUSED' || round >= repairs)
        throw outputFailure(task, failure, failures)
      failures.push(failure)
      asking = askForRepair(original, answer, judgement)
      call = openRepair(room, task, call, answer)
    }
    before = judgement
  }
}

/** What a check asks and does belongs to the call whose answer it looks at. */
function judgeFor<S extends Schema>(
  { desk }: LanguageRoom,
  { schema, check }: LanguageRequest<S>,
  { shape }: Asking,
): (key: string, before: Judgement) => Judge {
  return (key, before) => (answer) => {
    // The check is only ever called with what this schema gave, or with text where there is none.
    const within = check && ((output: SchemaOutput<S>) => desk.journal.within(key, () => check(output)))
    return judgeAnswer(answer, { form: shape.form, schema, check: within } as Demands, before)
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

function refuseEmptyPrompt(parts: readonly PromptPart[]): void {
  if (parts.some(({ text }) => text.trim() !== '')) return
  throw new InputError({ message: 'The prompt is empty.', path: 'prompt', action: 'Say what to write.' })
}
