export { around, type LengthContract, lengthContract, type SourceNeed } from './contract.ts'
export { type PieceContext, type PieceForm, type ReviewGround, writePiece } from './write-piece.ts'
