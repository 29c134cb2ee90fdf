import { countWords } from '@repurpose/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prose } from '../pieces.fixture.ts'
import { around } from '../writing/index.ts'
import { faultsOf } from './ground.fixture.ts'
import { checkParts } from './length-of-parts.ts'

const parts = (...lengths: number[]) =>
  lengths.map((words, index) => ({ path: `sections[${index}]`, text: prose(words, `s${index}x`) }))

const wholeIsUnmet = expect.objectContaining({ passed: false, code: 'LENGTH_UNMET' })

describe('checkParts', () => {
  it('is satisfied with the whole', () => {
    expect(checkParts(parts(50, 50), around(100))).toMatchObject([{ name: 'length', passed: true, score: 1 }])
    expect(checkParts(parts(50, 50), undefined)).toEqual([])
  })

  it('adds to the shortest, as little as needed', () => {
    const findings = checkParts(parts(60, 20, 40), around(200))
    expect(findings).toMatchObject([
      {
        path: 'sections[1]',
        message: 'All texts together have 120 words, wanted 170 to 230; this one has 20: add about 20.',
      },
      {
        path: 'sections[2]',
        message: 'All texts together have 120 words, wanted 170 to 230; this one has 40: add about 40.',
      },
      {
        path: 'sections[0]',
        message: 'All texts together have 120 words, wanted 170 to 230; this one has 60: add about 20.',
      },
    ])
    expect(
      findings.every(({ passed, required, code }) => !passed && required && code === 'LENGTH_UNMET'),
    ).toBe(true)
  })

  it('cuts the longest', () => {
    expect(checkParts(parts(60, 140, 40), around(200))).toMatchObject([
      { path: 'sections[1]', message: expect.stringMatching(/this one has 140: cut about 40\.$/) },
    ])
  })

  it('leaves fixed parts alone', () => {
    const [heading, body] = parts(20, 40)
    expect(faultsOf(checkParts([{ ...heading!, fixed: true }, body!], around(90)))).toEqual([
      ['length', 'LENGTH_UNMET', 'sections[1]'],
    ])
  })

  it('gives up on parts when the whole is far off', () => {
    expect(checkParts(parts(20, 20), around(200))).toEqual([wholeIsUnmet])
    expect(checkParts(parts(200, 200), around(20))).toEqual([wholeIsUnmet])
    expect(checkParts(parts(300, 1), around(100))).toEqual([wholeIsUnmet])
    expect(checkParts([], around(20))).toEqual([wholeIsUnmet])
    expect(faultsOf(checkParts(parts(20, 20), around(200)))).toEqual([
      ['length', 'LENGTH_UNMET', 'undefined'],
    ])
  })

  it('asks for what brings the whole near its target, and weighs as one check', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 10, max: 2_000 }),
        (lengths, target) => {
          const texts = parts(...lengths)
          const findings = checkParts(texts, around(target))
          expect(findings.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(3)
          const changes = findings.flatMap(({ message = '' }) => {
            const [, verb, amount] = /: (add|cut) about (\d+)\.$/.exec(message) ?? []
            return verb === undefined ? [] : [(verb === 'add' ? 1 : -1) * Number(amount)]
          })
          if (findings.some(({ passed, path }) => passed || path === undefined)) return
          const words = texts.reduce((sum, { text }) => sum + countWords(text), 0)
          expect(
            Math.abs(words + changes.reduce((sum, change) => sum + change, 0) - target),
          ).toBeLessThanOrEqual(target * 0.05)
        },
      ),
    )
  })
})
