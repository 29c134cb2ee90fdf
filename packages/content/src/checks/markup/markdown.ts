import { listed, shown } from '../finding.ts'
import { blocksOf } from './markdown-blocks.ts'

const headingLine = /^ {0,3}#{1,6} +\S.*$/gm
const underlined = /\S[ \t]*\n {0,3}={3,}[ \t]*$/m
const emptyLink = /\[[^[\]\n]{1,200}\]\(\s*\)/g
const openLink =
  /\[[^[\]\n]{1,200}\]\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?:\s*$|\s(?!["'(]))/gm
const partedLink = /\[[^[\]\n]{1,200}\] \((?:https?:\/\/|www\.)/g
/** `[text][name]` and `[^name]`; in front of brackets of a programming language (`a[i][j]`) stands a name. */
const reference =
  /(?<![\p{L}\p{N}\]])\[[^[\]\n]{1,200}\]\[([^[\]\n]{1,100})\]|\[(\^[^[\]\n\s]{1,40})\](?!:)/gu
const definition = /^ {0,3}\[([^[\]\n]{1,100})\]:/gm
const looseEmphasis = /(?<=^|[\s(])(\*\*|__) [^*_\n]{1,200} \1(?=$|[\s.,;:!?)])/gm
/** Of lines without white space around them. */
const tableRow = /^\|.*\|$/
const tableRule = /^\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?$/

/** What is broken in a Markdown text or does not belong there, each with what to do about it. */
export function markdownFaults(text: string): readonly string[] {
  const { paragraphs, openFence } = blocksOf(text)
  const prose = paragraphs.join('\n\n')
  const headings = [...(prose.match(headingLine) ?? []), ...(underlined.test(prose) ? ['==='] : [])]
  const links = [
    ...(prose.match(emptyLink) ?? []),
    ...(prose.match(openLink) ?? []),
    ...(prose.match(partedLink) ?? []),
    ...undefinedReferences(prose),
  ]
  const loose = prose.match(looseEmphasis) ?? []
  return [
    ...(headings.length === 0 ? [] : [`make paragraphs of the headings ${show(headings)}`]),
    ...(openFence ? ['close the block of code, or take its fence out'] : []),
    ...(links.length === 0 ? [] : [`mend the links ${show(links)}`]),
    ...(loose.length === 0 ? [] : [`no spaces inside the asterisks of ${show(loose)}`]),
    ...(paragraphs.some(hasOpenEmphasis)
      ? ['an emphasis is opened or closed alone: pair its asterisks']
      : []),
    ...(paragraphs.some(hasBrokenTable)
      ? ['mend the table: below its heading a line of dashes with as many columns']
      : []),
  ]
}

/**
 * Whether two or three asterisks stand for an emphasis that has only one end; a single one may lead to a footnote. What
 * could open as well as close (`2**3`, `**太字**です`) closes what is open and otherwise counts as nothing.
 */
function hasOpenEmphasis(paragraph: string): boolean {
  let open = 0
  let undecided = 0
  for (const { 0: run, index } of paragraph.matchAll(/(?<![\\*])\*{2,3}(?!\*)/g)) {
    const before = paragraph[index - 1] ?? ' '
    const after = paragraph[index + run.length] ?? ' '
    const opens = flanks(after, before)
    const closes = flanks(before, after)
    if (!opens && !closes) continue
    if (opens && !closes) open += 1
    else if (open > 0) open -= 1
    else if (opens) undecided += 1
    else if (undecided > 0) undecided -= 1
    else return true
  }
  return open > 0
}

/** As CommonMark has it: asterisks belong to what is beside them, unless that is a mark and the other side is a letter. */
function flanks(inner: string, outer: string): boolean {
  if (/\s/.test(inner)) return false
  return !/[\p{P}\p{S}]/u.test(inner) || /[\s\p{P}\p{S}]/u.test(outer)
}

function hasBrokenTable(paragraph: string): boolean {
  const lines = paragraph.split('\n').map((line) => line.trim())
  const first = lines.findIndex((line) => tableRow.test(line))
  if (first === -1) return false
  const [heading = '', rule = ''] = lines.slice(first)
  // A single line between bars is an ornament.
  if (!tableRow.test(rule) && !tableRule.test(rule)) return false
  return !tableRule.test(rule) || columnsOf(heading) !== columnsOf(rule)
}

function columnsOf(row: string): number {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/).length
}

function undefinedReferences(prose: string): readonly string[] {
  const defined = new Set(Array.from(prose.matchAll(definition), ([, name = '']) => name.toLowerCase()))
  return Array.from(prose.matchAll(reference))
    .filter(([, link, note]) => !defined.has(`${link ?? ''}${note ?? ''}`.toLowerCase()))
    .map(([mark]) => mark)
}

/** Marks of Markdown in a text that nobody turns into anything: readers would see them. */
export function markdownMarksIn(text: string): readonly string[] {
  const rules = text.split('\n').filter((line) => line.includes('--') && tableRule.test(line.trim()))
  return [...plainMarks.flatMap((pattern) => text.match(pattern) ?? []), ...rules]
}

const plainMarks: readonly RegExp[] = [
  /(?<![*\p{L}\p{N}])\*\*(?=\S)[^*\n]{1,300}\*\*(?!\*)/gu,
  /(?<![_\p{L}\p{N}])__(?=\S)[^_\n]{1,200} [^_\n]{1,200}__(?![_\p{L}\p{N}])/gu,
  /^ {0,3}#{1,6} +\p{L}.*$/gmu,
  /!?\[[^[\]\n]{1,200}\]\([^()\s]{1,1000}\)/g,
  /^[ \t]*(?:`{3}|~{3}).*$/gm,
]
const mildMarks: readonly RegExp[] = [
  /(?<![*\p{L}\p{N}])\*(?=[\p{L}\p{N}])[^*\n]{1,100}(?<=[\p{L}\p{N}.!?])\*(?![*\p{L}\p{N}])/gu,
  /(?<!`)`[^`\n]{1,100}`(?!`)/g,
]

/** Marks that may be Markdown and may be somebody's way of writing: `*sighs*`. */
export function mildMarksIn(text: string): readonly string[] {
  return mildMarks.flatMap((pattern) => text.match(pattern) ?? [])
}

function show(passages: readonly string[]): string {
  return listed(passages.map(shown), 3)
}
