import type { Material } from '../material.ts'
import { clip, hasTellingFigure, joinList, sentenceCase } from '../text/index.ts'
import { keyPhrases, phraseTitle } from '../titles.ts'
import { titleFactor } from './headlines.ts'
import { startPiece } from './piece.ts'

export interface SeoPage {
  readonly title: string
  readonly description: string
  readonly slug: string
  readonly keywords: readonly string[]
  readonly cues: readonly string[]
}

/** In characters: search engines cut what is longer, and leave room unused by what is shorter. */
const titles = { shortest: 50, longest: 60 }
const descriptions = { shortest: 150, longest: 160 }
const mostKeywords = 8
const slugWords = 6

/** Title and description in whole words and sentences that fill the room there is, as far as the source has some that do. */
export function writeSeo(material: Material): SeoPage {
  const { analysis, allows } = material
  const whole = { start: 0, end: analysis.sentences.length }
  const phrases = keyPhrases(analysis, whole, 20).filter(allows)
  const title = titleFor(material, phrases)
  const { text, cues } = descriptionFor(material, phrases)
  const keywords = phrases.filter((phrase) => phrase.split(' ').length <= 4).slice(0, mostKeywords)
  return {
    title,
    description: text,
    slug:
      slugOf(title, analysis.language.code, analysis.language.stopWords) ||
      slugOf(analysis.language.formulas.untitled, 'en'),
    keywords: keywords.length > 0 ? keywords : [material.title],
    cues,
  }
}

/** The source's title, with the phrases behind it that fill it up best. */
function titleFor(material: Material, phrases: readonly string[]): string {
  const { title, analysis } = material
  if (title.length > titles.longest) {
    const shorter = phraseTitle(analysis)
    return shorter === undefined ? clip(title, titles.longest) : filled(shorter, phrases, material)
  }
  return filled(title, phrases, material)
}

function filled(title: string, phrases: readonly string[], { analysis, allows }: Material): string {
  if (title.length >= titles.shortest) return title
  const { and, colon } = analysis.language.formulas
  const words = new Set(stemsOf(title))
  const others = phrases.filter((phrase) => !stemsOf(phrase).some((stem) => words.has(stem)))
  const separator = title.includes(colon) ? ', ' : colon
  let best = title
  for (const list of combinations(others.slice(0, mostCombined))) {
    const candidate = `${title}${separator}${joinList(list, and)}`
    if (candidate.length > titles.longest || !allows(candidate)) continue
    if (candidate.length >= titles.shortest) return candidate
    if (candidate.length > best.length) best = candidate
  }
  return best
}

const mostCombined = 12

/** One, two or three of some phrases, the best first. */
function combinations(phrases: readonly string[]): readonly (readonly string[])[] {
  const singles = phrases.map((phrase) => [phrase])
  const longer = (lists: readonly string[][]): string[][] =>
    lists.flatMap((list) =>
      phrases.slice(phrases.indexOf(list.at(-1) ?? '') + 1).map((phrase) => [...list, phrase]),
    )
  const pairs = longer(singles)
  return [...singles, ...pairs, ...longer(pairs)]
}

/** Words that are as good as the same begin alike. */
function stemsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.slice(0, 5))
}

const mostTried = 60

/** One sentence, or two in the order of the source, that fill the room; else the longest that it has room for. */
function descriptionFor(
  material: Material,
  phrases: readonly string[],
): { readonly text: string; readonly cues: readonly string[] } {
  const { analysis, weights, leads, barred } = material
  const { shortest, longest } = descriptions
  const candidates = analysis.sentences
    .filter(({ stands, isHost, isSignpost, announces, opening, index }) => {
      return (
        stands &&
        !isHost &&
        !isSignpost &&
        !announces &&
        (weights[index] ?? 0) > 0 &&
        !barred.has(index) &&
        opening.length <= longest
      )
    })
    .map((sentence) => ({ ...sentence, about: titleFactor(sentence, material.title) }))
    .map(({ opening, cues, index, echoes, tokens, about }) => ({
      text: opening,
      cues,
      index,
      weight:
        (weights[index] ?? 0) *
        (leads.has(index) ? 1.3 : 1) *
        (echoes === undefined ? 1 : 0.7) *
        about *
        (hasTellingFigure({ tokens }) ? 0.8 : 1),
    }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, mostTried)
  // Two sentences from different chapters do not make one description.
  const chapterOf = (index: number): number =>
    material.chapters.findIndex(({ start, end }) => start <= index && index < end)
  const pairs = candidates.flatMap((one, at) =>
    candidates.slice(at + 1).flatMap((other) => {
      if (chapterOf(one.index) !== chapterOf(other.index)) return []
      const [first, second] = one.index < other.index ? [one, other] : [other, one]
      return [
        {
          text: `${first.text} ${second.text}`,
          cues: [...new Set([...first.cues, ...second.cues])],
          weight: (first.weight + second.weight) / 2,
        },
      ]
    }),
  )
  const all = [...candidates, ...pairs].filter(({ text }) => text.length <= longest)
  const fitting = all.filter(({ text }) => text.length >= shortest)
  const pool = fitting.length > 0 ? fitting : all
  const worth = ({ text, weight }: { readonly text: string; readonly weight: number }): number =>
    fitting.length > 0 ? weight : text.length + weight
  const [best] = pool.sort((one, other) => worth(other) - worth(one))
  if (best !== undefined) return best
  const piece = startPiece(material)
  const [sentence] = piece.take({ words: 30, most: 1, needed: true })
  const inside = analysis.language.formulas.inside.replace(
    '{list}',
    joinList(phrases.slice(0, 3), analysis.language.formulas.and),
  )
  return { text: clip(sentence?.opening ?? sentenceCase(inside), longest), cues: piece.cues() }
}

const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' }
const germanLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** Words of plain letters with hyphens, for an address. */
export function slugOf(title: string, language: string, stopWords: ReadonlySet<string> = new Set()): string {
  const words = title
    .toLowerCase()
    .replace(/[ßæœøłđ]/g, (letter) => letters[letter] ?? '')
    .replace(/[äöü]/g, (letter) => (language === 'de' ? (germanLetters[letter] ?? letter) : letter))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, slugWords)
  // It ends with a word that says something.
  while (words.length > 1 && stopWords.has(words.at(-1) ?? '')) words.pop()
  return words.join('-')
}
