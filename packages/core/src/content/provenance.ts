import type { ApprovalNote } from './approval.ts'
import type { Check, PieceWarning } from './piece.ts'
import type { Voice } from './voice.ts'

/** How a finished piece came about, beside the models, the cost and the time that every stored piece has. */
export interface Provenance {
  /** What the writer was told: the templates of type and variant with everything filled in. */
  readonly instructions: string
  /** The caller's own wishes, which are part of them. */
  readonly wishes?: string | undefined
  readonly voice?: Voice | undefined
  /** The role of the language model that the request chose. */
  readonly role?: string | undefined
  readonly checks: readonly Check[]
  readonly warnings: readonly PieceWarning[]
  /** The job of the piece that this is another version of. */
  readonly rerunOf?: string | undefined
  readonly approval?: ApprovalNote | undefined
}
