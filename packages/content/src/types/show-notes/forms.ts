import { countWords } from '@repurpose/core'
import { checkAmount, checkCoverage, checkPlatform, type Finding, findingsOf } from '../../checks/index.ts'
import type { PieceForm, ReviewGround } from '../../writing/index.ts'
import { checkDistinct } from '../distinct.ts'
import { checkEase } from '../ease.ts'
import { checkParts, type Part } from '../length-of-parts.ts'
import { completeShowNotes } from './complete.ts'
import { showNotesToPaste } from './plain.ts'
import { type ShowNotes, type ShowNotesDraft, showNotesDraftSchema } from './schema.ts'

const short = form({ minimum: 3, maximum: 8 })
const full = form({ minimum: 5, maximum: 14 })

export const showNotesForms = { short, full } as const

function form(topics: { readonly minimum: number; readonly maximum: number }) {
  return {
    schema: showNotesDraftSchema,
    // Notes tell where something is, not all of it.
    source: { share: 0.5 },
    review: (draft, ground) => reviewShowNotes(draft, ground, topics),
    complete: completeShowNotes,
  } satisfies PieceForm<ShowNotesDraft, ShowNotes>
}

/** @param amount of topics; of a thin source one will do */
export function reviewShowNotes(
  draft: ShowNotesDraft,
  ground: ReviewGround,
  amount: { readonly minimum: number; readonly maximum: number },
): readonly Finding[] {
  const { contract, chapters, language } = ground
  const { summary, topics, cues } = draft
  const parts: readonly Part[] = [
    { path: 'summary', text: summary },
    ...topics.flatMap(({ title, text }, index) => [
      { path: `topics[${index}].title`, text: title, fixed: true },
      { path: `topics[${index}].text`, text },
    ]),
  ]
  const prose = [summary, ...topics.map(({ text }) => text)]
  return [
    ...checkParts(parts, contract.words, language),
    checkAmount(topics.length, contract.thin ? { ...amount, minimum: 1 } : amount, {
      name: 'topics',
      unit: 'topics',
      path: 'topics',
      weight: 1,
      required: false,
    }),
    ...checkDistinct(
      topics.map(({ title: text }, index) => ({ path: `topics[${index}]`, text })),
      'topic',
    ),
    ...checkMoments(draft),
    ...checkPlatform('podcastDescription', showNotesToPaste(completeShowNotes(draft, ground))),
    ...checkEase(prose, 'read', ground),
    checkCoverage(
      [...cues, ...topics.map(({ cue }) => cue)],
      chapters,
      countWords(prose.join('\n'), language),
    ),
  ]
}

/** Whether every topic has a moment of its own, where somebody who looks for it can begin. */
function checkMoments({ topics }: ShowNotesDraft): readonly Finding[] {
  const cues = topics.map(({ cue }) => cue)
  const faults = cues.flatMap((cue, index) => {
    const first = cues.indexOf(cue)
    const message = `topics[${first}] begins with this cue as well; name the one with which this topic begins.`
    return first === index ? [] : [{ path: `topics[${index}].cue`, message }]
  })
  const facts = { name: 'moments', required: true, code: 'OUTPUT_INVALID', weight: 1 } as const
  return findingsOf(facts, faults, 'each topic at a moment of its own')
}
