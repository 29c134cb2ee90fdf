import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { everyKind } from './defects/kinds.ts'
import { type Measurement, measure } from './defects/measure.ts'
import { halfOf, mutators } from './defects/set.ts'
import { bounds, section, totalOf } from './defects/table.ts'

let measurement: Measurement
beforeAll(async () => {
  measurement = await measure()
}, 300_000)

const languages = ['en', 'es', 'de']

describe('the set', () => {
  it('has good pieces of every kind in each language, and written by hand', () => {
    const { good } = measurement
    expect(good.length).toBeGreaterThanOrEqual(300)
    for (const language of languages) {
      const own = good.filter((piece) => piece.language === language)
      expect(own.filter(({ id }) => id.startsWith('hand/')).length).toBeGreaterThanOrEqual(20)
      const scarce = everyKind.filter(
        (kind) => own.filter(({ type, variant }) => `${type}.${variant}` === kind).length < 5,
      )
      expect(scarce, language).toEqual([])
    }
    expect(new Set(good.map(({ id }) => id)).size).toBe(good.length)
    expect(new Set(good.map(({ value }) => JSON.stringify(value))).size).toBe(good.length)
  })

  it('has defects of every kind in each language, in both halves', () => {
    const { defective } = measurement
    expect(defective.length).toBeGreaterThanOrEqual(300)
    expect(mutators.length).toBeGreaterThanOrEqual(25)
    expect(
      mutators.filter(({ name }) => !defective.some(({ kind }) => kind === name)).map(({ name }) => name),
    ).toEqual([])
    for (const language of languages) {
      expect(defective.filter((defect) => defect.language === language).length).toBeGreaterThanOrEqual(100)
    }
    const heldOut = defective.filter((defect) => halfOf(defect) === 'held out').length
    expect(heldOut / defective.length).toBeGreaterThan(0.4)
    expect(heldOut / defective.length).toBeLessThan(0.6)
  })
})

describe.each(['tuned on', 'held out'] as const)('on the half %s', (half) => {
  it.each(['required', 'advisory'] as const)(
    '%s findings catch what they should and leave the rest alone',
    (kind) => {
      const { seeded, caught, good, falseAlarms } = totalOf(measurement, half, kind === 'required')
      expect(caught / seeded).toBeGreaterThanOrEqual(bounds[kind].caught)
      expect(falseAlarms / good).toBeLessThanOrEqual(bounds[kind].falseAlarms)
    },
  )
})

it('the README says what was measured: after a change, `node packages/content/tests/defects/run.ts --update`', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  expect(readme).toContain(section(measurement))
})
