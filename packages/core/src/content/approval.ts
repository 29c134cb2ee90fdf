import { z } from 'zod'
import { OutputError, TimeoutError } from '../errors/index.ts'
import { encode } from '../job/index.ts'
import { type Signal, type StageContext, signal } from '../pipeline/index.ts'
import type { PieceInput, PieceResult } from './piece.ts'

/** A piece that asks for approval counts only once somebody has agreed. */
export interface ApprovalGate {
  /** How long it waits for a verdict before it fails, in milliseconds. Absent: for ever. */
  readonly timeoutMs?: number | undefined
}

/** A person's word on a finished piece. */
export interface ApprovalVerdict {
  readonly approved: boolean
  readonly by?: string | undefined
  readonly comment?: string | undefined
  /** The piece as that person has edited it; it has passed the content type's schema. */
  readonly value?: unknown
}

/** Who agreed to a piece, and when, as its provenance holds it. */
export interface ApprovalNote {
  readonly by?: string | undefined
  readonly comment?: string | undefined
  readonly isEdited: boolean
}

/** What a piece waits for before it counts. `repurpose.approve()` and `repurpose.reject()` send it. */
export const approvalSignal: Signal<ApprovalVerdict> = signal(
  'approval',
  z.object({
    approved: z.boolean(),
    by: z.string().optional(),
    comment: z.string().optional(),
    value: z.unknown().optional(),
  }),
)

/** The name of the stage that waits. */
export const approvalStage = 'approval'

/**
 * Waits until somebody approves or rejects the piece, without holding a worker.
 *
 * @throws OutputError `OUTPUT_REJECTED` with draft, comment and name in its context; TimeoutError when nobody answered
 */
export async function awaitApproval(
  { input, waitFor }: StageContext<PieceInput>,
  finished: PieceResult,
): Promise<PieceResult> {
  const { type, variant, approval: gate } = input
  const verdict =
    gate?.timeoutMs === undefined
      ? await waitFor(approvalSignal)
      : await waitFor(approvalSignal, { timeout: gate.timeoutMs })
  const piece = `The ${type} (${variant})`
  if (verdict === undefined) {
    throw new TimeoutError({
      code: 'APPROVAL_TIMEOUT',
      message: `${piece} was neither approved nor rejected in time.`,
      path: approvalStage,
      action:
        "retry({ from: 'approval' }) the piece's job to wait once more; a plain retry() fails again at once.",
    })
  }
  const { approved, by, comment, value } = verdict
  const said = { ...(by === undefined ? {} : { by }), ...(comment === undefined ? {} : { comment }) }
  if (!approved) {
    throw new OutputError({
      code: 'OUTPUT_REJECTED',
      message: `${piece} was rejected.`,
      action: 'Make it again with rerun(): the comment can be its instructions.',
      context: { ...said, draft: encode(finished.value, `${type}.${variant}`) },
    })
  }
  return {
    ...finished,
    ...(value === undefined ? {} : { value }),
    approval: { ...said, isEdited: value !== undefined },
  }
}
