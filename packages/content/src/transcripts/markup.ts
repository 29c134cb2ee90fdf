import entities from 'webvtt-parser/html-entities.json' with { type: 'json' }

/** What one voice says within a caption, line by line, without markup. */
export interface Voice {
  readonly speaker: string | undefined
  readonly lines: readonly string[]
}

/** Markup that captions use. Whatever else stands in angle brackets is text: `if x <y and y> z`. */
const tag = /<(\/?)(c|i|b|u|s|v|ruby|rt|lang|font|span|br)([.\s/][^<>]*)?>|<\d[\d:.]*>/gi
const positionOverride = /\{\\[^{}]*\}/g
const entity = /&(?:#(\d{1,7}|x[\da-f]{1,6})|[a-z][a-z\d]*);/gi
const named: ReadonlyMap<string, string> = new Map(Object.entries(entities))

/**
 * A caption's text split by speaker, with tags, word timings and position overrides removed and entities
 * decoded. Runs in time linear in the text, however hostile its markup is.
 *
 * @example voices('<v Ann>Hi, <i>all</i></v>') // [{ speaker: 'Ann', lines: ['Hi, all'] }]
 */
export function voices(markup: string): readonly Voice[] {
  let span: { readonly speaker: string | undefined; text: string } = { speaker: undefined, text: '' }
  const spans = [span]
  let from = 0
  const source = markup.replace(positionOverride, '')
  for (const match of source.matchAll(tag)) {
    span.text += source.slice(from, match.index)
    from = match.index + match[0].length
    const name = match[2]?.toLowerCase()
    if (name === 'br') span.text += '\n'
    if (name === 'v') {
      span = { speaker: match[1] === '/' ? undefined : annotation(match[3] ?? ''), text: '' }
      spans.push(span)
    }
  }
  span.text += source.slice(from)
  return spans.flatMap(({ speaker, text }) => {
    const lines = text
      .split('\n')
      .map(plain)
      .filter((line) => line !== '')
    return lines.length === 0 ? [] : [{ speaker, lines }]
  })
}

/** A line of text: entities decoded, control characters gone, white space single. */
export function plain(line: string): string {
  return line
    .replace(entity, decode)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

function decode(whole: string, number: string | undefined): string {
  if (number === undefined) return named.get(whole) ?? whole
  const code =
    number.startsWith('x') || number.startsWith('X') ? Number.parseInt(number.slice(1), 16) : Number(number)
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : whole
}

/** The name in `<v.loud Ann Lee>`: what follows the classes. */
function annotation(rest: string): string | undefined {
  const start = rest.search(/\s/)
  return (start === -1 ? '' : plain(rest.slice(start))) || undefined
}
