import {
  citationsOf,
  citedAt,
  type Finding,
  judgeFaithfulness,
  splitClaims,
  textsOf,
} from '../checks/index.ts'
import type { PieceContext, ReviewGround } from './form.ts'

/** Findings on what a draft claims. */
export type Judge = (draft: unknown) => Promise<readonly Finding[]>

/**
 * Holds what drafts claim against the source, through the language model of role `judge`; `undefined` where there is none
 * or nobody wants it. The same draft is judged once.
 */
export function createJudge(
  { language }: PieceContext,
  ground: ReviewGround,
  faithfulness: 'required' | 'advisory' | 'off',
): Judge | undefined {
  if (faithfulness === 'off' || !language.has('judge')) return undefined
  const judged = new Map<string, Promise<readonly Finding[]>>()
  const judge = async (draft: unknown): Promise<readonly Finding[]> => {
    const citations = citationsOf(draft)
    const { findings } = await judgeFaithfulness({
      claims: splitClaims(textsOf(draft), ground.language),
      cues: ground.cues,
      cited: (path) => citedAt(citations, path),
      ask: (prompt, schema) => language.generate({ task: 'judge', role: 'judge', prompt, schema }),
      required: faithfulness === 'required',
    })
    return findings
  }
  return (draft) => {
    const key = JSON.stringify(draft)
    const known = judged.get(key) ?? judge(draft)
    judged.set(key, known)
    return known
  }
}
