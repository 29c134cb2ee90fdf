import type { FinishedPiece, PieceRemark } from '@repurpose/core'
import { checkAcross, textsOf } from '../checks/index.ts'

/** What each piece of a brief says in the words of another one, as its warning `REPEATS_PIECE`: the worst case, and how many more there are. */
export function reviewAcross(pieces: readonly FinishedPiece[]): readonly PieceRemark[] {
  // What quotations say twice is the source's own.
  const own = pieces.filter(({ type }) => type !== 'quotes')
  const siblings = own.map(({ key, language, value }) => ({ name: key, language, texts: textsOf(value) }))
  return Array.from(checkAcross(siblings)).flatMap(([key, findings]): readonly PieceRemark[] => {
    const [worst, ...others] = findings.filter(({ passed }) => !passed)
    if (worst?.message === undefined) return []
    const more = others.length === 0 ? '' : ` (and of ${others.length} more)`
    return [{ key, code: 'REPEATS_PIECE', message: `${worst.message}${more}` }]
  })
}
