import { type LinkGrammar, latin } from './link-grammar.ts'
import type { Link } from './links.ts'
import { asciiLength } from './punycode.ts'
import { topLevelDomainEnd } from './top-level-domains.ts'

/** A host in a text, with all that belongs to it. */
export interface Address extends Link {
  /** `https://`, or empty where it has none. */
  readonly scheme: string
  readonly hasPath: boolean
  /** Where its path and query end, or its port. */
  readonly until: number
}

const longestLink = 4096
const longestLabel = 63
const longestShortName = 40
const defaultScheme = 'https://'

/** A host without a scheme is no link right after these. */
const joining = /[-_./]/
const dots = /[\u3002\uFF0E\uFF61]/
const western = new RegExp(`(?:[-a-z0-9${latin}]+\\.)+`, 'gi')
const shortened = /https?:\/\/t\.co\/([a-z0-9]+)/iy

/** What of an address is a link: all of it with a scheme; without one only hosts in Western letters, perhaps several. */
export function linksOf(text: string, address: Address, grammar: LinkGrammar): readonly Link[] {
  if (!isUsable(text, address)) return []
  if (address.scheme !== '') return linkWithScheme(text, address, grammar)
  if (!grammar.bare || joining.test(text.charAt(address.start - 1))) return []
  const names = westernHosts(text.slice(address.start, address.end))
  return names.map(({ start, end }, index) => ({
    start: address.start + start,
    end: address.hasPath && index === names.length - 1 ? address.until : address.start + end,
  }))
}

function isUsable(text: string, { start, end, scheme, until }: Address): boolean {
  const host = text.slice(start, end)
  const length = (scheme || defaultScheme).length + scheme.length + until - start
  if (length > longestLink || !host.split('.').every(isUsableLabel)) return false
  return !host.startsWith('xn--') || westernHosts(host).length > 0
}

function isUsableLabel(label: string): boolean {
  // A code point is one character at least in the ASCII form, so what is longer need not be converted.
  if (label.length > 2 * longestLabel) return false
  const parts = label.split(dots)
  return parts.reduce((sum, part) => sum + asciiLength(part), parts.length - 1) <= longestLabel
}

/** Links that X has shortened itself end where the short name does. */
function linkWithScheme(
  text: string,
  { start, scheme, until }: Address,
  { query }: LinkGrammar,
): readonly Link[] {
  const begin = start - scheme.length
  shortened.lastIndex = begin
  const [found, name = ''] = shortened.exec(text) ?? []
  if (found === undefined) return [{ start: begin, end: until }]
  if (name.length > longestShortName) return []
  query.lastIndex = begin + found.length
  const end = query.test(text) ? query.lastIndex : begin + found.length
  return [{ start: begin, end }]
}

/** The hosts within a host that are written in Western letters up to their top-level domain. */
function westernHosts(host: string): readonly Link[] {
  const names: Link[] = []
  western.lastIndex = 0
  for (let chain = western.exec(host); chain !== null; chain = western.exec(host)) {
    const start = chain.index
    for (let label = western.lastIndex; label > start; label = host.lastIndexOf('.', label - 2) + 1) {
      const end = topLevelDomainEnd(host, label)
      if (end === undefined) continue
      names.push({ start, end })
      western.lastIndex = end
      break
    }
  }
  return names
}
