import type { Chapter, Material } from '../material.ts'
import { cutChapters, type Range, type Sentence } from '../text/index.ts'
import { rangeTitles } from '../titles.ts'
import { bestChapters, wordsIn } from './sections.ts'

/** From so many words a chapter on, on average, a short piece keeps to one: it is a talk by itself. */
const wholeTalk = 700
const parts = 4
/** Somebody with less to say in a chapter cannot carry a piece. In words. */
const leastVoice = 250

/**
 * The material of a short piece. Out of a long source it is one chapter, and in that chapter one voice: sentences of several
 * programmes do not make one text, and `we` is somebody else in each. The chapter is that of the points which the piece leads
 * with; without any every piece, told by its number, has another.
 */
export function focused(material: Material, piece: number): Material {
  const { analysis, chapters, leads } = material
  if (chapters.length < 3 || analysis.words / chapters.length < wholeTalk) return material
  const led = chapters.filter(({ start, end }) => [...leads].some((index) => start <= index && index < end))
  const ranked = bestFirst(material, led.length > 0 ? led : chapters)
  const chapter = ranked[led.length > 0 ? 0 : piece % ranked.length]
  if (chapter === undefined) return material
  const voice = voiceOf(analysis.sentences.slice(chapter.start, chapter.end))
  const isOut = ({ index, speaker }: Sentence): boolean =>
    index < chapter.start || index >= chapter.end || (voice !== undefined && speaker !== voice.speaker)
  const out = analysis.sentences.filter(isOut).map(({ index }) => index)
  const barred = new Set([...material.barred, ...out])
  return {
    ...material,
    title: chapter.title,
    chapters: partsOf(material, chapter),
    leads: new Set([...leads].filter((index) => !barred.has(index))),
    barred,
    usableWords: Math.min(material.usableWords, wordsIn(material, chapter)),
  }
}

/** What the chapters of a material cover. */
export function scopeOf({ chapters, analysis }: Material): Range {
  return { start: chapters[0]?.start ?? 0, end: chapters.at(-1)?.end ?? analysis.sentences.length }
}

function bestFirst(material: Material, chapters: readonly Chapter[]): readonly Chapter[] {
  const own = { ...material, chapters }
  return chapters
    .map((_, rank) => bestChapters(own, rank + 1))
    .flatMap((best, rank, all) =>
      best.filter((chapter) => rank === 0 || all[rank - 1]?.includes(chapter) === false),
    )
}

/** Who says most; `undefined` where one voice is as good as all. */
function voiceOf(sentences: readonly Sentence[]): Pick<Sentence, 'speaker'> | undefined {
  const words = new Map<string | undefined, number>()
  for (const { speaker, words: count, isHost, kind } of sentences)
    if (!isHost && kind === 'statement') words.set(speaker, (words.get(speaker) ?? 0) + count)
  const [most] = [...words].sort(([, one], [, other]) => other - one)
  return words.size < 2 || most === undefined || most[1] < leastVoice ? undefined : { speaker: most[0] }
}

function partsOf({ analysis }: Material, chapter: Chapter): readonly Chapter[] {
  const ranges = cutChapters(analysis.sentences, chapter, parts)
  const titles = rangeTitles(analysis, ranges)
  return ranges.map((range, at) => ({
    ...range,
    title: titles[at] ?? chapter.title,
    firstCue: analysis.sentences[range.start]?.cues[0] ?? chapter.firstCue,
  }))
}
