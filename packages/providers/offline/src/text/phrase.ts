/** A noun phrase as the source has it. */
export interface Phrase {
  readonly text: string
  readonly stems: readonly string[]
  readonly isName: boolean
  /** The definite article right before it, alone: `el` also of `del`. */
  readonly article: string | undefined
  /** Whether an article or another determiner stands before it. */
  readonly isDetermined: boolean
  /** Whether something before it shows that it is a noun: an article, an adjective, a preposition. */
  readonly isShown: boolean
}
