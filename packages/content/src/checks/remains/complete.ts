import { type Finding, findingsOf } from '../finding.ts'
import { textsOf } from '../text/texts.ts'

/** What stands in a field when nothing was found to put there. */
const nothing = /^\W*(?:n\/a|null|undefined|nan|tbd|todo|\[object object\]|lorem ipsum)\W*$/i

/** Whether every field says something. */
export function checkComplete(value: unknown): readonly Finding[] {
  const texts = textsOf(value)
  const facts = { name: 'complete', required: true, code: 'OUTPUT_EMPTY', weight: 2 } as const
  if (texts.length === 0) return findingsOf(facts, [{ message: 'no text at all; write the piece' }], '')
  const empty = texts.filter(({ text }) => !/[\p{L}\p{N}]/u.test(text) || nothing.test(text))
  return findingsOf(
    facts,
    empty.map(({ path }) => ({
      path,
      message: 'nothing there; write it',
      score: 1 - empty.length / texts.length,
    })),
    `${texts.length} fields with text`,
  )
}
