import { type Finding, findingsOf } from '../checks/index.ts'

/** A text of a piece and the path at which it stands. */
export interface Placed {
  readonly path: string
  readonly text: string
}

/**
 * Whether none of several short texts says the same as another, letter case, accents and punctuation aside.
 *
 * @param what they are: `question`
 * @example checkDistinct(questions.map(({ question }, index) => ({ path: `questions[${index}]`, text: question })), 'question')
 */
export function checkDistinct(texts: readonly Placed[], what: string): readonly Finding[] {
  const seen = new Map<string, string>()
  const faults = texts.flatMap(({ path, text }) => {
    const folded = fold(text)
    const first = seen.get(folded)
    if (first === undefined) seen.set(folded, path)
    return first === undefined
      ? []
      : [{ path, message: `The same ${what} as ${first}; write another one or leave it out.` }]
  })
  const facts = { name: 'distinct', required: true, code: 'TEXT_REPEATED', weight: 1 } as const
  return findingsOf(facts, faults, `no ${what} like another`)
}

/** A text's letters and digits in lower case, without the accents of European scripts, words separated by single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
