import { beforeAll, describe, expect, it } from 'vitest'
import { offlineLanguage } from '../src/index.ts'
import { coverage, leadOf, type Recording, recordings, wordCount } from './corpus.ts'
import { askBrief, askPiece, sourceOf, variants } from './support.ts'

/** Texts on which the choice of sentences was tuned; all others were only measured. */
const tuned = /^(?:en\/talk|es\/short|es\/long)/

interface Row {
  readonly name: string
  readonly variant: string
  /** Shares of the facts, 0–1. */
  readonly offline: number
  readonly lead: number
}

const summaries = variants.filter(({ type }) => type === 'summary')

async function measure(recording: Recording): Promise<readonly Row[]> {
  const { name, language, lines, facts } = recording
  const model = offlineLanguage()
  const source = sourceOf(lines)
  const brief = await askBrief(model, source, language)
  const rows: Row[] = []
  for (const { type, variant, words = 0 } of summaries) {
    // As the content package asks for them: half of a thin source at most.
    const piece = { type, variant, words: Math.min(words, Math.floor(wordCount(lines.join(' ')) / 2)) }
    const { text } = await askPiece<{ text: string }>(model, { source, brief, language, piece })
    rows.push({
      name,
      variant,
      offline: coverage(text, facts, language),
      lead: coverage(leadOf(recording, wordCount(text)), facts, language),
    })
  }
  return rows
}

function mean(rows: readonly Row[], of: 'offline' | 'lead'): number {
  return rows.reduce((sum, row) => sum + row[of], 0) / Math.max(1, rows.length)
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** The table that the README shows. */
function table(rows: readonly Row[]): string {
  const kinds = [
    ['300 words', /\/short$/],
    ['3,000 words', /\/talk$|\/long\/\d+$/],
    ['30,000 words', /\/long$/],
  ] as const
  const lines = kinds.flatMap(([kind, pattern]) => {
    return summaries.map(({ variant }) => {
      const own = rows.filter((row) => pattern.test(row.name) && row.variant === variant)
      const texts = new Set(own.map(({ name }) => name)).size
      return `| ${kind} | ${texts} | ${variant} | ${percent(mean(own, 'offline'))} | ${percent(mean(own, 'lead'))} |`
    })
  })
  return [
    '| source | texts | summary | facts said | by the first sentences |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

describe('what a summary says of the facts of its source', () => {
  const all = [...recordings(true), ...recordings().filter(({ name }) => name.endsWith('/long'))].filter(
    ({ facts }) => facts.length > 0,
  )
  let rows: readonly Row[] = []

  beforeAll(async () => {
    const measured: Row[] = []
    for (const recording of all) measured.push(...(await measure(recording)))
    rows = measured
    console.log(`\n${table(rows)}\n`)
  }, 120_000)

  it('is measured on sources that say all of their facts', () => {
    expect(all.length).toBeGreaterThanOrEqual(9)
    for (const { lines, facts, language } of all) {
      const text = lines.map((line) => line.replace(/^(?:\p{Lu}[\p{L}.'’-]*\s?){1,4}: /u, '')).join(' ')
      expect(coverage(text, facts, language)).toBeGreaterThan(0.95)
    }
  })

  it('is clearly more than what the first sentences say', () => {
    expect(mean(rows, 'offline')).toBeGreaterThan(1.8 * mean(rows, 'lead'))
  })

  it('is so on the texts that nothing was tuned on', () => {
    const others = rows.filter(({ name }) => !tuned.test(name))
    expect(others.length).toBeGreaterThan(30)
    expect(mean(others, 'offline')).toBeGreaterThan(1.8 * mean(others, 'lead'))
  })

  it('is so for each length of summary', () => {
    for (const { variant } of summaries) {
      const own = rows.filter((row) => row.variant === variant)
      expect(mean(own, 'offline')).toBeGreaterThan(1.3 * mean(own, 'lead'))
    }
  })
})
