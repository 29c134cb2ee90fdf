import type { Cue, LanguageCall } from '@repurpose/core'
import type { BriefDraft, MergedDraft } from './schema.ts'

const topics = ['gates', 'trees', 'storms', 'boats', 'wardens', 'bridges', 'swans', 'ledgers']

/**
 * A talk of two people in cues of eleven words. Every cue says something of its own; a topic lasts for forty cues, a turn
 * for five.
 */
export function talk(words: number): readonly Cue[] {
  return Array.from({ length: Math.ceil(words / 11) }, (_, index) => {
    const topic = topics[Math.floor(index / 40) % topics.length]
    const ending = index % 5 === 4 ? '.' : ','
    return {
      id: `c${index + 1}`,
      startMs: index * 4_000,
      endMs: index * 4_000 + (index % 5 === 4 ? 3_000 : 4_000),
      text: `in year ${1000 + index} the people counted ${index + 20} ${topic} near mark m${index}${ending}`,
      speaker: Math.floor(index / 5) % 2 === 0 ? 'Ines Calder' : 'Tom',
    }
  })
}

/** The text of a part of a prompt. */
export function partOf({ prompt }: Pick<LanguageCall, 'prompt'>, name: string): string {
  return prompt.find((part) => part.name === name)?.text ?? ''
}

export function assignmentOf(call: Pick<LanguageCall, 'prompt'>) {
  return JSON.parse(partOf(call, 'assignment'))
}

/** The lines of the part `source`: id and text. */
function linesOf(call: LanguageCall): readonly { readonly id: string; readonly text: string }[] {
  return partOf(call, 'source')
    .split('\n')
    .map((line) => {
      const [, id = '', text = ''] = /^\[([^\]]+)\] (?:[A-Z][A-Za-z ]*: )?(.*)$/.exec(line) ?? []
      return { id, text }
    })
}

/** A sound brief of the part `source` of a call: a point for each twentieth, two quotes, two numbers, two chapters. */
export function briefOfSource(call: LanguageCall): BriefDraft {
  const lines = linesOf(call)
  const nothing = { id: '', text: '' }
  const at = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? nothing
  const twentieths = Array.from({ length: 20 }, (_, index) => at(index / 20 + 0.025))
  const points = [...new Set(twentieths)].map(({ id, text }, index) => ({
    id: `p${index + 1}`,
    text: `It was told that ${text.replace(/[.,]$/, '')}.`,
    cues: [id],
  }))
  const figure = ({ id, text }: { id: string; text: string }) => ({
    text: /\d+ [a-z]+(?= near)/.exec(text)?.[0] ?? text,
    cue: id,
  })
  const half = Math.floor(lines.length / 2)
  return {
    title: `From ${at(0).id}`,
    language: 'en',
    overview: `It begins with ${at(0).id}. It ends with ${at(1).id}.`,
    points,
    quotes: [at(0.25), at(0.75)].map(({ id, text }) => ({ cue: id, text })),
    names: ['Ines Calder'],
    numbers: [at(0.3), at(0.6)].map(figure),
    chapters: [
      {
        title: `Part ${at(0).id}`,
        firstCue: at(0).id,
        lastCue: lines[Math.max(0, half - 1)]?.id ?? '',
        points: [],
      },
      { title: `Part ${at(0.5).id}`, firstCue: at(0.5).id, lastCue: at(1).id, points: [] },
    ],
  }
}

/** A sound merge of the part `briefs` of a call: 32 of their points, as many of each. */
export function mergeOfBriefs(call: LanguageCall): MergedDraft {
  const briefs: readonly BriefDraft[] = JSON.parse(partOf(call, 'briefs'))
  return {
    title: briefs.map(({ title }) => title).join(' and '),
    overview: 'Two people count. They count again.',
    points: briefs
      .flatMap(({ points }) => {
        const kept = Math.ceil(32 / briefs.length)
        return points.filter(
          (_, index) =>
            Math.floor((index * kept) / points.length) !== Math.floor(((index - 1) * kept) / points.length),
        )
      })
      .map(({ text, cues }) => ({ text, cues })),
  }
}

/** A sound refinement: every second point so far, and the brief of the part. */
export function refinementOf(call: LanguageCall): BriefDraft {
  const before: BriefDraft = JSON.parse(partOf(call, 'brief'))
  const own = briefOfSource(call)
  const kept = before.points.filter(({ id }, index) => {
    const isFirstOfChapter = before.chapters.some((chapter) => chapter.points[0] === id)
    return isFirstOfChapter || index % 2 === 0
  })
  return {
    ...own,
    title: before.title,
    points: [...kept, ...own.points.filter((_, index) => index % 2 === 0)],
  }
}

/** Answers any call for a brief soundly. */
export function answerBrief(call: LanguageCall): object {
  const { stage } = assignmentOf(call)
  if (stage === 'merge') return mergeOfBriefs(call)
  return stage === 'refine' ? refinementOf(call) : briefOfSource(call)
}
