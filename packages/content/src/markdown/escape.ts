import { visibleText } from '../types/plain-text.ts'

const special = /[\\`*_[\]~|]/g
const startOfBlock = /^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|>|\d{1,9}(?=[.)]))/

/**
 * Text as Markdown that shows exactly this text, on one line.
 *
 * @example escapeLine('# <b>5 * 3</b>') // '\\# &lt;b>5 \\* 3&lt;/b>'
 */
export function escapeLine(text: string): string {
  return escapeMarks(visibleText(text).replace(/\s+/g, ' ').trim())
}

/** Text as Markdown that shows exactly this text, with its line breaks and paragraphs. */
export function escapeText(text: string): string {
  return paragraphsOf(visibleText(text))
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => escapeMarks(line.trim()))
        .join('\\\n'),
    )
    .join('\n\n')
}

const dangerous = /\\[\s\S]|!\[|\](?=\()|\]:/g
const safeDestination = /^\(\s*(?:https?:\/\/|mailto:)/i

/**
 * Markdown with its emphasis, lists and links, but without what a page should not take from somebody else's text: HTML
 * is shown as text, images and links to anything but web and mail addresses lose their brackets, headings go below our
 * own, and a code block that does not end is none.
 */
export function tameMarkdown(markdown: string): string {
  // First, and also where it is escaped: a bare address before the backslash would be made a link and take it along.
  const text = visibleText(markdown).trim().replace(/\\?</g, '&lt;')
  const tamed = text.replace(dangerous, (mark, at: number) => {
    if (mark === '![') return '!\\['
    if (mark === ']:') return ']\\:'
    // What is escaped already stays so: a second backslash would set it free.
    if (mark !== ']') return mark
    return safeDestination.test(text.slice(at + 1, at + 60)) ? mark : '\\]'
  })
  const lines = tamed.split('\n')
  const fences = lines.filter((line) => fence.test(line)).length
  return lines.map((line) => tameLine(line, fences % 2 === 1)).join('\n')
}

/** Marks of quotes and lists, in which headings may stand. */
const nesting = String.raw`\s*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s))\s*)*`
const highHeading = new RegExp(String.raw`^(${nesting})#{1,2}(?=\s|$)`)
const underline = new RegExp(String.raw`^(${nesting})(=+|-+)(?=\s*$)`)
const fence = new RegExp(`^${nesting}(?:\`\`\`|~~~)`)

function tameLine(line: string, fencesAreOdd: boolean): string {
  if (fencesAreOdd && fence.test(line)) return line.replace(/[`~]/g, '\\$&')
  // An underline would make a heading of the line above it.
  return line.replace(underline, '$1\\$2').replace(highHeading, '$1###')
}

function escapeMarks(line: string): string {
  return (
    line
      .replace(special, '\\$&')
      .replace(/&(?=#?\w+;)/g, '&amp;')
      // No backslash: a bare address before it would be made a link and take it along.
      .replaceAll('<', '&lt;')
      .replace(startOfBlock, (_start, space: string, mark: string) => {
        return /^\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`
      })
  )
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
