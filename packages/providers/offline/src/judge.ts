import type { Json } from '@repurpose/core'
import { isRecord, type Unknowns } from './json-reading.ts'
import { asRecord } from './json-schema.ts'
import { formulasIn, type Language, languages, recognize } from './languages/index.ts'
import type { ReadPrompt } from './prompt-parts.ts'
import { readCues } from './text/index.ts'

interface Claim {
  readonly id: string
  readonly text: string
}

interface Verdict {
  readonly claim: string
  readonly verdict: 'supported' | 'not-in-source'
  readonly cue?: string
}

/** A line of the source by its words. */
interface Line {
  readonly id: string
  readonly words: ReadonlySet<string>
  /** Its sentences, for what is said in one breath. */
  readonly sentences: readonly ReadonlySet<string>[]
}

/**
 * Verdicts on claims, by the words alone: a claim is supported when nearly all words that carry it, and each of its
 * figures and negations, stand together in lines that follow each other. That finds what was invented and misses what was
 * turned around; it contradicts nothing. What is in another language than the source is left without a verdict.
 *
 * @returns the answer as JSON; `undefined` where no claims are asked about
 */
export function judge(read: ReadPrompt, outputSchema: Json | undefined): string | undefined {
  const claims = claimsIn(read.part('claims'))
  if (claims === undefined || asRecord(asRecord(outputSchema)['properties'])['verdicts'] === undefined)
    return undefined
  const [usual] = languages
  const language = recognize(read.source, undefined).language ?? usual
  if (language === undefined) return undefined
  const isForeign = recognize(claims.map(({ text }) => text).join('\n'), language.code).language === undefined
  const lines = readCues(read.source).map(({ id, speaker = '', text }) => ({
    id,
    words: wordsOf(`${speaker} ${text}`, language),
    sentences: text.split(/(?<=[.!?…;:])\s+/u).map((sentence) => wordsOf(sentence, language)),
  }))
  const verdicts = isForeign ? [] : claims.map((claim) => judgeClaim(claim, lines, language))
  return JSON.stringify({ verdicts })
}

function claimsIn(text: string | undefined): readonly Claim[] | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (!Array.isArray(value)) return undefined
    return value
      .filter((item): item is Unknowns => isRecord(item))
      .flatMap((item) => {
        const { claim, text: said } = item
        return typeof claim === 'string' && typeof said === 'string' ? [{ id: claim, text: said }] : []
      })
  } catch {
    return undefined
  }
}

/** So much of what carries a claim has to be there. */
const enough = 0.85
/** Lines that are read together: captions cut sentences. */
const widest = 4

function judgeClaim({ id, text }: Claim, lines: readonly Line[], language: Language): Verdict {
  const framed = formulasIn(text, language)
  const found =
    framed === undefined ? findStatement(text, lines, language) : findFramed(framed, lines, language)
  return found === undefined
    ? { claim: id, verdict: 'not-in-source' }
    : { claim: id, verdict: 'supported', cue: found.id }
}

/** What a fixed phrase names may be spoken of anywhere; one that names nothing belongs to wherever it stands. */
function findFramed(named: string, lines: readonly Line[], language: Language): Line | undefined {
  const wanted = wordsOf(named, language)
  const everywhere = new Set(lines.flatMap(({ words }) => [...words]))
  if (wanted.size > 0 && shareOf(wanted, everywhere) < enough) return undefined
  return best(lines, ({ words }) => shareOf(wanted, words))
}

/** The first of the lines that together say most of a statement, where that is enough. */
function findStatement(text: string, lines: readonly Line[], language: Language): Line | undefined {
  const wanted = wordsOf(text, language)
  if (wanted.size === 0) return undefined
  for (let width = 1; width <= Math.min(widest, lines.length); width += 1) {
    const starts = lines.slice(0, lines.length - width + 1)
    const share = (_: Line, start: number): number =>
      shareOf(wanted, new Set(lines.slice(start, start + width).flatMap(({ words }) => [...words])))
    const line = best(starts, share)
    if (line !== undefined && share(line, lines.indexOf(line)) >= enough)
      return isDenied(wanted, line) ? undefined : line
  }
  return undefined
}

function best(lines: readonly Line[], worth: (line: Line, at: number) => number): Line | undefined {
  let found: { readonly line: Line; readonly worth: number } | undefined
  for (const [at, line] of lines.entries()) {
    const own = worth(line, at)
    if (found === undefined || own > found.worth) found = { line, worth: own }
  }
  return found?.line
}

/** The share of the words that are said; none where a figure or a negation is missing. */
function shareOf(wanted: ReadonlySet<string>, said: ReadonlySet<string>): number {
  let found = 0
  for (const word of wanted) {
    if (said.has(word)) found += 1
    else if (/\d|^!/u.test(word)) return 0
  }
  return found / Math.max(1, wanted.size)
}

/** Whether the one sentence that says it all has a negation that the claim has not. */
function isDenied(wanted: ReadonlySet<string>, { sentences }: Line): boolean {
  const isNegated = (words: ReadonlySet<string>): boolean => [...words].some((word) => word.startsWith('!'))
  if (isNegated(wanted)) return false
  const saying = sentences.filter((words) => shareOf(wanted, words) >= enough)
  return saying.length > 0 && saying.every(isNegated)
}

const shortestStem = 5

/**
 * The words that carry a text: content words by how they begin, as endings differ; figures and numbers as they are;
 * negations, marked.
 */
function wordsOf(text: string, { stopWords, negation, numerals }: Language): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu) ?? []
  return new Set(
    words.flatMap((word) => {
      if (/\p{N}/u.test(word)) return [word.replace(/[.,:](?=\p{N}{3}(?!\p{N}))/gu, '')]
      const plain = word.replace('’', "'")
      if (negation.test(plain)) return [`!${plain.endsWith("n't") ? 'not' : plain}`]
      if (numerals.test(plain) && plain.length > 2) return [plain]
      if (stopWords.has(plain) || plain.length < 3) return []
      return [plain.slice(0, Math.max(shortestStem, plain.length - 3))]
    }),
  )
}
