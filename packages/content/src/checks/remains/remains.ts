import type { Cue } from '@repurpose/core'
import { type Fault, type Finding, findingsOf, listed, shown } from '../finding.ts'
import { sourceTextOf } from '../text/source-text.ts'
import { isSpoken, textsOf } from '../text/texts.ts'
import { comparableWords } from '../text/words.ts'
import { assistantTalkIn } from './assistant-talk.ts'
import { leaksOf } from './leaked-instructions.ts'
import { placeholdersIn } from './placeholders.ts'
import { cueMarksIn, promptTracesIn } from './prompt-traces.ts'

/** A shorter passage (`Sure!`) may well stand in a source and be a leak all the same. */
const fewestWords = 3

/** What a piece is compared with when it is looked through for what does not belong to it. */
export interface RemainsGround {
  /** What the writer was told. Its sentences must not come back word for word. */
  readonly instructions?: readonly string[] | undefined
  /** What the source itself says is no leak. */
  readonly cues?: readonly Cue[] | undefined
}

/**
 * Whether the piece is free of what belongs to the prompt or to a conversation with a model: cue marks, tags, unfilled
 * placeholders, sentences of the instructions, remarks to whoever asked.
 *
 * @param cueIds what counts as a cue mark when it stands in brackets: `[c12]`, `[c3, c4]`
 */
export function checkRemains(
  value: unknown,
  cueIds: { has(id: string): boolean },
  { instructions = [], cues = [] }: RemainsGround = {},
): readonly Finding[] {
  const source = sourceTextOf(cues)
  const leaks = leaksOf(instructions)
  const unsaid = (passage: string) => comparableWords(passage).length < fewestWords || !source.says(passage)
  const faults = textsOf(value).flatMap((placed): readonly Fault[] => {
    const { path, text } = placed
    const marks = cueMarksIn(text, cueIds)
    const traces = promptTracesIn(text)
    const blanks = placeholdersIn(text)
    const talk = assistantTalkIn(text, isSpoken(placed)).filter(unsaid)
    const leak = leaks.find(text)
    const problems = [
      ...(marks.length === 0 ? [] : [`take out the cue marks ${show(marks)}`]),
      ...(traces.length === 0 ? [] : [`take out what belongs to the prompt: ${show(traces)}`]),
      ...(blanks.length === 0 ? [] : [`fill in or take out ${show(blanks)}`]),
      ...(talk.length === 0 ? [] : [`take out what is said to whoever asked: ${show(talk)}`]),
      ...(leak === undefined || !unsaid(leak)
        ? []
        : [`take out the words of the instructions: ${show([leak])}`]),
    ]
    return problems.length === 0 ? [] : [{ path, message: problems.join('; ') }]
  })
  return findingsOf(
    { name: 'remains', required: true, code: 'PROMPT_LEAKED', weight: 2 },
    faults,
    'no cue marks, tags, placeholders or instructions in the text',
  )
}

function show(passages: readonly string[]): string {
  return listed([...new Set(passages)].map(shown), 3)
}
