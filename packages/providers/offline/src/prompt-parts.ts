import type { LanguageCall } from '@repurpose/core'
import { type BriefOutline, readBrief } from './brief/index.ts'
import { amountIn, isRecord, parseRecord, stringsIn, textIn } from './json-reading.ts'

/** What is asked for, out of the part `assignment`. */
export interface Assignment {
  readonly type: string
  readonly variant: string | undefined
  readonly language: string | undefined
  readonly words: number | undefined
  readonly seconds: number | undefined
  readonly characters: number | undefined
  /** Of a brief: whether it is made of several, or is one so far and goes on with the next part of the source. */
  readonly stage: string | undefined
  /** Ids of the points of the brief that the piece leads with. */
  readonly points: readonly string[]
  /** Words that must not appear. */
  readonly avoid: readonly string[]
}

export interface ReadPrompt {
  /** The text to write from, a cue a line where it has cues. */
  readonly source: string
  readonly brief: BriefOutline | undefined
  readonly assignment: Assignment
  /** A part by its name, for what only some calls have. */
  part(name: string): string | undefined
}

/** Parts that are material and yet not what a text is to be written from. */
const notSource: ReadonlySet<string> = new Set([
  'brief',
  'briefs',
  'assignment',
  'draft',
  'previous_answer',
  'instructions',
])

/**
 * Reads a prompt by the names of its parts. Nothing is required: without a part `source` all materials are the source,
 * and without any material the whole prompt is.
 */
export function readPrompt(call: LanguageCall): ReadPrompt {
  const part = (name: string): string | undefined => call.prompt.find((other) => other.name === name)?.text
  const materials = call.prompt
    .filter(({ kind, name }) => kind === 'material' && !notSource.has(name))
    .map(({ text }) => text)
  const all = call.prompt.map(({ text }) => text)
  const source = part('source') ?? (materials.length > 0 ? materials : all).join('\n')
  return {
    source,
    brief: readBrief(part('brief')),
    assignment: readAssignment(part('assignment'), call.task),
    part,
  }
}

function readAssignment(text: string | undefined, task: string): Assignment {
  const value = parseRecord(text) ?? {}
  const { words, voice } = value
  return {
    type: textIn(value['type']) ?? task,
    variant: textIn(value['variant']),
    language: textIn(value['language']),
    words: amountIn(isRecord(words) ? words['target'] : words),
    seconds: amountIn(value['seconds']),
    characters: amountIn(value['characters']),
    stage: textIn(value['stage']),
    points: stringsIn(value['points']),
    avoid: isRecord(voice) ? stringsIn(voice['avoid']).filter((word) => word.trim() !== '') : [],
  }
}
