import { ProviderError } from '../errors/index.ts'
import type { Usage } from '../job/index.ts'
import type { Clock, LanguageCall, LanguageModel, LanguageReply } from '../ports/index.ts'
import type { Money } from '../values/index.ts'
import { createFaultScript, type FakeCalls, type Fault } from './fault-script.ts'

/** Text as it is, anything else as JSON; an error is thrown. */
export type FakeAnswer = string | object

/** How a fake language model can answer badly. */
export type WrongAnswer = 'malformed' | 'truncated' | 'refusal' | 'empty'

export interface FakeLanguageModelOptions {
  /** By task: an answer, or a function of the call and its number among the calls for that task, from 1. */
  readonly answers: { readonly [task: string]: FakeAnswer | ((call: LanguageCall, n: number) => FakeAnswer) }
  /** What goes wrong, the first fault that fits a call. */
  readonly faults?: readonly Fault<WrongAnswer>[] | undefined
  /** For faults with `delayMs`. */
  readonly clock?: Clock | undefined
  readonly provider?: string | undefined
  readonly modelId?: string | undefined
  readonly capabilities?: Partial<LanguageModel['capabilities']> | undefined
  readonly price?: ((usage: Usage) => Money | undefined) | undefined
}

export interface FakeLanguageModel extends LanguageModel, FakeCalls<LanguageCall> {}

/**
 * A language model that answers from a table, with faults by script. Answers stream word by word; a token is four
 * characters.
 *
 * @example
 * const model = fakeLanguageModel({
 *   answers: { title: { title: 'Bread' }, section: (call, n) => `Section ${n}` },
 *   faults: [{ task: 'title', call: 1, fails: 'rate' }, { task: 'section', answers: 'truncated' }],
 * })
 */
export function fakeLanguageModel(options: FakeLanguageModelOptions): FakeLanguageModel {
  const { answers, provider = 'fake', modelId = 'fake-language', capabilities, price } = options
  const script = createFaultScript<LanguageCall, WrongAnswer>({ ...options, provider })
  return {
    specificationVersion: 1,
    kind: 'language',
    provider,
    modelId,
    capabilities: { structured: true, streaming: true, languages: 'any', ...capabilities },
    calls: script.calls,
    begun: script.begun,
    async generate(call) {
      const { n, answers: wrong } = await script.meet(call, call.task, call.signal)
      const { text, finish } = spoil(answerFor(answers, call, n), wrong)
      if (call.onText !== undefined && capabilities?.streaming !== false) {
        for (const [delta] of text.matchAll(/\s*\S+\s*$|\s*\S+|\s+/g)) call.onText(delta)
      }
      return { text, finish, usage: usageOf(call, text) }
    },
    ...(price === undefined ? {} : { price }),
  }
}

function answerFor(answers: FakeLanguageModelOptions['answers'], call: LanguageCall, n: number): string {
  const entry = Object.hasOwn(answers, call.task) ? answers[call.task] : undefined
  if (entry === undefined) {
    throw new ProviderError({
      failure: 'permanent',
      message: `The fake model has no answer for ${JSON.stringify(call.task)}.`,
    })
  }
  // Answers are data, so what can be called is the other form of an entry.
  const answer =
    typeof entry === 'function' ? (entry as (call: LanguageCall, n: number) => FakeAnswer)(call, n) : entry
  if (answer instanceof Error) throw answer
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}

function spoil(text: string, wrong: WrongAnswer | undefined): Pick<LanguageReply, 'text' | 'finish'> {
  switch (wrong) {
    case 'malformed':
      return { text: text.replace(/[[\]{}]/g, '|'), finish: 'stop' }
    case 'truncated':
      return { text: text.slice(0, Math.ceil(text.length / 2)), finish: 'length' }
    case 'refusal':
      return { text: 'I cannot help with that.', finish: 'refusal' }
    case 'empty':
      return { text: '', finish: 'stop' }
    default:
      return { text, finish: 'stop' }
  }
}

function usageOf({ system = '', prompt }: LanguageCall, answer: string): Usage {
  const asked = prompt.reduce((length, part) => length + part.text.length, system.length)
  return { inputTokens: Math.ceil(asked / 4), outputTokens: Math.ceil(answer.length / 4) }
}
