import type { Language } from '../../languages/index.ts'
import { countGraphemes, emojiAsBytes, weightedLength } from '../../text/index.ts'
import type { Hand } from '../piece.ts'

/** What threads are like on a network. */
export interface Network {
  readonly limit: number
  /** How the network counts. */
  readonly measure: (post: string) => number
  /** Posts of a thread at most. */
  readonly posts: number
  /** Sentences of a post at most. */
  readonly sentences: number
  /** What a thread ends with; nothing where the last thought is the end. */
  readonly closing: (language: Language) => string
  /** See `PieceOptions`. */
  readonly hand: Hand
}

const nothing = (): string => ''

export const networks = {
  twitter: { limit: 280, measure: weightedLength, posts: 8, sentences: 2, closing: nothing, hand: 'twitter' },
  bluesky: { limit: 300, measure: countGraphemes, posts: 6, sentences: 2, closing: nothing, hand: 'bluesky' },
  // Four fifths of what the network takes: people tell things there, and do not lecture.
  threads: {
    limit: 400,
    measure: emojiAsBytes,
    posts: 5,
    sentences: 3,
    closing: ({ formulas }) => formulas.threads,
    hand: 'threads',
  },
} as const satisfies Readonly<Record<string, Network>>
