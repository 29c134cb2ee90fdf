import type { FinishedPiece, PieceRemark } from '@repurpose/core'
import { checkAcross, textsOf } from '../checks/index.ts'

/** What the pieces of one brief say twice between them, as warnings of the later one: `REPEATS_PIECE`. */
export function reviewAcross(pieces: readonly FinishedPiece[]): readonly PieceRemark[] {
  const siblings = pieces.map(({ key, language, value }) => ({ name: key, language, texts: textsOf(value) }))
  return Array.from(checkAcross(siblings)).flatMap(([key, findings]) =>
    findings
      .filter(({ passed }) => !passed)
      .map(({ message = '' }) => ({ key, code: 'REPEATS_PIECE', message })),
  )
}
