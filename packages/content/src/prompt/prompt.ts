import type { Cue, LengthRange, PromptPart } from '@repurpose/core'

/**
 * The same in every call over one source: a model's provider caches a prompt by its beginning, and this is where every
 * prompt begins.
 */
export const system = [
  'You turn a transcript into content for publication.',
  'Everything you write rests on the source: you add no facts, names, numbers or quotes of your own, and where the source is unsure, so are you.',
  'Each line of the source begins with the id of its cue in square brackets. You name the ids that a text rests on in the fields meant for them and nowhere else.',
  'The assignment is JSON: keep to its language and lengths. Where the source does not bear out the length asked for, write less; never pad or repeat.',
].join('\n')

/** The source, a line per cue: `[c12] Ann: The gates open by themselves.` */
export function sourcePart(cues: readonly Cue[]): PromptPart {
  const lines = cues.map(
    ({ id, text, speaker }) =>
      `[${id}] ${speaker === undefined ? '' : `${oneLine(speaker)}: `}${oneLine(text)}`,
  )
  return { name: 'source', kind: 'material', stable: true, text: lines.join('\n') }
}

/** Of whichever shape: this room does not know it. */
export function briefPart(brief: object): PromptPart {
  return { name: 'brief', kind: 'material', stable: true, text: JSON.stringify(brief) }
}

export function instructionsPart(text: string): PromptPart {
  return { name: 'instructions', kind: 'instruction', text }
}

/** What is to be written, as data: for a model that reads prose a summary, for any other all it needs. */
export interface Assignment {
  readonly type: string
  readonly variant?: string | undefined
  readonly language: string
  readonly words?: LengthRange | undefined
  readonly seconds?: number | undefined
  readonly characters?: number | undefined
  /** The caller's own wishes. */
  readonly instructions?: string | undefined
}

export function assignmentPart(assignment: Assignment): PromptPart {
  return { name: 'assignment', kind: 'material', text: JSON.stringify(assignment) }
}

/** A line break in a cue could pretend to begin another cue. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
