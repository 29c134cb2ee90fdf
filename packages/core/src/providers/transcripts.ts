import { safeKey } from '../assets/index.ts'
import { InputError, SourceError } from '../errors/index.ts'
import { fingerprint, type ValueStore } from '../job/index.ts'
import type { AssetStore, LoadedTranscript, LoadRequest, TranscriptLoader } from '../ports/index.ts'
import {
  type Cue,
  type CueRange,
  readCues,
  readText,
  type Source,
  type Transcript,
  toCues,
  validateSource,
  writeTranscript,
} from '../source/index.ts'
import { nothing } from '../values/index.ts'
import { hideCredentials } from './hide-credentials.ts'
import { type CallDesk, makeCall, recordedValue } from './provider-call.ts'

/** `transcripts` in a stage's context. */
export interface Transcripts {
  /**
   * A source as a transcript whose cues lie in the asset store. Text becomes one cue a sentence. A video or URL is
   * fetched by the configured loader, once: the result is recorded.
   *
   * @throws InputError `SOURCE_INVALID`, `SOURCE_EMPTY`, `SOURCE_TOO_LARGE`, `SOURCE_BINARY`; `SOURCE_LOADER_MISSING` for
   * a video or URL without a loader
   * @throws SourceError `TRANSCRIPT_MISSING`, `SOURCE_UNREADABLE`, and what the loader throws
   * @example const transcript = await transcripts.load({ video: 'dQw4w9WgXcQ' })
   */
  load(source: Source): Promise<Transcript>
  /** The cues, or those of a range, read as they are asked for. */
  cues(transcript: Transcript, range?: CueRange): AsyncIterable<Cue>
  /** The words, one cue on each line. */
  text(transcript: Transcript): Promise<string>
}

export interface TranscriptRoom {
  readonly desk: CallDesk
  readonly loader: TranscriptLoader | undefined
  readonly values: ValueStore
  readonly assets: AssetStore
  readonly maxCharacters: number | undefined
}

export function createTranscripts(room: TranscriptRoom): Transcripts {
  const { assets, maxCharacters } = room
  return {
    async load(given) {
      const source = validateSource(given, { maxCharacters })
      if ('video' in source) return fetchTranscript(room, { video: source.video })
      if ('url' in source) return fetchTranscript(room, { url: source.url })
      return storeTranscript(room, source)
    },
    cues: (transcript, range) => readCues(transcript, assets, range),
    text: (transcript) => readText(transcript, assets),
  }
}

/** What needs no loader is not recorded: storing it again costs nothing and gives the same transcript. */
function storeTranscript(
  { desk, assets }: TranscriptRoom,
  source: Exclude<Source, LoadRequest>,
): Promise<Transcript> {
  const { language } = source
  const cues = 'cues' in source ? source.cues : toCues(source.text, language)
  const key = keyFor(desk, {
    cues: cues.map(({ speaker, ...cue }) => ({ ...cue, speaker: speaker ?? null })),
  })
  return desk.journal.run(key, (signal) => writeTranscript(cues, { assets, key, language, signal }))
}

async function fetchTranscript(room: TranscriptRoom, request: LoadRequest): Promise<Transcript> {
  const { desk, values, assets } = room
  const { key, recorded } = desk.journal.open({
    task: 'transcript',
    fingerprint: fingerprint({ ...request }),
  })
  // Only `keep` below makes what is recorded for such a call.
  if (recorded !== undefined) return (await values.load(recordedValue(recorded))) as Transcript
  const loader = configured(room.loader)
  return makeCall(desk, {
    key,
    task: 'transcript',
    kind: 'transcript',
    // Loaders have no price of their own; what one costs is for the host's price list to say.
    model: { provider: loader.provider, modelId: 'transcript', price: () => nothing },
    async ask(signal) {
      const credentials = await desk.place.credentials?.()
      try {
        return { loaded: await loader.load(request, { signal, credentials }), usage: {} }
      } catch (error) {
        throw hideCredentials(error, credentials)
      }
    },
    async keep({ loaded }) {
      const { cues, language } = readable(loaded, room.maxCharacters)
      const result = await writeTranscript(cues, { assets, key: keyFor(desk, { ...request }), language })
      return { value: await values.store(result, key), result }
    },
  })
}

/** The same source of a job has the same key, so that storing it again replaces it by itself. */
function keyFor({ place }: CallDesk, source: Parameters<typeof fingerprint>[0]): string {
  return safeKey('jobs', place.jobId, 'transcripts', `${fingerprint(source)}.ndjson`)
}

function configured(loader: TranscriptLoader | undefined): TranscriptLoader {
  if (loader !== undefined) return loader
  throw new InputError({
    code: 'SOURCE_LOADER_MISSING',
    message: 'No transcript loader is configured, so videos and URLs cannot be fetched.',
    path: 'source',
    action: 'Give createRepurpose() a transcript loader, or hand over the source as { text } or { cues }.',
  })
}

/** What a loader gave is held to the same rules as what a user gives; what breaks them is the loader's fault. */
function readable(
  { cues, language }: LoadedTranscript,
  maxCharacters: number | undefined,
): { readonly cues: readonly Cue[]; readonly language?: string | undefined } {
  try {
    // Cues in, cues out.
    return validateSource({ cues, language }, { maxCharacters }) as Extract<
      Source,
      { readonly cues: unknown }
    >
  } catch (error) {
    if (!InputError.isInstance(error) || error.code === 'SOURCE_TOO_LARGE') throw error
    throw new SourceError({
      code: error.code === 'SOURCE_EMPTY' ? 'TRANSCRIPT_MISSING' : 'SOURCE_UNREADABLE',
      message: `The loader gave a transcript that cannot be used: ${error.message}`,
      action: 'Use another source, or another transcript loader.',
      path: error.path,
      cause: error,
    })
  }
}
