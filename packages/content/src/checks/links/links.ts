import type { Cue } from '@repurpose/core'
import { type Fault, type Finding, findingsOf, listed, shown } from '../finding.ts'
import type { PlacedText } from '../text/texts.ts'
import { type FoundLink, linksIn } from './find-links.ts'
import { sourceAddressesOf } from './source-addresses.ts'

/** Links of Markdown that lead elsewhere than to the web: `[x](javascript:…)`, `[x](/page)`. */
const target = /\]\(\s*<?([^()\s<>]{1,200})/g
const safeTarget = /^(?:https?:\/\/|mailto:|www\.)/i
/** What runs or opens something when it is clicked or pasted. */
const dangerous =
  /(?<![\p{L}\p{N}])(?:javascript:(?=[\w$.]{1,100}\()|vbscript:(?=\w)|data:(?=[a-z]{2,20}\/[\w.+-]{1,60}[;,])|file:\/\/)[^\s"'<>)]{0,60}/giu

/** Where the links of a piece may come from. */
export interface LinkGround {
  readonly cues?: readonly Cue[] | undefined
  /** Addresses (`https://example.com/shop` and what is below it) and whole domains (`example.com`). */
  readonly allowed?: readonly string[] | undefined
}

/**
 * Whether every web and mail address of a piece occurs in its source, also said aloud (`example dot com slash guide`), or
 * is allowed; anything else was made up. Links of Markdown must lead to a web or mail address.
 */
export function checkLinks(
  texts: readonly PlacedText[],
  { cues = [], allowed = [] }: LinkGround = {},
): readonly Finding[] {
  const source = sourceAddressesOf(cues)
  const permitted = allowed.flatMap((address) =>
    linksIn(address.includes('@') ? address : withScheme(address)),
  )
  let seen = 0
  const faults = texts.flatMap(({ path, text }): readonly Fault[] => {
    const links = linksIn(text)
    seen += links.length
    const invented = links.filter(
      (link) => !permitted.some((other) => covers(other, link)) && !source.has(addressOf(link)),
    )
    const wrong = [...(text.match(dangerous) ?? []), ...badTargetsIn(text)]
    const problems = [
      ...(wrong.length === 0 ? [] : [`take out what is no web address: ${show(wrong)}`]),
      ...(invented.length === 0
        ? []
        : [`the source does not name ${show(invented.map(({ raw }) => raw))}; take the address out`]),
    ]
    return problems.length === 0 ? [] : [{ path, message: problems.join('; ') }]
  })
  return findingsOf(
    { name: 'links', required: true, code: 'LINK_INVALID', weight: 1 },
    faults,
    seen === 0 ? 'no links' : `${seen} links, all from the source or allowed`,
  )
}

function badTargetsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(target), ([, address = '']) => address).filter(
    (address) => !safeTarget.test(address) && linksIn(address).length === 0,
  )
}

/** Whether an allowed address is another one or above it. */
function covers(allowed: FoundLink, link: FoundLink): boolean {
  if (allowed.mail || link.mail) {
    return allowed.mail === link.mail && allowed.host === link.host && allowed.rest === link.rest
  }
  if (link.host !== allowed.host && !link.host.endsWith(`.${allowed.host}`)) return false
  return link.rest.startsWith(allowed.rest) && /^$|^[/?#]/.test(link.rest.slice(allowed.rest.length))
}

function withScheme(address: string): string {
  return /^[a-z]+:/i.test(address) ? address : `https://${address}`
}

function addressOf({ host, rest, mail }: FoundLink): string {
  return mail ? `${rest}@${host}` : `${host}${rest}`
}

function show(addresses: readonly string[]): string {
  return listed([...new Set(addresses)].map(shown), 3)
}
