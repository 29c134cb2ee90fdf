export {
  type ApprovalQuery,
  findWaiting,
  listWaiting,
  readVerdict,
  type Verdict,
  type WaitingPiece,
} from './approvals.ts'
export { type ComparedPiece, comparePieces, type PieceComparison } from './compare.ts'
export { prepareRerun, type RerunChanges } from './rerun.ts'
