export { around, type LengthContract, lengthContract } from './contract.ts'
export { type PieceContext, type PieceForm, type ReviewGround, writePiece } from './write-piece.ts'
