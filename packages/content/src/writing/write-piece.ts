import { OutputError, type PieceDraft, piece } from '@repurpose/core'
import type { z } from 'zod'
import { assignedPoints, excerpt, tokensOfCues } from '../brief/index.ts'
import {
  type Finding,
  loadLanguageDetector,
  type PieceCheck,
  qualityOf,
  toChecks,
  toRepairs,
} from '../checks/index.ts'
import {
  assignmentPart,
  briefPart,
  instructionsPart,
  readCues,
  sourcePart,
  system,
  voicePart,
} from '../prompt/index.ts'
import { lengthContract } from './contract.ts'
import { createJudge } from './faithfulness.ts'
import type { PieceContext, PieceForm } from './form.ts'
import { reviewDraft, reviewGround } from './review.ts'

/** What goes beyond the form of a piece. */
export interface WritingOptions {
  /** Checks of your own, beside the built-in ones. */
  readonly checks?: readonly PieceCheck[] | undefined
  /**
   * Whether claims are held against the source where a language model of role `judge` is configured: `required` sends back
   * what the source does not bear out, `advisory` says it, `off` does not ask. Default `required`.
   */
  readonly faithfulness?: 'required' | 'advisory' | 'off' | undefined
  /** Of a longer source a writer is shown so many tokens: the cues that the brief cites, and those around them. Default 24,000. */
  readonly sourceTokens?: number | undefined
}

const usualSourceTokens = 24_000

/**
 * Writes one piece: source, brief, voice, instructions and assignment in the order that lets prompt caches hit, the answer
 * checked and what fails of it sent back, the result with its checks, quality and warnings. A draft that still fails after
 * the last repair comes out with the check that it fails, so that the error has that check's code.
 */
export async function writePiece<Draft, Value>(
  context: PieceContext,
  form: PieceForm<Draft, Value>,
  options: WritingOptions = {},
): Promise<PieceDraft<Value>> {
  const { input, language, transcripts } = context
  const { type, variant, spec, voice, instructions, shared } = input
  const { brief } = shared
  const cues = await readCues(transcripts.cues(input.transcript))
  const tokens = options.sourceTokens ?? usualSourceTokens
  const shown = tokensOfCues(cues) > tokens ? excerpt(brief, cues, { tokens }) : cues
  const contract = lengthContract(spec, { ...form.source, words: input.transcript.words })
  const ground = reviewGround({
    ...{ type, variant, contract, language: input.language, voice, instructions, brief, cues, shown },
  })
  const reviewing = { detector: await loadLanguageDetector(), checks: options.checks }
  const review = (draft: Draft) => reviewDraft(form, draft, ground, reviewing)
  const judge = createJudge(context, ground, options.faithfulness ?? 'required')
  const points = assignedPoints(brief, input)
  const { words, seconds, characters, warnings } = contract

  const draft = await orDraft(form.schema, () =>
    language.generate({
      task: type,
      ...(input.role === undefined ? {} : { role: input.role }),
      system,
      prompt: [
        sourcePart(shown),
        briefPart(brief),
        ...voicePart(voice),
        instructionsPart(instructions),
        assignmentPart({
          ...{ type, variant, language: input.language, words, seconds, characters, voice },
          ...(points.length === 0 ? {} : { points }),
          instructions: input.wishes,
        }),
      ],
      schema: form.schema,
      check: (value) => {
        const repairs = toRepairs(review(value))
        // The judge is asked about what is otherwise in order: it costs.
        return repairs === undefined && judge !== undefined ? judge(value).then(toRepairs) : repairs
      },
    }),
  )
  const found = review(draft)
  const findings = [...found, ...(isInOrder(found) && judge !== undefined ? await judge(draft) : [])]
  return piece(completed(form, draft, ground), {
    quality: qualityOf(findings),
    checks: toChecks(findings),
    warnings,
  })
}

function isInOrder(findings: readonly Finding[]): boolean {
  return toRepairs(findings) === undefined
}

function completed<Draft, Value>(
  { complete }: PieceForm<Draft, Value>,
  draft: Draft,
  ground: Parameters<NonNullable<PieceForm<Draft, Value>['complete']>>[1],
): Value {
  // A form without `complete` says by its type that the draft is the value.
  return complete === undefined ? (draft as unknown as Value) : complete(draft, ground)
}

/** What was written or, where it fails its checks to the last, the best draft: it is judged once more and kept with its error. */
async function orDraft<Draft>(schema: z.ZodType<Draft>, write: () => Promise<Draft>): Promise<Draft> {
  try {
    return await write()
  } catch (error) {
    if (!OutputError.isInstance(error) || error.code !== 'OUTPUT_INVALID') throw error
    const draft = schema.safeParse(error.context?.['draft'])
    if (!draft.success) throw error
    return draft.data
  }
}
