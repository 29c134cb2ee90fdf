import { cleanText, fold } from './fold.ts'
import { withoutLeadIn } from './lead-ins.ts'

const mostWords = 8
const mostCharacters = 64
const longestWord = 48

/** Words that begin a clause: a title may end before them. */
const clauseWords = wordSet(
  'but that which who whose when whenever while where because if although until so que quien cuando mientras donde porque si aunque hasta pero aber dass als wenn während wo weil obwohl bis denn damit sondern',
)

/** Words that begin part of a clause: the next best place. */
const partWords = wordSet(
  'and or as with without from into onto over under before after during through across towards against between behind beside near at in on of for to by than y o e u como con sin desde hacia entre sobre bajo antes después durante en de del al para por und oder wie mit ohne von vom aus nach vor hinter neben zwischen über unter durch gegen bei beim in im am an auf für zu zum zur',
)

/** Nor may a title end with one of these. */
const danglingWords = wordSet(
  'a an the his her its their our your my this these those very is are was were be been has have had will would can could not no just only also even then still already un una uno el la los las su sus este esta es son era fue ser ha muy solo ya aún también ein eine einen einem einer eines der die das den dem des ihr ihre sein seine ist sind war waren wird sehr nicht nur auch schon noch dann gerade sich',
)

function wordSet(words: string): ReadonlySet<string> {
  return new Set(fold(words).split(' '))
}

const abbreviations = new Set(
  'dr mr mrs ms st prof no nr vs sr sra jr ca bzw etc usw mt ft art bd z u d e i'.split(' '),
)

/**
 * What a prompt is about, as a title: its first clause, without words about the picture itself, at most eight words. Empty
 * when there is none, or when it is written in a script that the card's typefaces lack.
 *
 * @example subjectOf('A wide shot of an old lighthouse at dusk, warm light, film grain') // 'Old lighthouse at dusk'
 */
export function subjectOf(prompt: string): string {
  const text = withoutLeadIn(
    cleanText(prompt)
      .replace(/\([^()]*\)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  const clause = printable(firstClause(firstSentence(text.replace(/^\d{1,3}[.)] /, ''))))
  if (/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\P{L}]/u.test(clause)) return ''
  const trimmed = trimEnds(shorten(clause))
  return /[\p{L}\p{N}]/u.test(trimmed) ? capitalize(trimmed) : ''
}

/** Signs that no text face has (emoji, arrows, dingbats) are left out: they would show as empty boxes. */
function printable(text: string): string {
  return text
    .replace(/[\p{So}\p{Sk}\p{Co}\p{Cn}\p{M}]/gu, '')
    .replace(/[^\p{L}\p{N}\p{Sc}\s'’‘“”„«»"&%+#,.:;!?¡¿…/–—-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function firstSentence(text: string): string {
  for (const { index } of text.matchAll(/[.!?…]+["”’»)]*(?= |$)|;/gu)) {
    const before = text.slice(text.lastIndexOf(' ', index) + 1, index)
    const isAbbreviation =
      text[index] === '.' && (abbreviations.has(fold(before)) || /^\p{Lu}$/u.test(before))
    if (!isAbbreviation && /[\p{L}\p{N}]/u.test(text.slice(0, index))) {
      return text.slice(0, text[index] === '?' ? index + 1 : index)
    }
  }
  return text
}

/** A clause of one word is no title yet, nor is a chapter's number. */
function firstClause(sentence: string): string {
  for (const { index } of sentence.matchAll(/,(?= )|:(?= )| [–—-] |—/gu)) {
    const clause = sentence.slice(0, index)
    const rest = sentence.slice(index)
    const words = clause.trim().split(' ').length
    const isHeading = /^:.*,.*(?:,| (?:and|or|y|e|o|und|oder) )/u.test(rest)
    const isChapter = rest.startsWith(':') && /\d/.test(clause)
    const isList = /^, [\p{L}-]+,? (?:and|or|y|e|o|und|oder) /u.test(rest)
    const goesOn = words < 4 && isLoose(/^, (\S+)/.exec(rest)?.[1])
    if ((words >= 2 || isHeading) && !isChapter && !isList && !goesOn) return clause
  }
  return sentence
}

function shorten(text: string): string {
  const words = text
    .split(' ')
    .map((word) => (word.length > longestWord ? `${word.slice(0, longestWord)}…` : word))
  const fits = (count: number) =>
    count <= mostWords && words.slice(0, count).join(' ').length <= mostCharacters
  if (fits(words.length)) return words.join(' ')
  let most = 1
  while (fits(most + 1)) most += 1
  const counts = Array.from({ length: most }, (_, index) => most - index)
  const cut =
    counts.findLast((count) => count >= 3 && beginsClause(words, count) && !isLoose(words[count - 1])) ??
    counts.find((count) => count >= 4 && isIn(partWords, words[count]) && !isLoose(words[count - 1]))
  if (cut !== undefined) return words.slice(0, cut).join(' ')
  while (most > 1 && isLoose(words[most - 1])) most -= 1
  return `${trimEnds(words.slice(0, most).join(' '))}…`
}

function beginsClause(words: readonly string[], at: number): boolean {
  return isIn(clauseWords, words[at]) || words.slice(at - 1, at).some((word) => word.endsWith(','))
}

/** Words that promise another one. */
function isLoose(word: string | undefined): boolean {
  return isIn(clauseWords, word) || isIn(partWords, word) || isIn(danglingWords, word)
}

function isIn(words: ReadonlySet<string>, word: string | undefined): boolean {
  return words.has(fold(word ?? '').replace(/,$/, ''))
}

function trimEnds(text: string): string {
  const trimmed = text.replace(/^[\s,.:;…/&+–—-]+/u, '').replace(/[\s,.:;/&+–—-]+$/u, '')
  const quotes = trimmed.match(/["“”„«»]/gu)?.length ?? 0
  const isQuoted = /^["“„«][^"“”„«»]*["”“»]$/u.test(trimmed)
  return isQuoted || quotes % 2 === 1
    ? trimmed
        .replace(/["“”„«»]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    : trimmed
}

/** Leaves `iPhone` and `eBay` alone. */
function capitalize(text: string): string {
  return /^\p{Ll}\p{Lu}/u.test(text)
    ? text
    : text.replace(/^["“„«‘'¿¡]*\p{Ll}/u, (start) => start.toUpperCase())
}
