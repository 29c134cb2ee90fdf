import { withoutMarkup } from './markup.ts'

/** One line of the source part: `[c7] Speaker: text`. */
export interface Cue {
  readonly id: string
  /** Who speaks, where the label of the cue reads like a name or a role. */
  readonly speaker: string | undefined
  /** What stands before the text, whether or not it is fit to be shown: one voice has one label. */
  readonly label: string | undefined
  /** As it was handed in, without id and label. */
  readonly verbatim: string
  /** As prose; see `withoutMarkup`. */
  readonly text: string
  /** Whether the source leaves out what was said right before: it is an excerpt. */
  readonly afterGap: boolean
}

const line = /^\s*\[([^\][\s]{1,64})\]\s?(.*)$/
const prefix = /^(?:>>+\s*)?([\p{L}\p{N}][^:"“”„«»\n]{0,79}):\s+(.*)$/u

/**
 * The cues of a source part. A line without an id, or with one seen before, continues the cue before it: the text of
 * a cue cannot add cues. A source without any ids becomes one cue a line.
 */
export function readCues(source: string): readonly Cue[] {
  const found: { readonly id: string; rest: string }[] = []
  const seen = new Set<string>()
  const lines = source.split(/\r?\n/)
  const hasIds = lines.some((text) => line.test(text))
  for (const text of lines) {
    const [, id, rest] = line.exec(text) ?? []
    const last = found.at(-1)
    if (id !== undefined && rest !== undefined && !seen.has(id)) {
      seen.add(id)
      found.push({ id, rest })
    } else if (!hasIds) {
      if (text.trim() !== '') found.push({ id: `c${found.length + 1}`, rest: text })
    } else if (last !== undefined) {
      last.rest += ` ${text}`
    }
  }
  const labels = labelsOf(found.map(({ rest }) => rest))
  const placeOf = placesOf(found)
  const steps = found.map(({ id }, index) => (placeOf(id) ?? 0) - (placeOf(found[index - 1]?.id ?? '') ?? 0))
  // Where no cue follows another the numbers are no count.
  const counts = steps.some((step, index) => index > 0 && step === 1)
  return found.map(({ id, rest }, index) => {
    const [, before, spoken] = prefix.exec(rest) ?? []
    const label = before !== undefined && labels.has(before.trim()) ? before.trim() : undefined
    const speaker = label !== undefined && isShown(label) ? label : undefined
    const verbatim = label !== undefined && spoken !== undefined ? spoken : rest
    // What does not begin with the first cue is an excerpt, too.
    const afterGap = counts && (index === 0 ? (placeOf(id) ?? 0) > 1 : (steps[index] ?? 1) > 1)
    return { id, speaker, label, verbatim, text: withoutMarkup(verbatim), afterGap }
  })
}

const numbered = /^(\D*)(\d{1,9})$/

/**
 * Where a cue stands in the whole source. Ids that count upwards (`c7`, `c8`, `c12`) tell the places of all cues, also of
 * those that an excerpt leaves out; any other ids tell only their order.
 */
export function placesOf(cues: readonly { readonly id: string }[]): (id: string) => number | undefined {
  const numbers = cues.map(({ id }) => numbered.exec(id))
  const counts = numbers.every((match, index) => {
    const before = numbers[index - 1]
    return (
      match !== null && (index === 0 || (match[1] === before?.[1] && Number(match[2]) > Number(before?.[2])))
    )
  })
  const prefix = numbers[0]?.[1]
  if (counts && prefix !== undefined) {
    return (id) => {
      const match = numbered.exec(id)
      return match?.[1] === prefix ? Number(match[2]) : undefined
    }
  }
  const order = new Map(cues.map(({ id }, index) => [id, index]))
  return (id) => order.get(id)
}

/** In words. */
const longestLabel = 8

/**
 * Which prefixes are labels of voices. `Remember: …` is none. Two questions are kept apart: a label is taken off the text,
 * whatever its letters; whether it is a name decides only whether it is shown (`isShown`).
 */
function labelsOf(texts: readonly string[]): ReadonlySet<string> {
  const prefixes = texts.map((text) => {
    const found = prefix.exec(text)?.[1]?.trim()
    return found !== undefined && found.split(/\s+/).length <= longestLabel ? found : undefined
  })
  const uses = new Map<string, number[]>()
  for (const [at, found] of prefixes.entries()) {
    if (found === undefined) continue
    const places = uses.get(found)
    if (places === undefined) uses.set(found, [at])
    else places.push(at)
  }
  const recurs = (at: number): boolean => (uses.get(prefixes[at] ?? '')?.length ?? 0) > 1
  const labels = new Set(
    [...uses].filter(([found, places]) => isLabel(found, places, recurs)).map(([found]) => found),
  )
  // Where nearly every cue has a label, a single word before another one is a voice that speaks once.
  const labelled = prefixes.filter((found) => found !== undefined && labels.has(found)).length
  if (labelled * 5 >= texts.length * 4) {
    for (const found of uses.keys()) if (/^\p{Lu}[\p{L}'’-]+$/u.test(found)) labels.add(found)
  }
  return labels
}

/**
 * A name of two words is a label by itself and any other name when it recurs. Anything else is one when the same stands before
 * two cues in a row, or before three or more that mostly have a labelled cue beside them, as turns in a conversation do.
 */
function isLabel(found: string, places: readonly number[], recurs: (at: number) => boolean): boolean {
  const words = found.split(/\s+/)
  if (isName(found) && (places.length > 1 || words.length > 1 || /^\p{Lu}{3,}$/u.test(found))) return true
  if (places.some((at, index) => at - (places[index - 1] ?? Number.NEGATIVE_INFINITY) === 1)) return true
  if (places.length < 3) return false
  const beside = places.filter((at) => recurs(at - 1) || recurs(at + 1)).length
  return /^\p{Ll}+$/u.test(found) || beside * 2 >= places.length
}

const particles: ReadonlySet<string> = new Set(
  `al am bin da dal das de del dela della den der des di do dos du e el ibn la las le los of op ten ter und van vom von vander y zu zum
  zur`.split(/\s+/),
)

/** What opens no name: `The Rule: …`, `Mein Rat: …`, `Zum Beispiel: …`. */
const determiner =
  /^(?:the|an?|this|that|my|our|your|der|die|das|dem|den|ein|eine|mein|meine|unser|unsere|el|la|los|las|una?|mi|nuestr[oa]|le|les|une|mon|ma|notre|il|lo|i|gli|o|os|as|uma?|zum|zur|im|am|in|bei|for|and|und|mit|von|por|en|par|per|y) /iu

/** Words with capitals and the particles between them, with or without something in brackets behind them. */
function isName(text: string): boolean {
  const [first = '', ...rest] = text.replace(/\s*\([^()]*\)$/u, '').split(/\s+/)
  const isCapital = (word: string): boolean => /^[\p{Lu}\p{Lo}\p{N}][\p{L}\p{M}\p{N}.'’-]*$/u.test(word)
  return (
    isCapital(first) &&
    !determiner.test(text) &&
    rest.filter((word) => !particles.has(word)).length <= 3 &&
    rest.length <= 5 &&
    rest.every((word) => isCapital(word) || particles.has(word)) &&
    (rest.length === 0 || isCapital(rest.at(-1) ?? ''))
  )
}

/** Names, and roles in small letters: `moderador`, `guest two`. */
function isShown(label: string): boolean {
  return isName(label) || /^\p{Ll}[\p{Ll}\p{N}.'’-]*(?: [\p{Ll}\p{N}.'’-]+){0,2}$/u.test(label)
}
