import {
  OutputError,
  type PieceDraft,
  type PieceInput,
  piece,
  type Schema,
  type StageContext,
} from '@repurpose/core'
import type { z } from 'zod'
import { type Brief, cuesByChapter } from '../brief/index.ts'
import { checkComplete, checkRemains, type Finding, qualityOf, toChecks, toRepairs } from '../checks/index.ts'
import { assignmentPart, briefPart, instructionsPart, readCues, sourcePart, system } from '../prompt/index.ts'
import { type LengthContract, lengthContract, type SourceNeed } from './contract.ts'

/** What a built-in content type's writer is given. */
export type PieceContext = StageContext<PieceInput<string, { readonly brief: Brief }>>

/** What a piece is looked at with. */
export interface ReviewGround {
  readonly contract: LengthContract
  readonly cueIds: ReadonlySet<string>
  /** The cue ids of each chapter of the brief. */
  readonly chapters: readonly ReadonlySet<string>[]
}

export interface PieceForm<Value> {
  readonly schema: z.ZodType<Value>
  readonly source: SourceNeed
  /** The checks of the type, beside those that every piece passes. */
  readonly review: (value: Value, ground: ReviewGround) => readonly Finding[]
}

/**
 * Writes one piece: source, brief, instructions and assignment in the order that lets prompt caches hit, the answer
 * checked and sent back while required checks fail, the result with its checks, quality and warnings. A draft that
 * still fails after the last repair comes out with the check that it fails, so that the error has that check's code.
 */
export async function writePiece<Value>(
  context: PieceContext,
  form: PieceForm<Value>,
): Promise<PieceDraft<Value>> {
  const { input, language, transcripts } = context
  const { type, variant, spec } = input
  const cues = await readCues(transcripts.cues(input.transcript))
  const contract = lengthContract(spec, { ...form.source, words: input.transcript.words })
  const ground = {
    contract,
    cueIds: new Set(cues.map(({ id }) => id)),
    chapters: cuesByChapter(input.shared.brief, cues),
  }
  const review = (value: Value) => [
    checkComplete(value),
    checkRemains(value, ground.cueIds),
    ...form.review(value, ground),
  ]
  const { words, seconds, characters, warnings } = contract
  const value = await orDraft(form.schema, () =>
    language.generate({
      task: type,
      system,
      prompt: [
        sourcePart(cues),
        briefPart(input.shared.brief),
        instructionsPart(input.instructions),
        assignmentPart({
          type,
          variant,
          language: input.language,
          words,
          seconds,
          characters,
          instructions: input.wishes,
        }),
      ],
      schema: form.schema satisfies Schema<Value>,
      check: (draft) => toRepairs(review(draft)),
    }),
  )
  const findings = review(value)
  return piece(value, { quality: qualityOf(findings), checks: toChecks(findings), warnings })
}

/** What was written or, where it fails its checks to the last, the best draft: it is judged once more and kept with its error. */
async function orDraft<Value>(schema: z.ZodType<Value>, write: () => Promise<Value>): Promise<Value> {
  try {
    return await write()
  } catch (error) {
    if (!OutputError.isInstance(error) || error.code !== 'OUTPUT_INVALID') throw error
    const draft = schema.safeParse(error.context?.['draft'])
    if (!draft.success) throw error
    return draft.data
  }
}
