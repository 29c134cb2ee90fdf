import { weightedLength } from './weighted-length.ts'

/** What a place of publication allows, or what experience advises. */
export interface Limit {
  readonly target: string
  readonly minimum?: number | undefined
  readonly maximum: number
  readonly counter: keyof typeof counters
  /** A piece fails when it breaks an `error`; a `warning` lowers its quality. */
  readonly severity: 'error' | 'warning'
  /** Where the figure comes from. */
  readonly source: string
  /** The month in which somebody last looked. */
  readonly checkedAt: string
}

export const counters = {
  /** As X counts: links 23, emoji 2, most letters 1. */
  weighted: weightedLength,
  /** UTF-16 code units: never fewer than what networks count that go by code points or graphemes. */
  characters: (text: string): number => text.length,
} as const

/** The limits of the built-in content types, by what they limit. */
export const limits = {
  xPost: {
    target: 'X post',
    maximum: 280,
    counter: 'weighted',
    severity: 'error',
    source: 'https://docs.x.com/fundamentals/counting-characters',
    checkedAt: '2026-11',
  },
  linkedinPost: {
    target: 'LinkedIn post',
    maximum: 3_000,
    counter: 'characters',
    severity: 'error',
    source: 'third-party descriptions; the editor of the network refuses more',
    checkedAt: '2026-11',
  },
  facebookPost: {
    target: 'Facebook post',
    maximum: 63_206,
    counter: 'characters',
    severity: 'error',
    source: 'third-party figure; the network does not publish one',
    checkedAt: '2026-11',
  },
  facebookAdvice: {
    target: 'Facebook post that is read to its end',
    maximum: 500,
    counter: 'characters',
    severity: 'warning',
    source: 'practice',
    checkedAt: '2026-11',
  },
  newsletterSubject: {
    target: 'newsletter subject',
    maximum: 60,
    counter: 'characters',
    severity: 'error',
    source: 'practice: mail programs cut what is longer, telephones at 30 to 40',
    checkedAt: '2026-11',
  },
  newsletterPreheader: {
    target: 'newsletter preheader',
    minimum: 40,
    maximum: 90,
    counter: 'characters',
    severity: 'warning',
    source: 'practice: shorter ones are filled up with the text of the mail, longer ones are cut',
    checkedAt: '2026-11',
  },
} as const satisfies Readonly<Record<string, Limit>>
