import { InputError } from '@repurpose/core'

/** A place in a list or in the feed, as callers keep it: a number in digits. */
export function toPlace(after: string | undefined, action: string): number {
  if (after === undefined) return 0
  if (!/^\d{1,15}$/.test(after)) {
    throw new InputError({
      message: 'The place to go on at is not one that this backend gave.',
      path: 'after',
      action,
    })
  }
  return Number(after)
}
