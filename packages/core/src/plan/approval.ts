import { z } from 'zod'
import type { ApprovalGate } from '../content/index.ts'
import { type Duration, toMilliseconds } from '../values/index.ts'

/** What a request says about approval; durations are read by `readApproval`. */
export const approvalShape = z.union(
  [z.boolean(), z.strictObject({ timeout: z.custom<Duration>(isDuration).optional() })],
  "Give true, false, or { timeout: '7d' }.",
)

/** @throws InputError `INPUT_INVALID` for a timeout that is no duration. */
export function readApproval(
  approval: z.output<typeof approvalShape> | undefined,
  path: string,
): ApprovalGate | undefined {
  if (approval === undefined || approval === false) return undefined
  if (approval === true || approval.timeout === undefined) return {}
  return { timeoutMs: toMilliseconds(approval.timeout, `${path}.timeout`) }
}

function isDuration(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
