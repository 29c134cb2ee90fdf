/** A noun phrase as the source has it. */
export interface Phrase {
  readonly text: string
  readonly stems: readonly string[]
  readonly isName: boolean
}
