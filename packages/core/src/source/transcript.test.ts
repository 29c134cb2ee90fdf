import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryAssets } from '../memory/index.ts'
import type { AssetStore } from '../ports/index.ts'
import type { Cue } from './source.ts'
import { toCues } from './to-cues.ts'
import { type CueRange, readCues, readText, writeTranscript } from './transcript.ts'
import { countWords } from './words.ts'

const cues: readonly Cue[] = [
  { id: 'a', startMs: 0, endMs: 1_000, text: 'Hello there.', speaker: 'Ann' },
  { id: 'b', startMs: 1_000, endMs: 2_500, text: 'Line one\nline two, naïve ☕' },
  { id: 'c', startMs: 2_000, endMs: 2_000, text: '\u2028"quoted" \ud800' },
  { id: 'd', startMs: 3_000, endMs: 4_000, text: 'The end.' },
]

async function all(reading: AsyncIterable<Cue>): Promise<readonly Cue[]> {
  const read: Cue[] = []
  for await (const cue of reading) read.push(cue)
  return read
}

describe('a transcript', () => {
  it('is written with what its cues come to', async () => {
    const assets = memoryAssets()
    const transcript = await writeTranscript(cues, {
      assets,
      key: 'jobs/1/transcript.ndjson',
      language: 'en',
    })
    expect(transcript).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      language: 'en',
      durationMs: 4_000,
      cueCount: 4,
      words: 10,
      characters: cues.reduce((sum, { text }) => sum + text.length, 0),
      cues: await assets.head('jobs/1/transcript.ndjson'),
    })
    expect(transcript.cues.mediaType).toBe('application/x-ndjson')
  })

  it('is read as it was written', async () => {
    const assets = memoryAssets()
    const transcript = await writeTranscript(cues, { assets, key: 'k' })
    expect(await all(readCues(transcript, assets))).toStrictEqual(cues)
    expect(await readText(transcript, assets)).toBe(cues.map(({ text }) => text).join('\n'))
    expect(await readText(transcript, assets, { firstCue: 'd' })).toBe('The end.')
  })

  it('has an id that is its cues, wherever and however they come', async () => {
    const id = async (
      from: Iterable<Cue> | AsyncIterable<Cue>,
      key = 'k',
      language?: string,
    ): Promise<string> => (await writeTranscript(from, { assets: memoryAssets(), key, language })).id
    async function* streamed(): AsyncGenerator<Cue> {
      for (const { text, id: name, ...times } of cues) yield { text, ...times, id: name }
    }
    expect(await id(streamed(), 'elsewhere', 'en')).toBe(await id(cues))
    expect(await id(cues.slice(1))).not.toBe(await id(cues))
    expect(await id(cues.map((cue) => ({ ...cue, endMs: 9_000 })))).not.toBe(await id(cues))
  })

  it('has no duration without times, and may be empty', async () => {
    const assets = memoryAssets()
    expect(await writeTranscript(toCues('One sentence of a document.'), { assets, key: 'a' })).toMatchObject({
      durationMs: undefined,
      language: undefined,
      words: 5,
    })
    const empty = await writeTranscript([], { assets, key: 'b' })
    expect(empty).toMatchObject({ cueCount: 0, words: 0, characters: 0 })
    expect(await all(readCues(empty, assets))).toEqual([])
  })

  it.each<[CueRange, string]>([
    [{}, 'abcd'],
    [{ startMs: 0 }, 'abcd'],
    [{ startMs: 999 }, 'abcd'],
    [{ startMs: 1_000 }, 'bcd'],
    [{ startMs: 2_000, endMs: 3_000 }, 'bc'],
    [{ startMs: 2_499, endMs: 3_001 }, 'bd'],
    [{ startMs: 2_500 }, 'd'],
    [{ startMs: 4_000 }, ''],
    [{ endMs: 0 }, ''],
    [{ endMs: 1 }, 'a'],
    [{ endMs: 2_000 }, 'ab'],
    [{ firstCue: 'b', lastCue: 'c' }, 'bc'],
    [{ firstCue: 'c' }, 'cd'],
    [{ lastCue: 'a' }, 'a'],
    [{ firstCue: 'c', lastCue: 'b' }, ''],
    [{ firstCue: 'x' }, ''],
    [{ firstCue: 'a', startMs: 3_000 }, 'd'],
  ])('is read in part: %j', async (range, ids) => {
    const assets = memoryAssets()
    const transcript = await writeTranscript(cues, { assets, key: 'k' })
    expect((await all(readCues(transcript, assets, range))).map(({ id }) => id).join('')).toBe(ids)
  })

  it('is read as it was written however the store cuts it', async () => {
    const cue = fc.record({
      id: fc.string({ minLength: 1, maxLength: 5 }),
      startMs: fc.nat({ max: 1e6 }),
      endMs: fc.nat({ max: 1e6 }),
      text: fc.string({ unit: 'binary', maxLength: 20 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(cue, { maxLength: 6 }),
        fc.integer({ min: 1, max: 20 }),
        async (written, size) => {
          const assets = memoryAssets()
          const transcript = await writeTranscript(written, { assets, key: 'k' })
          expect(await all(readCues(transcript, cutting(assets, size)))).toEqual(written)
          expect(transcript.words).toBe(written.reduce((sum, { text }) => sum + countWords(text), 0))
        },
      ),
    )
  })

  it('is never held whole, neither written nor read', async () => {
    let given = 0
    function* many(): Generator<Cue> {
      for (; given < 20_000; given += 1)
        yield { id: `c${given}`, startMs: given, endMs: given, text: 'some words of a long talk' }
    }
    const assets = memoryAssets()
    const ahead: number[] = []
    const watching: AssetStore = {
      ...assets,
      put: (key, body, options) => {
        async function* watched(): AsyncGenerator<Uint8Array> {
          let taken = 0
          for await (const chunk of body as AsyncIterable<Uint8Array>) {
            ahead.push(given - taken)
            taken = given
            yield chunk
          }
        }
        return assets.put(key, watched(), options)
      },
    }
    const transcript = await writeTranscript(many(), { assets: watching, key: 'k' })
    expect(transcript.cueCount).toBe(20_000)
    expect(ahead.length).toBeGreaterThan(20)
    expect(Math.max(...ahead)).toBeLessThan(2_000)

    let chunks = 0
    const counting: AssetStore = {
      ...assets,
      get: async (key) => {
        const body = await assets.get(key)
        async function* counted(): AsyncGenerator<Uint8Array> {
          for await (const chunk of body ?? []) {
            chunks += 1
            yield chunk
          }
        }
        return counted()
      },
    }
    for await (const cue of readCues(transcript, counting)) if (cue.id === 'c100') break
    expect(chunks).toBe(1)
    expect(await all(readCues(transcript, counting, { firstCue: 'c5', lastCue: 'c7' }))).toHaveLength(3)
    expect(chunks).toBe(2)
  })

  it('stops writing when its signal aborts', async () => {
    const assets = memoryAssets()
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(writeTranscript(cues, { assets, key: 'k', signal })).rejects.toThrow('stopped')
    expect(await assets.head('k')).toBeUndefined()
  })

  it('says when its cues are gone', async () => {
    const assets = memoryAssets()
    const transcript = await writeTranscript(cues, { assets, key: 'k' })
    await assets.delete('k')
    await expect(readText(transcript, assets)).rejects.toMatchObject({
      code: 'TRANSCRIPT_MISSING',
      context: { key: 'k' },
    })
  })
})

/** A store whose bodies come in pieces of a size. */
function cutting(assets: AssetStore, size: number): AssetStore {
  return {
    ...assets,
    get: async (key) => {
      const body = await assets.get(key)
      async function* cut(): AsyncGenerator<Uint8Array> {
        for await (const chunk of body ?? []) {
          for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size)
        }
      }
      return cut()
    },
  }
}
