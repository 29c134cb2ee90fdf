import type { Cue, PromptPart } from '@repurpose/core'
import { type Finding, findingsOf, listed, shown } from '../finding.ts'
import type { Claim } from './claims.ts'
import { judgePrompt } from './prompt.ts'
import { type JudgedClaim, readVerdicts, type Verdicts, verdictsSchema } from './verdicts.ts'

/** How many claims a judge is asked about at a time: more, and verdicts get lost. */
const claimsPerCall = 12
/** How many cues before and after a cited one the judge is shown: sentences run across cues. */
const neighbours = 2

/** Asks a model. Throws what the model throws. */
export type AskJudge = (prompt: readonly PromptPart[], schema: typeof verdictsSchema) => Promise<Verdicts>

export interface FaithfulnessRequest {
  /** From `splitClaims`. */
  readonly claims: readonly Claim[]
  /** Of the source, in order. */
  readonly cues: readonly Cue[]
  /** The ids of the cues that the text at a path rests on: `(path) => citedAt(citationsOf(value), path)`. */
  readonly cited: (path: string) => readonly string[]
  readonly ask: AskJudge
  /** Whether a claim that the source does not bear out fails the piece. Default true. */
  readonly required?: boolean | undefined
}

export interface Faithfulness {
  readonly claims: readonly JudgedClaim[]
  /** One for each field with claims that the source does not bear out, and one for what nobody judged. */
  readonly findings: readonly Finding[]
}

/**
 * Whether the source bears a piece out, claim by claim: a judge is shown each claim with the cues that it cites and those
 * beside them. A judge is a model as well and partial to what models write, so this comes after all other checks and takes
 * the place of none.
 *
 * @example
 * const { findings } = await judgeFaithfulness({
 *   claims: splitClaims(textsOf(post)),
 *   cues,
 *   cited: (path) => citedAt(citationsOf(post), path),
 *   ask: (prompt, schema) => language.generate({ task: 'judge', prompt, schema }),
 * })
 */
export async function judgeFaithfulness(request: FaithfulnessRequest): Promise<Faithfulness> {
  const { claims, cues, cited, ask, required = true } = request
  const positions = new Map(cues.map(({ id }, index) => [id, index]))
  const judged = await Promise.all(
    batchesOf(claims).map(async (batch) => {
      const lines = linesFor(
        batch.flatMap(({ path }) => cited(path)),
        cues,
        positions,
      )
      if (lines.length === 0) return readVerdicts(batch, { verdicts: [] }, new Set())
      const verdicts = await ask(judgePrompt(batch, lines), verdictsSchema)
      return readVerdicts(batch, verdicts, new Set(lines.map(({ id }) => id)))
    }),
  )
  const all = judged.flat()
  return { claims: all, findings: [...faultsIn(all, required), ...gapsIn(all)] }
}

function batchesOf(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const count = Math.ceil(claims.length / claimsPerCall)
  // Of about the same size, so that the last claim does not stand alone.
  const size = Math.ceil(claims.length / Math.max(1, count))
  return Array.from({ length: count }, (_, index) => claims.slice(index * size, (index + 1) * size))
}

/** The cues with these ids and those beside them, in the order of the source. Ids that it does not have are passed over. */
function linesFor(
  ids: readonly string[],
  cues: readonly Cue[],
  positions: ReadonlyMap<string, number>,
): readonly Cue[] {
  const wanted = new Set<number>()
  for (const id of ids) {
    const position = positions.get(id)
    if (position === undefined) continue
    for (let index = position - neighbours; index <= position + neighbours; index += 1) wanted.add(index)
  }
  return cues.filter((_, index) => wanted.has(index))
}

function faultsIn(claims: readonly JudgedClaim[], required: boolean): readonly Finding[] {
  const facts = { name: 'faithfulness', required, code: 'CLAIM_UNSUPPORTED', weight: 3 } as const
  const unfounded = claims.filter(({ verdict }) => verdict === 'contradicted' || verdict === 'not-in-source')
  const byPath = Map.groupBy(unfounded, ({ path }) => path)
  const judged = claims.filter(({ verdict }) => verdict !== 'unjudged')
  if (judged.length === 0) return []
  return findingsOf(
    facts,
    Array.from(byPath, ([path, found]) => ({
      path,
      message: `${listed(found.map(describe), 3)}; say what the source says, or leave it out`,
      score: 1 - found.length / Math.max(1, judged.filter((claim) => claim.path === path).length),
    })),
    `${judged.length} claims, all borne out by the source`,
  )
}

function describe({ text, verdict, cue }: JudgedClaim): string {
  if (verdict === 'contradicted') {
    return `${shown(text)} contradicts the source${cue === undefined ? '' : ` (${cue})`}`
  }
  return `${shown(text)} is not in the source`
}

/** What nobody judged is no fault of the piece, and it is no proof either. */
function gapsIn(claims: readonly JudgedClaim[]): readonly Finding[] {
  const unjudged = claims.filter(({ verdict }) => verdict === 'unjudged')
  if (unjudged.length === 0) return []
  return [
    {
      name: 'judged',
      passed: false,
      required: false,
      message: `${unjudged.length} of ${claims.length} claims without a verdict`,
      score: 1 - unjudged.length / claims.length,
      weight: 1,
    },
  ]
}
