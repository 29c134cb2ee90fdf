export { type ReviewedPiece, reviewPiece } from './review-piece.ts'
