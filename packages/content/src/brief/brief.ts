import { type Cue, type Shared, type SharedContext, type SharedInput, shared } from '@repurpose/core'
import { readCues } from '../prompt/index.ts'
import { reviewAcross } from './across.ts'
import { arrange } from './arrange.ts'
import { type AssignedPiece, assignPoints } from './assignments.ts'
import { readAndMerge } from './reading/merge.ts'
import { cutParts } from './reading/parts.ts'
import { readPart } from './reading/read-part.ts'
import { readAndRefine } from './reading/refine.ts'
import type { Brief, BriefDraft } from './schema.ts'
import { type BriefOptions, readSettings, type Settings } from './settings.ts'

/**
 * A brief that content types share: written once per generation, before the pieces, in the language of the source. Cue
 * ids have to exist, and quotes, names and figures have to stand in the source. What still fails after repair is left
 * out with the warning `BRIEF_TRIMMED`. A source larger than a part is read in parts, see `options.reading`.
 *
 * @throws InputError `INPUT_INVALID` for options out of bounds
 * @example createBrief({ reading: 'refine', partTokens: 8_000 })
 */
export function createBrief(options: BriefOptions = {}): Shared<'brief', Brief> {
  const settings = readSettings(options)
  return shared('brief', (context) => writeBrief(context, settings), { expect: '30s', review: reviewAcross })
}

/** The brief that all built-in content types share. */
export const brief = createBrief()

async function writeBrief(context: SharedContext, settings: Settings): Promise<Brief> {
  const { input, transcripts } = context
  const cues = await readCues(transcripts.cues(input.transcript))
  const { language, ...draft } = await read(context, cues, settings)
  const arranged = arrange({ ...draft, language: languageOf(language, input) }, cues, settings.points.maximum)
  return { ...arranged, assignments: assignPoints(arranged, input.pieces.map(toAssigned)) }
}

async function read(context: SharedContext, cues: readonly Cue[], settings: Settings): Promise<BriefDraft> {
  const { reading, partTokens } = settings
  const cuts = reading === 'whole' ? [cues] : cutParts(cues, partTokens)
  const parts = cuts.map((part, index) => ({ cues: part, part: index + 1, parts: cuts.length }))
  if (parts.length < 2) return readPart(context, { cues, part: 1, parts: 1 }, settings)
  return reading === 'refine'
    ? readAndRefine(context, parts, settings)
    : readAndMerge(context, parts, settings)
}

/** As the source has it or, where it does not say, as whoever read it found. */
function languageOf(found: string, { transcript, language }: SharedInput): string {
  if (transcript.language !== undefined) return transcript.language
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(found) ? found : language
}

function toAssigned({ type, variant, spec }: SharedInput['pieces'][number]): AssignedPiece {
  return { type, variant, words: spec.words?.target }
}
