import type { Material } from './material.ts'
import { clip, type Sentence } from './text/index.ts'
import { titlesOf } from './titles.ts'
import { runningText, startPiece } from './writers/index.ts'

/** Hands out texts of the source for the fields of any schema, each once as long as there are any. */
export interface Pen {
  /** A field's text by the field's name. */
  text(name: string, limits: { readonly shortest: number; readonly longest: number }): string
  /** The cues that the last text rests on, at least one. */
  cues(): readonly string[]
  /** `item-1`, `item-2`, … */
  id(): string
  readonly language: string
  /** Whether a field that wants a sentence had to do with a phrase. */
  isDry(): boolean
}

const isTitle = /(?:title|heading|headline|subject|topic|label|name|keyword|tag|phrase|term|category)s?$/i
const isLong =
  /(?:text|body|content|description|summary|narration|script|explanation|paragraph|overview|introduction|conclusion|answer)s?$/i

/** @param written What a piece says already; none of its sentences comes again. */
export function takePen(material: Material, written: string): Pen {
  const { analysis } = material
  // Most answers need no filling: nothing is looked up before the first field does.
  const piece = lazily(() => startPiece(material, { used: saidIn(material, written) }))
  const titles = lazily(() => titlesOf(material).filter((title) => !written.includes(title)))
  let dry = false
  let ids = 0
  let nextTitle = 0
  let cues = analysis.sentences[0]?.cues ?? []

  const title = (): string => {
    const chosen = titles()[nextTitle % Math.max(1, titles().length)] ?? material.title
    nextTitle += 1
    return chosen
  }

  const sentences = (words: number, most: number, longest: number): string => {
    const fits = ({ opening }: Sentence): boolean => opening.length <= longest
    const chosen = piece().take({ words, most, chains: most > 1, runs: 0.4, fits })
    if (chosen.length > 0) cues = [...new Set(chosen.flatMap((sentence) => sentence.cues))]
    if (chosen.length > 0) return runningText(chosen)
    dry = true
    return title()
  }

  return {
    text(name, { shortest, longest }) {
      if (isTitle.test(name) || longest < 25) return clip(title(), longest)
      let text = isLong.test(name) ? sentences(60, 4, longest) : sentences(40, 1, longest)
      for (let rounds = 0; text.length < shortest && rounds < 200; rounds += 1)
        text = `${text} ${sentences(40, 2, longest)}`
      return clip(text, longest)
    },
    cues: () => cues,
    isDry: () => dry,
    id() {
      ids += 1
      return `item-${ids}`
    },
    language: analysis.language.code,
  }
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The sentences that a text holds. */
export function saidIn({ analysis }: Material, written: string): ReadonlySet<number> {
  const held = analysis.sentences.filter(
    ({ opening, text }) => written.includes(opening) || written.includes(text),
  )
  return new Set(held.map(({ index }) => index))
}
