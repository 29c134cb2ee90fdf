import { existsSync, readFileSync } from 'node:fs'
import type { GoodPiece } from './hand-piece.ts'

/** Pieces that the provider without a model wrote, one a line, as they were when the set was made. */
export function offlinePieces(): readonly GoodPiece[] {
  return ['en', 'es', 'de'].flatMap((language) => {
    const file = new URL(`offline.${language}.jsonl`, import.meta.url)
    if (!existsSync(file)) return []
    // Written by this set's own program, in this shape.
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as GoodPiece)
  })
}
