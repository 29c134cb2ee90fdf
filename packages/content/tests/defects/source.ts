import { readFileSync } from 'node:fs'
import type { Cue } from '@repurpose/core'

const here = new URL('.', import.meta.url)
const corpus = new URL('../../../../tests/corpus/', here)
const transcripts = new URL('../../../providers/offline/tests/transcripts/', here)

/** Sources with a name of their own; all others are files of the corpora: `es/long/04`. */
const files: Readonly<Record<string, URL>> = {
  'en/traps': new URL('sources/en.txt', here),
  'es/traps': new URL('sources/es.txt', here),
  'de/traps': new URL('sources/de.txt', here),
  'en/interview': new URL('en-interview.txt', transcripts),
  'es/talk-short': new URL('es.txt', transcripts),
  'de/talk-short': new URL('de.txt', transcripts),
}

/** Words of a caption in sources that are cut without regard for sentences, as captions of videos are. */
const captionWords = 14
const millisecondsPerWord = 400
const pause = 250
const sentenceEnd =
  /(?<=[.!?…)])(?<!(?:^|\s)(?:Prof|Dr|Sra?|Mrs?|St|\d{1,2})\.)\s+(?=[“"¿¡«„]?[A-ZÁÉÍÓÚÑÄÖÜ(])/u
const speaker = /^(\p{Lu}\p{Ll}+): (.*)$/su

const known = new Map<string, readonly Cue[]>()

/** The cues of a source, `c1`, `c2`, …, as fast as people speak. The same array every time, as checks remember by it. */
export function cuesOf(source: string): readonly Cue[] {
  const before = known.get(source)
  if (before !== undefined) return before
  const file = files[source] ?? new URL(`${source}.txt`, corpus)
  const isCut = /\/(?:talk|long\/\d+)$/.test(source)
  const cues = timed(readFileSync(file, 'utf8').trim(), isCut)
  known.set(source, cues)
  return cues
}

/** `es` of `es/long/04`. */
export function languageOf(source: string): string {
  return source.slice(0, 2)
}

function timed(text: string, isCut: boolean): readonly Cue[] {
  const cues: Cue[] = []
  let clock = 0
  for (const paragraph of text.split(/\n+/)) {
    const [, name, said = paragraph] = paragraph.match(speaker) ?? []
    for (const part of isCut ? captionsOf(said) : said.split(sentenceEnd)) {
      const startMs = clock
      const endMs = startMs + part.split(/\s+/).length * millisecondsPerWord
      const id = `c${cues.length + 1}`
      cues.push({ id, startMs, endMs, text: part, ...(name === undefined ? {} : { speaker: name }) })
      clock = endMs + pause
    }
  }
  return cues
}

function captionsOf(text: string): readonly string[] {
  const words = text.split(/\s+/)
  const count = Math.ceil(words.length / captionWords)
  return Array.from({ length: count }, (_, index) =>
    words.slice(index * captionWords, (index + 1) * captionWords).join(' '),
  )
}
