import { linksOf } from './host-links.ts'
import { beforeLink, type LinkGrammar, outsideHosts } from './link-grammar.ts'
import { topLevelDomainEnd } from './top-level-domains.ts'

// A link is a host with a known top-level domain, with or without a scheme before it, and port, path and query after it.
// The text is read once, from run to run of the characters that hosts are made of, and in each run the labels between
// the dots are looked at once, from the right. So the time that it takes grows as the text does.

/** Where a link stands: from `start` to before `end`, in UTF-16 code units. */
export interface Link {
  readonly start: number
  readonly end: number
}

interface Host extends Link {
  /** What its top-level domain stands in. */
  readonly label: Label
}

interface Label extends Link {
  /** Where its last underscore stands; none may be in the label right before the top-level domain. */
  readonly underscore: number
  /** Where a top-level domain ends that it begins with. */
  readonly topLevel: number | undefined
  /** The furthest host that begins with this label. */
  readonly host: Host | undefined
  readonly next: Label | undefined
}

const hosts = new RegExp(`[^${outsideHosts}]+`, 'g')
const port = /:[0-9]+/y
/** Neither begins nor ends a label. */
const inner = /[-_]/
const longestScheme = 'gopher://'.length

/**
 * The links of a text, in order, as a network finds them.
 *
 * @example findLinks('see example.com/a, it.so', xLinks) // [{ start: 4, end: 17 }, { start: 19, end: 24 }]
 */
export function findLinks(text: string, grammar: LinkGrammar): readonly Link[] {
  const links: Link[] = []
  // What stands before a link is used up by it: nothing before `from` can stand before another.
  let from = 0
  let position = 0
  for (let run = nextRun(text, position); run !== undefined; run = nextRun(text, position)) {
    const label = readLabels(text, run)
    let scheme = schemeBefore(text, run.start, from, grammar)
    let host = scheme === '' ? undefined : label.host
    if (host === undefined) {
      scheme = ''
      host = nextBareHost(text, label, from)
    }
    while (host !== undefined) {
      const { start, end } = host
      const named = skip(port, text, end)
      const path = skip(grammar.path, text, named)
      from = skip(grammar.query, text, path)
      links.push(...linksOf(text, { start, end, scheme, hasPath: path > named, until: from }, grammar))
      scheme = ''
      host = nextBareHost(text, host.label, from)
    }
    position = Math.max(run.end, from)
  }
  return links
}

function nextRun(text: string, position: number): Link | undefined {
  hosts.lastIndex = position
  const run = hosts.exec(text)
  return run === null ? undefined : { start: run.index, end: hosts.lastIndex }
}

function skip(expression: RegExp, text: string, start: number): number {
  expression.lastIndex = start
  return expression.test(text) ? expression.lastIndex : start
}

/** `https://` where it stands right before a host, and nothing before it that forbids a link. */
function schemeBefore(text: string, host: number, from: number, { scheme }: LinkGrammar): string {
  const [found] = scheme.exec(text.slice(Math.max(0, host - longestScheme), host)) ?? ['']
  return mayBegin(text, host - found.length, from) ? found : ''
}

function mayBegin(text: string, start: number, from: number): boolean {
  return start === 0 ? from === 0 : start > from && beforeLink.test(text.charAt(start - 1))
}

/** The labels between the dots of a run, as a chain from the first on. */
function readLabels(text: string, run: Link): Label {
  let label: Label = {
    start: run.end,
    end: run.end,
    underscore: -1,
    topLevel: undefined,
    host: undefined,
    next: undefined,
  }
  let end = run.end
  for (const part of text.slice(run.start, run.end).split('.').toReversed()) {
    label = readLabel(text, part, end, label)
    end = label.start - 1
  }
  return label
}

function readLabel(text: string, part: string, end: number, next: Label): Label {
  const start = end - part.length
  const underscore = start + part.lastIndexOf('_')
  const whole = part !== '' && !inner.test(part.charAt(0)) && !inner.test(part.charAt(part.length - 1))
  const host = whole ? hostFrom(start, { underscore, next }) : undefined
  return { start, end, underscore, topLevel: topLevelDomainEnd(text, start), host, next }
}

/** The furthest host that begins at a place in a label. */
function hostFrom(start: number, { underscore, next }: Pick<Label, 'underscore' | 'next'>): Host | undefined {
  if (next?.host !== undefined) return { ...next.host, start }
  if (next?.topLevel === undefined || underscore >= start) return undefined
  return { start, end: next.topLevel, label: next }
}

/** The next host without a scheme, from a label on. It may begin within one. */
function nextBareHost(text: string, first: Label, from: number): Host | undefined {
  for (let label: Label | undefined = first; label !== undefined; label = label.next) {
    if (label.start === label.end || inner.test(text.charAt(label.end - 1))) continue
    // At the very beginning of a text, a character that may stand before a link is rather taken for that.
    const swapped = label.start === 0 && label.end > 1 ? 1 : 0
    for (let place = Math.max(label.start, from); place < label.end; place += 1) {
      const start = place <= swapped ? swapped - place : place
      if (inner.test(text.charAt(start)) || !mayBegin(text, start, from)) continue
      const host = hostFrom(start, label)
      if (host !== undefined) return host
    }
  }
  return undefined
}
