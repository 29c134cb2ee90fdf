import type { GoodPiece } from '../pieces/hand-piece.ts'
import { proseOf, withAt } from '../rewrite.ts'
import { isAnnouncement } from '../texts.ts'
import { type Mutator, required } from './mutator.ts'
import { unseenMarks } from './unseen.ts'

const invalid = required('markup', 'MARKUP_INVALID')

function isMarkdown({ type, variant }: GoodPiece, path: string): boolean {
  if (type === 'summary' || (type === 'newsletter' && variant === 'intro')) return path === 'text'
  return type === 'blog_post' && /introduction|conclusion|body/.test(path)
}

function marked(
  name: string,
  where: 'markdown' | 'plain' | 'anywhere',
  change: (text: string, word: string) => string,
): Mutator {
  return {
    name,
    expect: invalid,
    mutate: (piece, { chance, isHeldOut }) => {
      const places = proseOf(piece.value, 6).filter(
        (placed) =>
          !/quotes\[/.test(placed.path) &&
          (where === 'anywhere' || (where === 'markdown') === isMarkdown(piece, placed.path)) &&
          !(piece.type === 'youtube_description' && name.includes('tag')) &&
          !isAnnouncement(placed),
      )
      const place = chance.one(places)
      const word = chance.one(place?.text.match(/(?<=\p{Ll} )\p{L}{4,}(?= \p{Ll})/gu) ?? [])
      if (place === undefined || word === undefined) return undefined
      const text = ((isHeldOut ? unseenMarks[name] : undefined) ?? change)(place.text, word)
      return text === place.text
        ? undefined
        : { value: withAt(piece.value, place.path, text), path: place.path }
    },
  }
}

const around = (before: string, after: string) => (text: string, word: string) =>
  text.replace(new RegExp(`(?<= )${word}(?= )`, 'u'), `${before}${word}${after}`)

export const markup: readonly Mutator[] = [
  marked('a tag of HTML', 'anywhere', around('<strong>', '</strong>')),
  marked('a tag of HTML without its end', 'anywhere', around('<em>', '')),
  marked('the end of a tag of HTML', 'anywhere', (text) => `${text}</p>`),
  marked('half a tag of HTML', 'anywhere', around('<a href="', '')),
  marked('half an end tag of HTML', 'anywhere', (text) => `${text}</span`),
  marked('line breaks of HTML', 'anywhere', (text) => text.replace(/(?<=[.!?]) /, '<br/>')),
  marked('bold in plain text', 'plain', around('**', '**')),
  marked('a link of Markdown in plain text', 'plain', (text) =>
    `${text} [#](https://example.org)`.replace('[#]', '[1]'),
  ),
  marked('a heading of Markdown in plain text', 'plain', (text) => `## Overview\n\n${text}`),
  marked('a character of HTML in plain text', 'plain', around('&quot;', '&quot;')),
  marked('line breaks written out', 'plain', (text) => text.replace(/(?<=[.!?]) /, '\\n\\n')),
  marked('a heading in a body of Markdown', 'markdown', (text) => `### Overview\n\n${text}`),
  marked('an emphasis without its end', 'markdown', around('**', '')),
  marked('a block of code without its end', 'markdown', (text) => `${text}\n\n\`\`\`\nend`),
  marked('a link without its end', 'markdown', around('[', '](https://')),
  marked('a broken table', 'markdown', (text) => `${text}\n\n| what | how many |\n|---|\n| things | 3 |`),
  marked('a footnote without a note', 'markdown', around('', '[^1]')),
]
