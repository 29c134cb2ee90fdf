import { isBlank } from './blank.ts'
import { graphemeLength } from './graphemes.ts'
import { latin, mastodonLinks } from './link-grammar.ts'
import { findLinks, type Link } from './links.ts'

const linkStandIn = 'x'.repeat(23)

const wordCharacter = '[\\p{L}\\p{M}\\p{Nd}\\p{Pc}]'
/** Somebody on another server: `@alice@example.social`. */
const mention = new RegExp(
  `(?<![=/]|${wordCharacter})@[a-z0-9_]+(?:[.\\-]+[a-z0-9_]+)*@${wordCharacter}+(?:[.\\-]+${wordCharacter}+)*`,
  'giu',
)
/** What makes of a mention something else when it follows. */
const afterMention = new RegExp(`(?:[@\\uFF20${latin}]|://)`, 'iy')

/**
 * The length of a post as Mastodon counts it: visible characters, links with their scheme 23, and of those who are
 * mentioned only the name, not the server. What is blank has no length.
 *
 * @example mastodonLength('@alice@example.social https://example.com/a/long/path') // 30
 */
export function mastodonLength(text: string): number {
  if (isBlank(text)) return 0
  let counted = ''
  let position = 0
  for (const { start, end, standIn } of shortened(text)) {
    if (start < position) continue
    counted += text.slice(position, start) + standIn
    position = end
  }
  return graphemeLength(counted + text.slice(position))
}

function shortened(text: string): readonly (Link & { readonly standIn: string })[] {
  const links = findLinks(text, mastodonLinks).map((link) => ({ ...link, standIn: linkStandIn }))
  const mentions = Array.from(text.matchAll(mention), ({ index, 0: whole }) => {
    return { start: index, end: index + whole.length, standIn: whole.slice(0, whole.indexOf('@', 1)) }
  })
  return [...links, ...mentions.filter(({ end }) => !follows(text, end))].sort(
    (one, other) => one.start - other.start,
  )
}

function follows(text: string, end: number): boolean {
  afterMention.lastIndex = end
  return afterMention.test(text)
}
