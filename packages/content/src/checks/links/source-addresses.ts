import type { Cue } from '@repurpose/core'
import { comparableWords } from '../text/words.ts'

/** What is said or written around the words of an address and makes no difference to which address it is. */
const connectors: ReadonlySet<string> = new Set(
  (
    'http https ftp mailto www dot punto punkt point ponto slash forward barra schrägstrich ' +
    'at arroba chiocciola dash hyphen guion guión bindestrich minus tiret trattino hífen'
  ).split(' '),
)

const longestAddress = 2_000

/** The addresses that a source names. */
export interface SourceAddresses {
  /**
   * Whether the source has an address, or one that goes on after it: written (`https://example.com/guide`) or said aloud
   * (`example dot com slash guide`, also with its words apart).
   */
  has(address: string): boolean
}

const known = new WeakMap<readonly Cue[], SourceAddresses>()

export function sourceAddressesOf(cues: readonly Cue[]): SourceAddresses {
  const before = known.get(cues)
  if (before !== undefined) return before
  const addresses = readAddresses(cues)
  known.set(cues, addresses)
  return addresses
}

/** All words run together, and where words begin and end in that: an address has to do so as well. */
function readAddresses(cues: readonly Cue[]): SourceAddresses {
  const bounds = new Set<number>([0])
  let joined = ''
  for (const { text } of cues) {
    for (const word of comparableWords(text)) {
      if (connectors.has(word)) continue
      joined += word
      bounds.add(joined.length)
    }
  }
  return {
    has(address) {
      const wanted = comparableWords(address)
        .filter((word) => !connectors.has(word))
        .join('')
      if (wanted === '' || wanted.length > longestAddress) return false
      for (let at = joined.indexOf(wanted); at !== -1; at = joined.indexOf(wanted, at + 1)) {
        if (bounds.has(at) && bounds.has(at + wanted.length)) return true
      }
      return false
    },
  }
}
