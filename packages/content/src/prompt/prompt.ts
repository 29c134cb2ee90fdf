import type { Cue, LengthRange, PromptPart, Voice } from '@repurpose/core'

/**
 * The same in every call over one source: a model's provider caches a prompt by its beginning, and this is where every
 * prompt begins.
 */
export const system = [
  'You turn a transcript into content for publication.',
  'Everything you write rests on the source: you add no facts, names, numbers or quotes of your own, and where the source is unsure, so are you.',
  'Each line of the source begins with the id of its cue in square brackets. You name the ids that a text rests on in the fields meant for them and nowhere else.',
  'The assignment is JSON: keep to its language and lengths, and lead with the points of the brief that it names. Where the source does not bear out the length asked for, write less; never pad or repeat.',
].join('\n')

/** The source, a line per cue: `[c12] Ann: The gates open by themselves.` */
export function sourcePart(cues: readonly Cue[]): PromptPart {
  const lines = cues.map(
    ({ id, text, speaker }) =>
      `[${id}] ${speaker === undefined ? '' : `${oneLine(speaker)}: `}${oneLine(text)}`,
  )
  return { name: 'source', kind: 'material', stable: true, text: lines.join('\n') }
}

/** Of whichever shape: this room does not know it. Who covers what is told in the assignment. */
export function briefPart({ assignments: _, ...brief }: { readonly assignments?: unknown }): PromptPart {
  return { name: 'brief', kind: 'material', stable: true, text: JSON.stringify(brief) }
}

/** How the brand speaks; nothing where no voice is asked for. The same in every call of a generation. */
export function voicePart(voice: Voice | undefined): readonly PromptPart[] {
  if (voice === undefined) return []
  const { name, tone, audience, use = [], avoid = [], examples = [] } = voice
  const lines = [
    name === undefined ? 'Write in the voice of the brand.' : `Write in the voice of ${name}.`,
    ...(tone === undefined ? [] : [`Tone: ${tone}`]),
    ...(audience === undefined ? [] : [`Readers: ${audience}`]),
    ...(use.length === 0 ? [] : [`Write these words just so, where they fit: ${use.join('; ')}`]),
    ...(avoid.length === 0 ? [] : [`Never write these words: ${avoid.join('; ')}`]),
    ...examples.map((example) => `Passages that sound right (take the sound, not the content):\n${example}`),
  ]
  return [{ name: 'voice', kind: 'instruction', stable: true, text: lines.join('\n') }]
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
  /** Ids of the points of the brief that the piece leads with, so that the pieces of one source do not open alike. */
  readonly points?: readonly string[] | undefined
  readonly voice?: Voice | undefined
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
