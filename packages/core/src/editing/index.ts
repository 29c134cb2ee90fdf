export {
  type ApprovalQuery,
  listWaiting,
  prepareVerdict,
  type Verdict,
  type WaitingPiece,
} from './approvals.ts'
export type { RerunChanges } from './changes.ts'
export { type ComparedPiece, comparePieces, type PieceComparison } from './compare.ts'
export { prepareRerun } from './rerun.ts'
