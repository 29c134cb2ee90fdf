import type { Usage } from '../job/index.ts'
import type { Clock, SpeechCall, SpeechModel } from '../ports/index.ts'
import type { Money } from '../values/index.ts'
import { createFaultScript, type FakeCalls, type Fault } from './fault-script.ts'

export interface FakeSpeechModelOptions {
  readonly faults?: readonly Fault<'empty'>[] | undefined
  /** For faults with `delayMs`. */
  readonly clock?: Clock | undefined
  readonly provider?: string | undefined
  readonly modelId?: string | undefined
  readonly mediaType?: string | undefined
  readonly capabilities?: Partial<SpeechModel['capabilities']> | undefined
  readonly price?: ((usage: Usage) => Money | undefined) | undefined
}

export interface FakeSpeechModel extends SpeechModel, FakeCalls<SpeechCall> {}

const millisecondsPerCharacter = 60

/**
 * A speech model whose "audio" is the voice and the text as bytes, 60 ms a character.
 *
 * @example const model = fakeSpeechModel({ faults: [{ call: 2, fails: 'capacity' }] })
 */
export function fakeSpeechModel(options: FakeSpeechModelOptions = {}): FakeSpeechModel {
  const {
    provider = 'fake',
    modelId = 'fake-speech',
    mediaType = 'audio/mpeg',
    capabilities,
    price,
  } = options
  const script = createFaultScript<SpeechCall, 'empty'>({ ...options, provider })
  return {
    specificationVersion: 1,
    kind: 'speech',
    provider,
    modelId,
    capabilities: { maxCharacters: 4_096, voices: [], ...capabilities },
    calls: script.calls,
    begun: script.begun,
    async synthesize(call) {
      const { answers } = await script.meet(call, call.task, call.signal)
      return {
        audio: new TextEncoder().encode(
          answers === 'empty' ? '' : `${call.voice ?? 'default'}: ${call.text}`,
        ),
        mediaType,
        durationMs: call.text.length * millisecondsPerCharacter,
        usage: { characters: call.text.length },
      }
    },
    ...(price === undefined ? {} : { price }),
  }
}
