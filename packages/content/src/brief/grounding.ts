import type { Cue } from '@repurpose/core'
import { isPlaced } from './chapters.ts'
import type { BriefDraft } from './schema.ts'
import { findNumber } from './source/figures.ts'
import { isNamed } from './source/names.ts'
import { positionsOf } from './source/positions.ts'
import { findQuote } from './source/quotes.ts'
import { saysSomething } from './source/words.ts'

/** A field of a brief, and what is wrong with it, in words that a model can act on. */
export interface BriefProblem {
  readonly path: string
  readonly reason: string
}

/** What a brief has to rest on. */
export interface Ground {
  /** The source, as far as it was read. */
  readonly cues: readonly Cue[]
  /** Those that points may cite, where not all. */
  readonly citable?: ReadonlySet<string> | undefined
}

/**
 * What is wrong with a brief in respect of its source, field by field. What can be mended without a model is not held
 * against it: ids in brackets, a quote or number under a wrong cue, chapters that overlap.
 */
export function checkBrief(draft: BriefDraft, ground: Ground): readonly BriefProblem[] {
  const { cues } = ground
  const strangeNames = draft.names.filter((name) => !isNamed(name, cues))
  return [
    ...emptyFields(draft),
    ...draft.points.flatMap((point, index) => {
      const strange = point.cues.filter((id) => knownCue(id, ground) === undefined)
      return strange.length === 0 ? [] : [{ path: `points[${index}].cues`, reason: unknownCues(strange) }]
    }),
    ...draft.quotes.flatMap(({ cue, text }, index) => {
      if (findQuote(text, cues, cue) !== undefined) return []
      const reason =
        'the source does not say this word for word; copy the words of one speaker, without leaving any out, or take another sentence'
      return [{ path: `quotes[${index}]`, reason }]
    }),
    ...(strangeNames.length === 0
      ? []
      : [
          {
            path: 'names',
            reason: `the source has no ${list(strangeNames)}; spell names as it does, or leave them out`,
          },
        ]),
    ...draft.numbers.flatMap(({ text, cue }, index) => {
      if (findNumber(text, cue, cues) !== undefined) return []
      const reason =
        'the cue does not have this figure; write it as the source does, with the cue that says it, or take another'
      return [{ path: `numbers[${index}]`, reason }]
    }),
    ...draft.chapters.flatMap((chapter, index) => {
      if (isPlaced(chapter, cues)) return []
      return [{ path: `chapters[${index}]`, reason: unknownCues([chapter.firstCue, chapter.lastCue]) }]
    }),
  ]
}

/** What had to be left out of a brief, as `2 quotes`. */
export interface Trimmed {
  readonly brief: BriefDraft
  readonly left: readonly string[]
}

/**
 * A brief of what its source bears out: quotes and numbers under the cue that says them, quotes worded as there, no cue
 * marks in the texts, and nothing that `checkBrief` would find. `undefined` when no point remains.
 */
export function withoutInventions(draft: BriefDraft, ground: Ground): Trimmed | undefined {
  const { cues } = ground
  const references = draft.points.flatMap((point) => point.cues)
  const points = draft.points.flatMap((point) => {
    const known = point.cues.flatMap((id) => knownCue(id, ground) ?? [])
    if (known.length === 0 || !saysSomething(point.text)) return []
    return [{ ...point, text: withoutMarks(point.text, cues), cues: [...new Set(known)] }]
  })
  const [first] = points
  if (first === undefined) return undefined
  const quotes = draft.quotes.flatMap(({ cue, text, speaker }) => {
    const found = findQuote(text, cues, cue)
    if (found === undefined) return []
    const said = found.speaker ?? (speaker !== undefined && isNamed(speaker, cues) ? speaker : undefined)
    return [{ cue: found.cue, text: found.text, ...(said === undefined ? {} : { speaker: said }) }]
  })
  const numbers = draft.numbers.flatMap(({ text, cue }) => {
    const found = findNumber(text, cue, cues)
    return found === undefined ? [] : [{ text, cue: found }]
  })
  const names = draft.names.filter((name) => isNamed(name, cues))
  const chapters = draft.chapters
    .filter((chapter) => isPlaced(chapter, cues) && saysSomething(chapter.title))
    .map((chapter) => ({ ...chapter, title: withoutMarks(chapter.title, cues) }))
  return {
    brief: {
      ...draft,
      title: saysSomething(draft.title) ? withoutMarks(draft.title, cues) : first.text,
      overview: saysSomething(draft.overview) ? withoutMarks(draft.overview, cues) : first.text,
      ...{ points, quotes, names, numbers, chapters },
    },
    left: [
      ...missing(draft.points, points, 'point'),
      ...missing(
        references,
        references.filter((id) => knownCue(id, ground) !== undefined),
        'reference',
      ),
      ...missing(draft.quotes, quotes, 'quote'),
      ...missing(draft.names, names, 'name'),
      ...missing(draft.numbers, numbers, 'number'),
      ...missing(draft.chapters, chapters, 'chapter'),
    ],
  }
}

/** Marks like `[c12]` name cues in the source and mean nothing to a reader. A text of nothing else stays as it is. */
function withoutMarks(text: string, cues: readonly Cue[]): string {
  const positions = positionsOf(cues)
  const bare = text.replace(/\s*\[([^[\]]{1,80})\]/g, (mark, ids: string) => {
    return ids.split(/[\s,;]+/).every((id) => positions.of(id) !== undefined) ? '' : mark
  })
  return saysSomething(bare) ? bare.trim() : text
}

function knownCue(id: string, { cues, citable }: Ground): string | undefined {
  const known = positionsOf(cues).id(id)
  return known !== undefined && (citable === undefined || citable.has(known)) ? known : undefined
}

interface Texts {
  readonly title: string
  readonly overview: string
  readonly points: readonly { readonly text: string }[]
  readonly chapters?: readonly { readonly title: string }[] | undefined
}

/** Texts without a letter or digit. */
export function emptyFields(draft: Texts): readonly BriefProblem[] {
  const { title, overview, points, chapters = [] } = draft
  const texts = [
    { path: 'title', text: title },
    { path: 'overview', text: overview },
    ...points.map(({ text }, index) => ({ path: `points[${index}].text`, text })),
    ...chapters.map((chapter, index) => ({ path: `chapters[${index}].title`, text: chapter.title })),
  ]
  return texts.flatMap(({ path, text }) =>
    saysSomething(text) ? [] : [{ path, reason: 'there is no word' }],
  )
}

export function missing(
  before: readonly unknown[],
  after: readonly unknown[],
  what: string,
): readonly string[] {
  const count = before.length - after.length
  return count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`]
}

export function unknownCues(ids: readonly string[]): string {
  return `there is no cue ${list(ids)} here; name only ids that the material has`
}

const shown = 5
const longestShown = 40

function list(texts: readonly string[]): string {
  return texts
    .slice(0, shown)
    .map((text) => JSON.stringify(text.slice(0, longestShown)))
    .join(', ')
}
