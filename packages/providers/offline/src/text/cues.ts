import { withoutMarkup } from './markup.ts'

/** One line of the source part: `[c7] Speaker: text`. */
export interface Cue {
  readonly id: string
  readonly speaker: string | undefined
  /** As it was handed in, without id and speaker. */
  readonly verbatim: string
  /** As prose; see `withoutMarkup`. */
  readonly text: string
  /** Whether the source leaves out what was said right before: it is an excerpt. */
  readonly afterGap: boolean
}

const line = /^\s*\[([^\][\s]{1,64})\]\s?(.*)$/
const prefix = /^(?:>>+\s*)?([\p{L}\p{N}][\p{L}\p{M}\p{N}.'’ -]{0,40}):\s+(.*)$/u

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
  const speakers = speakersOf(found.map(({ rest }) => rest))
  const placeOf = placesOf(found)
  const steps = found.map(({ id }, index) => (placeOf(id) ?? 0) - (placeOf(found[index - 1]?.id ?? '') ?? 0))
  // Where no cue follows another the numbers are no count.
  const counts = steps.some((step, index) => index > 0 && step === 1)
  return found.map(({ id, rest }, index) => {
    const [, name, spoken] = prefix.exec(rest) ?? []
    const speaker = name !== undefined && speakers.has(name.trim()) ? name.trim() : undefined
    const verbatim = speaker !== undefined && spoken !== undefined ? spoken : rest
    // What does not begin with the first cue is an excerpt, too.
    const afterGap = counts && (index === 0 ? (placeOf(id) ?? 0) > 1 : (steps[index] ?? 1) > 1)
    return { id, speaker, verbatim, text: withoutMarkup(verbatim), afterGap }
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

/**
 * Which prefixes are speakers. `Remember: …` is no speaker: a prefix counts when several cues have it, or when
 * it looks like a name of two or more words.
 */
function speakersOf(texts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const name = prefix.exec(text)?.[1]?.trim()
    if (name !== undefined && name.split(' ').length <= 4) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return new Set([...counts].filter(([name, count]) => isName(name, count)).map(([name]) => name))
}

function isName(name: string, count: number): boolean {
  const words = name.split(' ')
  const capital = words.filter((word) => /^[\p{Lu}\p{Lo}\p{N}]/u.test(word)).length
  if (capital !== words.length) return false
  return count > 1 || words.length > 1 || /^[\p{Lu}]{3,}$/u.test(name)
}
