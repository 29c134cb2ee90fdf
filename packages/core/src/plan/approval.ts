import { z } from 'zod'
import type { ApprovalGate } from '../content/index.ts'
import { InputError } from '../errors/index.ts'
import { parseInput } from '../pipeline/index.ts'
import { type Duration, toMilliseconds } from '../values/index.ts'

/** Durations are read by `readApproval`. */
const approvalShape = z.union(
  [z.boolean(), z.strictObject({ timeout: z.custom<Duration>(isDuration).optional() })],
  "Give true, false, or { timeout: '7d' }.",
)

/** Ten years: what is longer is a mistake, and at some length no date any more. */
const longestTimeout = '3650d'

/**
 * Whether pieces wait for somebody's approval; `undefined` when they do not.
 *
 * @throws InputError `INPUT_INVALID` with the path of the field
 */
export async function readApproval(approval: unknown, path: string): Promise<ApprovalGate | undefined> {
  const asked = await parseInput(approvalShape.optional(), approval, path)
  if (asked === undefined || asked === false) return undefined
  if (asked === true || asked.timeout === undefined) return {}
  const timeoutMs = toMilliseconds(asked.timeout, `${path}.timeout`)
  if (timeoutMs <= toMilliseconds(longestTimeout)) return { timeoutMs }
  throw new InputError({
    message: 'The timeout of the approval is longer than ten years.',
    path: `${path}.timeout`,
    action: `Give at most '${longestTimeout}', or leave the timeout out to wait for ever.`,
  })
}

function isDuration(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
