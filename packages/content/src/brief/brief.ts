import { type Cue, OutputError, type SharedContext, shared } from '@repurpose/core'
import { assignmentPart, instructionsPart, readCues, sourcePart, system } from '../prompt/index.ts'
import { checkBrief, withoutInventions } from './grounding.ts'
import { briefInstructions } from './instructions.ts'
import { type Brief, briefSchema } from './schema.ts'

/**
 * The brief that all built-in content types share: written once per generation, before the pieces. Cue ids have to
 * exist and quotes have to stand in the source word for word. What still fails after repair is left out with the
 * warning `BRIEF_TRIMMED`.
 */
export const brief = shared('brief', writeBrief, { expect: '30s' })

async function writeBrief(context: SharedContext): Promise<Brief> {
  const { input, language, transcripts, warn } = context
  const cues = await readCues(transcripts.cues(input.transcript))
  try {
    return await language.generate({
      task: 'brief',
      system,
      prompt: [
        sourcePart(cues),
        instructionsPart(briefInstructions),
        assignmentPart({ type: 'brief', language: input.language }),
      ],
      schema: briefSchema,
      check: (draft) => checkBrief(draft, cues),
    })
  } catch (error) {
    const trimmed = trim(error, cues)
    if (trimmed === undefined) throw error
    warn('BRIEF_TRIMMED', 'Parts of the brief that the source does not bear out were left out.')
    return trimmed
  }
}

/** What is usable of the draft that a failed repair leaves behind. */
function trim(error: unknown, cues: readonly Cue[]): Brief | undefined {
  if (!OutputError.isInstance(error) || error.code !== 'OUTPUT_INVALID') return undefined
  const draft = briefSchema.safeParse(error.context?.['draft'])
  return draft.success ? withoutInventions(draft.data, cues) : undefined
}
