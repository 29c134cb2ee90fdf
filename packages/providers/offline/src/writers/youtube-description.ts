import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { clip, countWords, joinList } from '../text/index.ts'
import { inSentence, keyTopics } from '../titles.ts'
import { hook } from './headlines.ts'
import { paragraphs, runningText, startPiece } from './piece.ts'
import { type Part, partsOf, speakersOf } from './sections.ts'
import { hashtags } from './social-media/index.ts'

export interface YouTubeDescription {
  readonly title: string
  readonly text: string
  readonly chapters: readonly Part[]
  readonly hashtags: readonly string[]
  readonly cues: readonly string[]
}

const longestTitle = 100
const longestChapterTitle = 50
/** A minute and a half of speech; shorter videos have no chapters. */
const wordsForChapters = 240
/** No chapter is so short that its mark could not be hit. */
const shortestChapter = 45

/** What there is to see and from whom, then the content itself, then the chapters, the first of which begins at the beginning. */
export function writeYouTubeDescription(material: Material, assignment: Assignment): YouTubeDescription {
  const { analysis } = material
  const { formulas } = analysis.language
  const target = Math.min(assignment.words ?? 140, Math.max(30, material.usableWords * 0.6))
  const piece = startPiece(material, { hand: 'youtube_description' })
  const preview = [
    formulas.youtube.replace('{list}', subjectsBeside(material)),
    ...speakersOf(material),
  ].join(' ')
  const first = hook(piece, { words: 22 })
  const body = piece.take({
    words: target - countWords(preview) - (first?.words ?? 0),
    parts: material.chapters,
    runs: 0.5,
    chains: true,
    needed: first === undefined,
  })
  const opening = first === undefined ? preview : `${runningText([first])} ${preview}`
  return {
    title: titleFor(material),
    text: [opening, ...paragraphs(body, formulas.attributed)].join('\n\n'),
    chapters: chaptersFor(material),
    hashtags: hashtags(material),
    cues: piece.cues(),
  }
}

/** What is spoken of that the title does not say. */
function subjectsBeside({ analysis, title, allows }: Material): string {
  const whole = { start: 0, end: analysis.sentences.length }
  const others = keyTopics(analysis, whole, 8).filter(
    (topic) => !shareWord(topic.text, title) && allows(topic.text),
  )
  const { and } = analysis.language.formulas
  const list = joinList(others.slice(0, 3).map(inSentence), and)
  return list === '' ? title : list
}

function shareWord(text: string, title: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
  return words.some((word) => title.toLowerCase().includes(word.slice(0, 5)))
}

/** A short title says what else there is. */
function titleFor(material: Material): string {
  const { title, analysis } = material
  if (title.length > 40) return clip(title, longestTitle)
  const { colon, and } = analysis.language.formulas
  const whole = { start: 0, end: analysis.sentences.length }
  const others = keyTopics(analysis, whole, 8).filter((topic) => !shareWord(topic.text, title))
  const list = joinList(
    others.slice(0, 2).map(({ text }) => text),
    and,
  )
  const both = `${title}${title.includes(colon) ? ', ' : colon}${list}`
  return list === '' || both.length > longestTitle ? title : both
}

function chaptersFor(material: Material): readonly Part[] {
  if (material.analysis.words < wordsForChapters) return []
  const parts = partsOf(material, {
    least: 3,
    most: 16,
    shortest: shortestChapter,
    longestTitle: longestChapterTitle,
  })
  return parts.length < 3 ? [] : parts.map(({ title, cue }) => ({ title, cue }))
}
