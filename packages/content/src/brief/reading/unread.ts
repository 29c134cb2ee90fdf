import { type Cue, type ErrorInfo, RepurposeError, type SharedContext } from '@repurpose/core'
import { nameOf } from './warnings.ts'

/** A part of the source that no brief came of. */
export interface Unread {
  readonly cues: readonly Cue[]
  readonly failure: ErrorInfo
}

/**
 * The parts that were read. One that no brief came of (nothing but music, an answer refused) does not cost the others:
 * it is left out with the warning `BRIEF_PART_UNREAD`.
 *
 * @throws the first part's error when more than half could not be read, and any that is not about an answer
 */
export function withoutUnread<Read extends object>(
  { warn }: SharedContext,
  parts: readonly (Read | Unread)[],
): readonly Read[] {
  const unread = parts.filter(isUnread)
  const isTooMuch = unread.length * 2 > parts.length
  const grave = unread.find(({ failure }) => isTooMuch || failure.category !== 'output')
  if (grave !== undefined) throw new RepurposeError(grave.failure)
  for (const { cues, failure } of unread) {
    const what = `No brief came of the part ${nameOf(cues)} of the source (${failure.code})`
    warn('BRIEF_PART_UNREAD', `${what}: nothing is written from it.`)
  }
  return parts.filter((part): part is Read => !isUnread(part))
}

function isUnread(part: object): part is Unread {
  return 'failure' in part
}
