import type { LanguageCall } from '@repurpose/core'
import { type BriefOutline, readBrief } from './brief-shape.ts'
import { amountIn, isRecord, parseRecord, textIn } from './json-reading.ts'

/** What is asked for, out of the part `assignment`. */
export interface Assignment {
  readonly type: string
  readonly variant: string | undefined
  readonly language: string | undefined
  readonly words: number | undefined
  readonly seconds: number | undefined
  readonly characters: number | undefined
}

export interface ReadPrompt {
  /** The text to write from, a cue a line where it has cues. */
  readonly source: string
  readonly brief: BriefOutline | undefined
  readonly assignment: Assignment
}

/** Parts that are material and yet not what a text is to be written from. */
const notSource: ReadonlySet<string> = new Set(['brief', 'assignment', 'previous_answer', 'instructions'])

/**
 * Reads a prompt by the names of its parts. Nothing is required: without a part `source` all materials are the source,
 * and without any material the whole prompt is.
 */
export function readPrompt(call: LanguageCall): ReadPrompt {
  const named = (name: string): string | undefined => call.prompt.find((part) => part.name === name)?.text
  const materials = call.prompt
    .filter(({ kind, name }) => kind === 'material' && !notSource.has(name))
    .map(({ text }) => text)
  const all = call.prompt.map(({ text }) => text)
  const source = named('source') ?? (materials.length > 0 ? materials : all).join('\n')
  return {
    source,
    brief: readBrief(named('brief')),
    assignment: readAssignment(named('assignment'), call.task),
  }
}

function readAssignment(text: string | undefined, task: string): Assignment {
  const value = parseRecord(text) ?? {}
  const words = value['words']
  return {
    type: textIn(value['type']) ?? task,
    variant: textIn(value['variant']),
    language: textIn(value['language']),
    words: amountIn(isRecord(words) ? words['target'] : words),
    seconds: amountIn(value['seconds']),
    characters: amountIn(value['characters']),
  }
}
