import type { Cue } from '@repurpose/core'
import { type Brief, citable, cuesByChapter } from '../brief/index.ts'
import {
  checkedPiece,
  checkPiece,
  commonChecks,
  type Finding,
  type LanguageDetector,
  type PieceCheck,
} from '../checks/index.ts'
import type { PieceForm, ReviewGround } from './form.ts'

/** What goes beyond form and ground. */
export interface ReviewOptions {
  readonly detector: LanguageDetector
  /** Of a user's own. */
  readonly checks?: readonly PieceCheck[] | undefined
}

/**
 * Everything that can be found out about a draft without a model: what every piece is looked at for, what its form asks
 * for, and the user's own checks.
 */
export function reviewDraft<Draft>(
  form: Pick<PieceForm<Draft>, 'mend' | 'review'>,
  written: Draft,
  ground: ReviewGround,
  { detector, checks = [] }: ReviewOptions,
): readonly Finding[] {
  const draft = form.mend === undefined ? written : form.mend(written, ground)
  const { type, variant, language, sourceLanguage, voice, cues, cueIds, instructions } = ground
  const facts = { type, variant, value: draft, language, sourceLanguage, voice, cues, cueIds, detector }
  const piece = checkedPiece({ ...facts, instructions: [instructions] })
  return [...checkPiece(piece, commonChecks), ...form.review(draft, ground), ...checkPiece(piece, checks)]
}

/** What a piece is looked at with, from its source and the brief of it. */
export function reviewGround(
  facts: Omit<ReviewGround, 'cueIds' | 'chapters' | 'sourceLanguage'> & {
    readonly brief: Brief
    /** What the writer is shown of the source. Default: all. */
    readonly shown?: readonly Cue[] | undefined
  },
): ReviewGround {
  const { brief, shown = facts.cues, ...ground } = facts
  const allowed = citable(brief, facts.cues)
  return {
    ...ground,
    sourceLanguage: brief.language,
    cueIds: new Set(shown.map(({ id }) => id).filter((id) => allowed.has(id))),
    chapters: cuesByChapter(brief, facts.cues),
  }
}
