import { z } from 'zod'
import type { Claim } from './claims.ts'

/** What can be found of a claim. */
export const verdictNames = ['supported', 'contradicted', 'not-in-source'] as const
export type Verdict = (typeof verdictNames)[number]

/** What a judge answers: a verdict for each claim, and the id of the cue that it rests on. */
export const verdictsSchema = z.object({
  verdicts: z.array(
    z.object({
      claim: z.string(),
      verdict: z.enum(verdictNames),
      /** Where the source says so or says otherwise; absent where it says nothing. */
      cue: z.string().optional(),
    }),
  ),
})
export type Verdicts = z.output<typeof verdictsSchema>

/** A claim with what was found of it. */
export interface JudgedClaim extends Claim {
  /** `unjudged` where the judge said nothing that holds. */
  readonly verdict: Verdict | 'unjudged'
  readonly cue?: string | undefined
}

/**
 * Puts the verdicts of a judge to its claims. Verdicts on claims that were not asked about are passed over. No claim counts
 * as supported for want of a verdict: it is unjudged where there is none, where there are several that differ, and where the
 * judge calls it supported by a cue that it was not shown.
 */
export function readVerdicts(
  claims: readonly Claim[],
  { verdicts }: Verdicts,
  shown: { has(id: string): boolean },
): readonly JudgedClaim[] {
  const byClaim = Map.groupBy(verdicts, ({ claim }) => claim.trim())
  return claims.map((claim) => {
    const [first, ...others] = byClaim.get(claim.id) ?? []
    const isKnown = first?.cue !== undefined && shown.has(first.cue)
    if (
      first === undefined ||
      others.some(({ verdict }) => verdict !== first.verdict) ||
      (first.verdict === 'supported' && !isKnown)
    ) {
      return { ...claim, verdict: 'unjudged' }
    }
    return { ...claim, verdict: first.verdict, ...(isKnown ? { cue: first.cue } : {}) }
  })
}
