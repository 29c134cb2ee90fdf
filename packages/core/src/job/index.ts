export { encode } from './codec.ts'
export {
  type CallKind,
  type CallSettled,
  type Fact,
  type FactBody,
  type FactOf,
  type FactType,
  isResult,
  type NewFact,
  type Outcome,
  type ParkReason,
  type PendingRequest,
  type TerminalFact,
  type TransientEvent,
  terminalStateOf,
  type Usage,
} from './facts.ts'
export { fingerprint } from './fingerprint.ts'
export { isUnpriced } from './ledger.ts'
export { createValueStore, type ValueStore } from './offload.ts'
export {
  isStageOver,
  type StageMetadata,
  type StageStatus,
  type StageView,
  shareDone,
} from './stage-table.ts'
export { shareOf, worthOf } from './stage-units.ts'
export { isTerminal, type JobState, type TerminalState, type WaitingState } from './states.ts'
export { foldView } from './view.ts'
export { emptyView, type JobView } from './view-shape.ts'
