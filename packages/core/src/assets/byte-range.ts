import { InputError } from '../errors/index.ts'

/** Bytes from `start` up to and not including `end`; to the last one without `end`. */
export interface ByteRange {
  readonly start: number
  readonly end?: number | undefined
}

/**
 * The part of a range that lies within `size` bytes; empty (`start` equals `end`) when none does.
 *
 * @throws InputError `INPUT_INVALID` for anything but whole numbers with 0 ≤ start ≤ end
 */
export function withinSize(
  range: ByteRange | undefined,
  size: number,
): { readonly start: number; readonly end: number } {
  const { start, end = Math.max(size, start) } = range ?? { start: 0 }
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) {
    throw new InputError({
      message: `${start} to ${end} is not a range of bytes.`,
      path: 'range',
      action: 'Give whole numbers with 0 ≤ start ≤ end.',
    })
  }
  return { start: Math.min(start, size), end: Math.min(end, size) }
}
