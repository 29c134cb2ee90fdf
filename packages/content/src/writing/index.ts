export { around, type LengthContract, lengthContract, type SourceNeed } from './contract.ts'
export type { PieceContext, PieceForm, ReviewGround } from './form.ts'
export { reviewDraft, reviewGround } from './review.ts'
export { type WritingOptions, writePiece } from './write-piece.ts'
