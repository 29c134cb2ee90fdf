import type { ValueStore } from '../job/index.ts'
import type { ContentRecord } from '../ports/index.ts'
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

/** What is not known of a piece, because its backend, or the version that stored it, kept no provenance. */
const unknown: Provenance = { instructions: '', checks: [], warnings: [] }

/** How a stored piece came about, as far as that was kept. */
export async function readProvenance(
  { provenance }: { readonly provenance?: ContentRecord['provenance'] | undefined },
  values: ValueStore,
): Promise<Provenance> {
  if (provenance === undefined || provenance === null) return unknown
  // What the pipelines of content types say of their pieces; older ones may have said less.
  return { ...unknown, ...((await values.load(provenance)) as Partial<Provenance>) }
}
