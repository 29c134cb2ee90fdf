/** Coarse part of speech; `unknown` where no model tells. */
export type Tag = 'noun' | 'name' | 'adjective' | 'verb' | 'pronoun' | 'number' | 'other' | 'unknown'

export interface Token {
  readonly text: string
  readonly lower: string
  /** What forms of one word share: a lemma, or a rough stem. */
  readonly stem: string
  readonly tag: Tag
  readonly isWord: boolean
  readonly isStop: boolean
}

export type Reader = (text: string) => readonly Token[]
