import { SourceError } from '../errors/index.ts'
import type { Clock, LoadedTranscript, LoadRequest, TranscriptLoader } from '../ports/index.ts'
import { createFaultScript, type FakeCalls, type Fault } from './fault-script.ts'

export interface FakeLoad {
  readonly request: LoadRequest
  readonly signal: AbortSignal
  readonly credentials?: unknown
}

export interface FakeTranscriptLoaderOptions {
  /** By video id or URL. What is not there is `TRANSCRIPT_MISSING`. */
  readonly transcripts: Readonly<Record<string, LoadedTranscript>>
  /** Faults go by video id or URL as `task`. */
  readonly faults?: readonly Fault<'empty'>[] | undefined
  /** For faults with `delayMs`. */
  readonly clock?: Clock | undefined
  readonly provider?: string | undefined
}

export interface FakeTranscriptLoader extends TranscriptLoader, FakeCalls<FakeLoad> {}

/**
 * A transcript loader over a table.
 *
 * @example
 * const loader = fakeTranscriptLoader({
 *   transcripts: { v1: { cues: [{ id: 'c1', startMs: 0, endMs: 900, text: 'Hello' }], language: 'en' } },
 * })
 */
export function fakeTranscriptLoader(options: FakeTranscriptLoaderOptions): FakeTranscriptLoader {
  const { transcripts, provider = 'fake' } = options
  const script = createFaultScript<FakeLoad, 'empty'>({ ...options, provider })
  return {
    specificationVersion: 1,
    kind: 'transcript',
    provider,
    calls: script.calls,
    begun: script.begun,
    async load(request, { signal, credentials }) {
      const wanted = 'video' in request ? request.video : request.url
      const { answers } = await script.meet({ request, signal, credentials }, wanted, signal)
      const found = Object.hasOwn(transcripts, wanted) ? transcripts[wanted] : undefined
      if (found === undefined) {
        throw new SourceError({
          code: 'TRANSCRIPT_MISSING',
          message: `There is no transcript of ${JSON.stringify(wanted)}.`,
        })
      }
      return answers === 'empty' ? { ...found, cues: [] } : found
    },
  }
}
