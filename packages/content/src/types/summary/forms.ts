import { countWords } from '@repurpose/core'
import { checkCoverage, checkWords, type Finding } from '../../checks/index.ts'
import type { PieceForm, ReviewGround } from '../../writing/index.ts'
import { checkEase } from '../ease.ts'
import { type Summary, summarySchema } from './schema.ts'

/** A summary can hold half of what the source says. */
const form: PieceForm<Summary> = { schema: summarySchema, source: { share: 0.5 }, review: reviewSummary }

export const summaryForms = { short: form, medium: form, detailed: form } as const

export function reviewSummary({ text, cues }: Summary, ground: ReviewGround): readonly Finding[] {
  return [
    ...checkWords(text, ground.contract.words, 'text', ground.language),
    ...checkEase([text], 'read', ground),
    checkCoverage(cues, ground.chapters, countWords(text, ground.language)),
  ]
}
