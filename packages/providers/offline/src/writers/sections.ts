import type { Chapter, Material } from '../material.ts'
import { cutChapters, joinList, sentenceCase } from '../text/index.ts'
import { rangeTitles } from '../titles.ts'

/** The source in so many parts: its chapters, neighbours joined where they are too many, cut anew where they are too few. */
export function sectionsOf({ analysis, chapters }: Material, wanted: number): readonly Chapter[] {
  const possible = Math.max(1, Math.min(wanted, Math.floor(analysis.sentences.length / 5)))
  let sections = [...chapters]
  while (sections.length > possible) sections = joinShortest(sections)
  if (sections.length < chapters.length) return titled(sections, chapters, analysis)
  if (sections.length >= possible) return sections
  const cut = cutChapters(analysis.sentences, { start: 0, end: analysis.sentences.length }, possible)
  if (cut.length <= sections.length) return sections
  const titles = rangeTitles(analysis, cut)
  return cut.map((range, at) => ({
    ...range,
    title: titles[at] ?? '',
    firstCue: (range.start === 0 ? analysis.cues[0]?.id : analysis.sentences[range.start]?.cues[0]) ?? '',
  }))
}

/** So much of a joined section is one chapter, and its title is that chapter's. */
const mostlyOne = 0.75

/** Sections with titles of what they are about now that chapters were joined. */
function titled(
  sections: readonly Chapter[],
  chapters: readonly Chapter[],
  analysis: Material['analysis'],
): readonly Chapter[] {
  const own = rangeTitles(analysis, sections)
  return sections.map((section, at) => {
    const parts = chapters.filter(({ start, end }) => start >= section.start && end <= section.end)
    const longest = Math.max(...parts.map(({ start, end }) => end - start))
    const isOne = longest >= (section.end - section.start) * mostlyOne
    return isOne ? section : { ...section, title: own[at] ?? section.title }
  })
}

/** A part of the source with a title and the cue that it begins with. */
export interface Part {
  readonly title: string
  readonly cue: string
}

export interface PartWish {
  readonly least: number
  readonly most: number
  /** In words. */
  readonly shortest: number
  /** In characters. */
  readonly longestTitle: number
}

/**
 * The parts of a source as a list of contents has them: of a sensible size, each with a cue and a title that no other has.
 * Where a part opens with a question, that is its title.
 */
export function partsOf(material: Material, wish: PartWish): readonly (Part & Chapter)[] {
  const { chapters, analysis } = material
  const most = Math.max(1, Math.min(wish.most, Math.floor(analysis.words / wish.shortest)))
  const sections = sectionsOf(material, Math.min(most, Math.max(wish.least, chapters.length)))
  const titles = new Set<string>()
  const cues = new Set<string>()
  return sections.flatMap((section) => {
    const cue = section.firstCue
    const title = [
      openingQuestion(material, section),
      shortened(section.title, material),
      section.title,
    ].find(
      (candidate) =>
        candidate !== undefined &&
        candidate.length <= wish.longestTitle &&
        !titles.has(candidate) &&
        material.allows(candidate),
    )
    if (title === undefined || cues.has(cue)) return []
    titles.add(title)
    cues.add(cue)
    return [{ ...section, title, cue }]
  })
}

/** So near to its beginning a part is opened by a question. */
const opening = 3

function openingQuestion({ analysis }: Material, { start, end }: Chapter): string | undefined {
  const near = analysis.sentences.slice(start, Math.min(end, start + opening))
  return near.find(
    ({ kind, asksAlone, terms, words, opening: question }) =>
      kind === 'question' &&
      asksAlone &&
      terms.length > 1 &&
      words > 3 &&
      !analysis.language.secondPerson.test(question) &&
      !analysis.language.firstPerson.test(question) &&
      !analysis.language.demonstrative.test(question),
  )?.opening
}

/** A title of two halves that is too long for a list is its first half. */
function shortened(title: string, { analysis }: Material): string {
  const [first = title] = title.split(analysis.language.formulas.and)
  return title.length > 50 ? sentenceCase(first) : title
}

/** Those who speak, where they are several and have names; hosts are not announced. */
export function speakersOf({ analysis }: Material): readonly string[] {
  const { sentences, language } = analysis
  const hosts = new Set(sentences.flatMap(({ isHost, speaker }) => (isHost ? [speaker] : [])))
  const all = [...new Set(analysis.cues.flatMap(({ speaker }) => speaker ?? []))]
  const named = all.filter((speaker) => /^\p{Lu}[\p{L}.'’ -]+$/u.test(speaker) && !/\d/.test(speaker))
  const guests = named.filter((speaker) => !hosts.has(speaker))
  if (all.length < 2 || guests.length === 0 || guests.length > 4) return []
  return [language.formulas.notes.with.replace('{list}', joinList(guests, language.formulas.and))]
}

/** Joins the two neighbours that are shortest together, under the title of the longer. */
function joinShortest(chapters: readonly Chapter[]): Chapter[] {
  const span = (at: number): number =>
    (chapters[at + 1]?.end ?? Number.POSITIVE_INFINITY) - (chapters[at]?.start ?? 0)
  let shortest = 0
  for (let at = 1; at < chapters.length - 1; at += 1) if (span(at) < span(shortest)) shortest = at
  const pair = chapters.slice(shortest, shortest + 2)
  const [longer] = [...pair].sort((one, other) => other.end - other.start - (one.end - one.start))
  const joined = {
    start: pair[0]?.start ?? 0,
    end: pair.at(-1)?.end ?? 0,
    title: longer?.title ?? '',
    firstCue: pair[0]?.firstCue ?? '',
  }
  return [...chapters.slice(0, shortest), joined, ...chapters.slice(shortest + 2)]
}

/** Whether there are sentences enough that some may serve as titles and subjects. */
export function hasPlenty({ analysis }: Material): boolean {
  return analysis.sentences.filter(({ kind }) => kind === 'statement').length >= 8
}

/** The words of a part of the source. */
export function wordsIn(
  { analysis }: Material,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  return analysis.sentences.slice(start, end).reduce((total, { words }) => total + words, 0)
}

/** So many chapters with the best sentences, in their order. */
export function bestChapters({ chapters, weights }: Material, wanted: number): readonly Chapter[] {
  const worth = ({ start, end }: Chapter): number =>
    weights
      .slice(start, end)
      .sort((one, other) => other - one)
      .slice(0, 3)
      .reduce((total, weight) => total + weight, 0)
  if (chapters.length <= wanted) return chapters
  const kept = new Set([...chapters].sort((one, other) => worth(other) - worth(one)).slice(0, wanted))
  return chapters.filter((chapter) => kept.has(chapter))
}
