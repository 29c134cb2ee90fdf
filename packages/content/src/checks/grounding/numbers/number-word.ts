/** What a word does to the number that it stands in. */
export type NumberWord =
  /** `seventy`, `doscientos`, `vierundsiebzig`: is added. */
  | { readonly add: number }
  /** `hundred`, `mil`, `Millionen`: multiplies what stands before it. */
  | { readonly times: number }
  /** `point`, `coma`, `Komma`: what follows are decimals. */
  | { readonly decimals: true }
  /** `and`, `y`: stands between. */
  | { readonly joins: true }

/** Reads one word in lower case; `undefined` for words that have nothing to do with numbers. */
export type NumberReader = (word: string) => NumberWord | undefined
