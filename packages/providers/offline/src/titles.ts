import type { Analysis } from './analysis.ts'
import type { Material } from './material.ts'
import {
  type CountedPhrase,
  joinList,
  type Range,
  type Sentence,
  sentenceCase,
  topPhrases,
} from './text/index.ts'

const longestTitle = 60

/** What the whole source is about, as a title: in the speaker's own words where they say it, else from its phrases. */
export function sourceTitle(analysis: Analysis): string {
  return announcedSubject(analysis) ?? phraseTitle(analysis) ?? analysis.language.formulas.untitled
}

/** A title made of the phrases that the whole source is about. */
export function phraseTitle(analysis: Analysis): string | undefined {
  const { sentences } = analysis
  const found = topicsOf(analysis, { start: 0, end: sentences.length }, 8)
  // A phrase of several words that comes up late and seldom belongs to a chapter and not to the whole.
  const often = Math.max(2, Math.min(4, sentences.length / 40))
  const general = found.filter(({ stems, count, isEarly }, rank) => {
    if (!isSpread(stems, analysis)) return false
    return rank === 0 || stems.length === 1 || isEarly || count >= often
  })
  return threefold(general, analysis) ?? titleFrom(general.length > 0 ? general : found, analysis)
}

/** What one chapter of several speaks of is not what the whole is about. */
function isSpread(stems: readonly string[], { chapters, sentences }: Analysis): boolean {
  if (chapters.length < 3) return true
  const speaks = ({ start, end }: Range): boolean =>
    sentences.slice(start, end).some(({ terms }) => stems.every((stem) => terms.includes(stem)))
  return chapters.filter(speaks).length >= Math.max(2, chapters.length / 4)
}

/** So far into a source speakers say what they will speak of. */
const announcing = { share: 0.1, sentences: 30 }
const clauseLengths = { shortest: 24, longest: 84, words: 5 }
/** What a title must not point at. */
const pointsBack =
  /^\S+ (?:it|this|that|they|he|she|these|those|you|eso|esto|das|es|sie|cela|ça|questo|isso|isto)(?![\p{L}])/iu

/** `How a village stopped buying its power`, where a speaker announces just that. */
function announcedSubject({ sentences, language }: Analysis): string | undefined {
  const early = Math.min(announcing.sentences, Math.ceil(sentences.length * announcing.share))
  for (const { verbatim, isSignpost, kind } of sentences.slice(0, early)) {
    if (!isSignpost && kind !== 'unusable') continue
    const clause = language.subjectClause.exec(verbatim)?.[0]
    const title = clause?.split(language.subjectEnd)[0]?.trim()
    if (title === undefined || pointsBack.test(title)) continue
    const { shortest, longest, words } = clauseLengths
    if (title.length >= shortest && title.length <= longest && title.split(' ').length >= words)
      return sentenceCase(title)
  }
  return undefined
}

/** Where single words lead, three subjects say more than two: the best, the next, and the best of several words. */
function threefold(found: readonly CountedPhrase[], { language }: Analysis): string | undefined {
  const common = found.filter(({ isName, count }) => !isName && count > 1)
  const [first, second] = common
  if (first === undefined || second === undefined || common.slice(0, 3).some(({ stems }) => stems.length > 1))
    return undefined
  const third = common.slice(2).find(({ stems }) => stems.length > 1) ?? common[2]
  if (third === undefined) return undefined
  const title = sentenceCase(joinList([first.text, second.text, third.text], language.formulas.and))
  return title.length > longestTitle ? undefined : title
}

/** The phrases of a range that could be a subject: no ordinals, weekdays and months, and nobody who asks the questions. */
function topicsOf(
  { phrases, sentences, language }: Analysis,
  range: Range,
  wanted: number,
  used?: ReadonlySet<string>,
): readonly CountedPhrase[] {
  const hosts = hostNames(sentences)
  return topPhrases(phrases, sentences, range, wanted + spare, used)
    .filter(({ text }) => !language.timely.test(text) && !hosts.has(text.toLowerCase()))
    .slice(0, wanted)
}

/** So many phrases more are looked at as may turn out to be none. */
const spare = 8

const namesBySource = new WeakMap<readonly Sentence[], ReadonlySet<string>>()

/** The names of hosts, whole and word by word. */
function hostNames(sentences: readonly Sentence[]): ReadonlySet<string> {
  const found = namesBySource.get(sentences)
  if (found !== undefined) return found
  const speakers = new Set(sentences.flatMap(({ isHost, speaker }) => (isHost ? (speaker ?? []) : [])))
  const names = new Set(
    [...speakers].flatMap((speaker) => [speaker, ...speaker.split(' ')]).map((name) => name.toLowerCase()),
  )
  namesBySource.set(sentences, names)
  return names
}

/** A title for each range, no two alike; a range about nothing in particular gets the beginning of its best sentence. */
export function rangeTitles(analysis: Analysis, ranges: readonly Range[]): readonly string[] {
  const used = new Set<string>()
  const titles = new Set<string>()
  return ranges.map((range, index) => {
    const found = topicsOf(analysis, range, 6, used)
    const candidates = [
      ...found.map((_, rank) => titleFrom(found.slice(rank), analysis)),
      sentenceTitle(analysis, range),
    ]
    const title =
      candidates.find((candidate) => candidate !== undefined && !titles.has(candidate)) ??
      `${candidates.at(-1)} (${index + 1})`
    titles.add(title)
    for (const stem of found[0]?.stems ?? []) used.add(stem)
    return title
  })
}

/** All that could stand above a text about the source: its title, those of its chapters, its key phrases. */
export function titlesOf({
  analysis,
  chapters,
  title,
}: Pick<Material, 'analysis' | 'chapters' | 'title'>): readonly string[] {
  const phrases = keyPhrases(analysis, { start: 0, end: analysis.sentences.length }, 40)
  return [...new Set([title, ...chapters.map((chapter) => chapter.title), ...phrases.map(sentenceCase)])]
}

/** The phrases that title and headings are made of, best first. */
export function keyPhrases(analysis: Analysis, range: Range, wanted: number): readonly string[] {
  return keyTopics(analysis, range, wanted).map(({ text }) => text)
}

/** The same, with all that is known of them. */
export function keyTopics(analysis: Analysis, range: Range, wanted: number): readonly CountedPhrase[] {
  return topicsOf(analysis, range, wanted)
}

/** A phrase as it stands in a sentence: with its article, where the source mostly gives it one. */
export function inSentence({ text, article }: Pick<CountedPhrase, 'text' | 'article'>): string {
  if (article === undefined) return text
  return /['’]$/.test(article) ? `${article}${text}` : `${article} ${text}`
}

/** One good phrase, or two where the second is whole enough to stand beside it. */
function titleFrom(found: readonly CountedPhrase[], { language }: Analysis): string | undefined {
  const [first] = found
  if (first === undefined) return undefined
  const lead = leadOf(found, first)
  const partner = found.slice(0, 4).find((phrase) => {
    return (
      phrase !== lead &&
      !phrase.isName &&
      phrase.count > 1 &&
      (lead.stems.length === 1 || phrase.stems.length > 1)
    )
  })
  const both = partner === undefined ? lead.text : joinList([lead.text, partner.text], language.formulas.and)
  return sentenceCase(both.length > longestTitle ? lead.text : both)
}

/** A phrase of several words says more than a single one, if it is among the best; neither is one if said only once. */
function leadOf(found: readonly CountedPhrase[], first: CountedPhrase): CountedPhrase {
  const isWhole = ({ stems, isName, count }: CountedPhrase): boolean =>
    stems.length > 1 && !isName && count > 1
  return isWhole(first)
    ? first
    : (found.slice(0, 3).find(isWhole) ??
        found.find(({ stems, count }) => stems.length === 1 && count > 1) ??
        first)
}

/** The one phrase that a range is most about. */
function leadTopic(analysis: Analysis, range: Range): CountedPhrase | undefined {
  const found = topicsOf(analysis, range, 6)
  return found[0] === undefined ? undefined : leadOf(found, found[0])
}

export function leadPhrase(analysis: Analysis, range: Range): string | undefined {
  return leadTopic(analysis, range)?.text
}

/** The subjects of several ranges, as `A, B and C`. */
export function subjects(analysis: Analysis, ranges: readonly Range[], most: number): string {
  const phrases = new Set(ranges.flatMap((range) => leadPhrase(analysis, range) ?? []))
  const whole = keyPhrases(analysis, { start: 0, end: analysis.sentences.length }, most)
  const chosen = phrases.size >= 2 ? [...phrases] : whole
  return joinList(chosen.slice(0, most), analysis.language.formulas.and)
}

function sentenceTitle({ sentences, scores, language }: Analysis, { start, end }: Range): string {
  let best = start
  for (let index = start; index < end; index += 1)
    if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index
  const words = sentences[best]?.opening
    .replace(/[.!?…]+$/u, '')
    .split(' ')
    .slice(0, 8)
    .join(' ')
  return words === undefined || words === '' ? language.formulas.untitled : words.replace(/[,;:]$/, '')
}
