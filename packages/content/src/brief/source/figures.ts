import type { Cue } from '@repurpose/core'
import { positionsOf } from './positions.ts'
import { wordsIn } from './words.ts'

const figure = /\p{Nd}{1,3}(?:[.,'’ \xA0\u202F]\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+(?:[.,:]\p{Nd}+)*/gu
const grouped = /^\p{Nd}{1,3}(?:\D\p{Nd}{3})+$/u

/** The figures in a text, however their thousands and decimals are parted: `1,500`, `1.500` and `1 500` are one. */
export function figuresIn(text: string): readonly string[] {
  return Array.from(text.matchAll(figure), ([found]) =>
    grouped.test(found) ? found.replace(/\P{Nd}/gu, '') : found.replaceAll(',', '.'),
  )
}

/** How far from its cue a number may stand: captions cut sentences. */
const neighbours = 1

interface Spoken {
  readonly figures: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

const known = new WeakMap<readonly Cue[], readonly Spoken[]>()

/** What is said in each cue. */
function spokenIn(cues: readonly Cue[]): readonly Spoken[] {
  const before = known.get(cues)
  if (before !== undefined) return before
  const made = cues.map(({ text }) => ({
    figures: new Set(figuresIn(text)),
    words: new Set(wordsIn(text).map(({ word }) => word)),
  }))
  known.set(cues, made)
  return made
}

/**
 * The cue that bears a number out: the one named, or else the nearest that has the same figures and a word of what they
 * measure. A number in words needs half of them in the cue named.
 *
 * @returns the cue's id; `undefined` for a number that the source does not have
 */
export function findNumber(text: string, cue: string, cues: readonly Cue[]): string | undefined {
  const positions = positionsOf(cues)
  const spoken = spokenIn(cues)
  const figures = figuresIn(text)
  const words = wordsIn(text).flatMap(({ word }) => (/^\p{Nd}+$/u.test(word) ? [] : [word]))
  const around = (index: number) => spoken.slice(Math.max(0, index - neighbours), index + neighbours + 1)
  const wordsSaid = (said: readonly Spoken[]) =>
    words.filter((word) => said.some((each) => each.words.has(word))).length
  const named = positions.of(cue)
  if (named !== undefined) {
    const said = around(named)
    const isBorneOut =
      figures.length > 0
        ? figures.every((each) => said.some((one) => one.figures.has(each)))
        : wordsSaid(said) * 2 >= Math.max(1, words.length)
    if (isBorneOut) return positions.id(cue)
  }
  if (figures.length === 0) return undefined
  const places = cues.flatMap(({ id }, index) => {
    const own = spoken.slice(index, index + 1)
    const isHere = figures.every((each) => own.some((said) => said.figures.has(each)))
    if (!isHere || wordsSaid(around(index)) === 0) return []
    return [{ id, own: wordsSaid(own), distance: Math.abs(index - (named ?? 0)) }]
  })
  return places.sort((one, other) => other.own - one.own || one.distance - other.distance)[0]?.id
}
