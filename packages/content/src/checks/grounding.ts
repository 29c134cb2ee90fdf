import type { Finding } from './finding.ts'

const shownIds = 5

/** Whether a piece rests on cues that exist. An id that does not is an invention, and so may be what it vouches for. */
export function checkCues(cited: readonly string[], known: { has(id: string): boolean }): Finding {
  const strange = [...new Set(cited)].filter((id) => !known.has(id))
  const shown = strange.slice(0, shownIds).map((id) => JSON.stringify(id.slice(0, 40)))
  return {
    name: 'cues',
    passed: cited.length > 0 && strange.length === 0,
    required: true,
    code: 'OUTPUT_INVALID',
    message:
      strange.length > 0
        ? `cues: the source has no ${shown.join(', ')}; cite ids from the source only`
        : `cues: ${cited.length} cited${cited.length > 0 ? '' : '; name the cues that the piece rests on'}`,
    score: cited.length === 0 ? 0 : 1 - strange.length / cited.length,
    weight: 3,
  }
}
