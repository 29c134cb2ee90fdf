import { createHash } from 'node:crypto'
import { SourceError } from '../errors/index.ts'
import type { AssetRef, AssetStore } from '../ports/asset-store.ts'
import type { Cue } from './source.ts'
import { countWords } from './words.ts'

/** A transcript as plain data, small however long it is: its cues lie in the asset store. */
export interface Transcript {
  /** Fingerprint of the cues: the same for the same cues, wherever they are stored. */
  readonly id: string
  /** BCP 47, where it is known. */
  readonly language: string | undefined
  /** The end of the last cue; absent when the cues have no times. */
  readonly durationMs: number | undefined
  readonly cueCount: number
  readonly words: number
  readonly characters: number
  /** One cue as JSON on each line. */
  readonly cues: AssetRef
}

/** Which cues to read; every bound that is given has to hold. */
export interface CueRange {
  /** Cues that are heard at or after this time. */
  readonly startMs?: number | undefined
  /** Cues that begin before this time. */
  readonly endMs?: number | undefined
  /** The id of the first cue, and of the last one, both included. */
  readonly firstCue?: string | undefined
  readonly lastCue?: string | undefined
}

const mediaType = 'application/x-ndjson'
const chunkSize = 65_536

/**
 * Writes cues into the asset store as they come, never holding all of them, and answers with what they come to.
 *
 * @param options.key a safe key, see `safeKey`
 * @example
 * const transcript = await writeTranscript(cues, { assets, key: safeKey('jobs', job.id, 'transcript.ndjson'), language: 'en' })
 */
export async function writeTranscript(
  cues: Iterable<Cue> | AsyncIterable<Cue>,
  options: {
    readonly assets: AssetStore
    readonly key: string
    readonly language?: string | undefined
    readonly signal?: AbortSignal | undefined
  },
): Promise<Transcript> {
  const { assets, key, language, signal } = options
  const hash = createHash('sha256')
  let cueCount = 0
  let words = 0
  let characters = 0
  let durationMs = 0

  async function* body(): AsyncGenerator<Uint8Array, void, undefined> {
    let open = ''
    for await (const { id, startMs, endMs, text, speaker } of cues) {
      cueCount += 1
      words += countWords(text, language)
      characters += text.length
      durationMs = Math.max(durationMs, endMs)
      open += `${JSON.stringify({ id, startMs, endMs, text, speaker })}\n`
      if (open.length < chunkSize) continue
      yield hashed(open)
      open = ''
    }
    if (open !== '') yield hashed(open)
  }

  function hashed(lines: string): Uint8Array {
    const chunk = Buffer.from(lines)
    hash.update(chunk)
    return chunk
  }

  const asset = await assets.put(key, body(), { mediaType, signal })
  return {
    id: hash.digest('hex').slice(0, 32),
    language,
    durationMs: durationMs === 0 ? undefined : durationMs,
    cueCount,
    words,
    characters,
    cues: asset,
  }
}

/**
 * The cues of a transcript, or those of a range, line by line.
 *
 * @throws SourceError `TRANSCRIPT_MISSING` when they are no longer in the asset store
 * @example for await (const cue of readCues(transcript, assets, { startMs: 60_000, endMs: 120_000 })) …
 */
export async function* readCues(
  transcript: Transcript,
  assets: AssetStore,
  range: CueRange = {},
): AsyncGenerator<Cue, void, undefined> {
  const { startMs = 0, endMs = Number.POSITIVE_INFINITY, firstCue, lastCue } = range
  const body = await assets.get(transcript.cues.key)
  if (body === undefined) {
    throw new SourceError({
      code: 'TRANSCRIPT_MISSING',
      message: `The cues of transcript ${transcript.id} are no longer in the asset store.`,
      action: 'Configure the asset store that the job was started with, or load the transcript again.',
      context: { key: transcript.cues.key },
    })
  }
  let begun = firstCue === undefined
  for await (const line of linesOf(body)) {
    // Written by writeTranscript.
    const cue = JSON.parse(line) as Cue
    begun ||= cue.id === firstCue
    const heard = cue.startMs < endMs && (cue.startMs >= startMs || cue.endMs > startMs)
    if (begun && heard) yield cue
    if (cue.id === lastCue) return
  }
}

/** The words of a transcript, or of a range, one cue on each line. */
export async function readText(
  transcript: Transcript,
  assets: AssetStore,
  range?: CueRange | undefined,
): Promise<string> {
  const texts: string[] = []
  for await (const { text } of readCues(transcript, assets, range)) texts.push(text)
  return texts.join('\n')
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder()
  let open = ''
  for await (const chunk of body) {
    const lines = `${open}${decoder.decode(chunk, { stream: true })}`.split('\n')
    // What split gives is never empty.
    open = String(lines.pop())
    yield* lines
  }
}
