import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { InputError } from '../errors/index.ts'
import { above, type Prioritizer, prioritizer } from './prioritizer.ts'
import {
  comparePriorities,
  type Priority,
  type PriorityInput,
  priorityLevels,
  toPriority,
} from './priority.ts'

/** A landing page as its bulk generation sees it. */
interface Page {
  readonly skus: number
  readonly monthlySearches: number
  readonly content: 'missing' | 'outdated' | 'fresh'
  readonly hoursLeft?: number | undefined
  readonly priority?: PriorityInput | undefined
}

const pagePriority = prioritizer<Page>({
  explicit: (page) => page.priority,
  rules: [
    {
      name: 'skus',
      score: ({ skus }) =>
        above(
          skus,
          [
            [1_000, 30],
            [100, 20],
          ],
          10,
        ),
    },
    {
      name: 'searches',
      score: ({ monthlySearches }) =>
        above(
          monthlySearches,
          [
            [10_000, 30],
            [1_000, 20],
          ],
          10,
        ),
    },
    { name: 'content', score: ({ content }) => ({ missing: 20, outdated: 10, fresh: 0 })[content] },
    {
      name: 'deadline',
      score: ({ hoursLeft = Number.POSITIVE_INFINITY }) => {
        if (hoursLeft < 24) return 30
        return hoursLeft < 72 ? 20 : 0
      },
    },
  ],
})

const page: Page = { skus: 50, monthlySearches: 500, content: 'fresh' }

describe('a prioritizer with the rules for landing pages', () => {
  it.each<[string, Partial<Page>, Priority]>([
    ['nothing speaks for it', {}, { level: 'low', score: 20 }],
    [
      'at the bounds, which are not above them',
      { skus: 100, monthlySearches: 1_000, hoursLeft: 72 },
      { level: 'low', score: 20 },
    ],
    ['just above them', { skus: 101, monthlySearches: 1_001 }, { level: 'normal', score: 40 }],
    ['large and searched for', { skus: 1_001, monthlySearches: 10_001 }, { level: 'normal', score: 60 }],
    [
      'large, searched for and outdated',
      { skus: 1_001, monthlySearches: 10_001, content: 'outdated' },
      { level: 'high', score: 70 },
    ],
    [
      'everything',
      { skus: 5_000, monthlySearches: 50_000, content: 'missing', hoursLeft: 3 },
      { level: 'high', score: 110 },
    ],
    ['due in two days', { hoursLeft: 48 }, { level: 'normal', score: 40 }],
  ])('judges a page: %s', (_name, part, expected) => {
    expect(pagePriority({ ...page, ...part })).toStrictEqual(expected)
  })

  it('explains itself', () => {
    expect(pagePriority.explain({ ...page, skus: 1_001, content: 'missing' })).toStrictEqual({
      level: 'normal',
      score: 60,
      explicit: false,
      rules: { skus: 30, searches: 10, content: 20, deadline: 0 },
    })
  })

  it('lets an explicit priority win, without asking a rule', () => {
    expect(pagePriority({ ...page, priority: 'high' })).toEqual({ level: 'high', score: 0 })
    expect(pagePriority({ ...page, skus: Number.NaN, priority: 2 })).toEqual({ level: 'low', score: 2 })
    expect(pagePriority.explain({ ...page, priority: { level: 'normal', score: -5 } })).toEqual({
      level: 'normal',
      score: -5,
      explicit: true,
      rules: {},
    })
    expect(() => pagePriority({ ...page, priority: 11 })).toThrow(InputError)
  })
})

describe('a prioritizer', () => {
  it('takes other levels', () => {
    const byNumber = prioritizer<number>({
      rules: [{ name: 'n', score: (n) => n }],
      levels: { high: 3, normal: 3 },
    })
    expect([2, 3].map((n) => byNumber(n).level)).toEqual(['low', 'high'])
    const none = prioritizer({ rules: [], levels: { high: 0, normal: -1 } })
    expect(none('anything')).toEqual({ level: 'high', score: 0 })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, undefined, '7'])(
    'refuses %s for a score, naming the rule',
    (score) => {
      const rules = [
        { name: 'fine', score: () => 1 },
        { name: 'deadline', score: () => score as number },
      ]
      expect(() => prioritizer({ rules })({})).toThrow(
        expect.objectContaining({
          code: 'INPUT_INVALID',
          path: 'rules.deadline',
          message: expect.stringContaining('"deadline"'),
        }),
      )
    },
  )

  it('refuses a sum without bounds, rules of one name, and levels in the wrong order', () => {
    const huge = ['a', 'b'].map((name) => ({ name, score: () => Number.MAX_VALUE }))
    expect(() => prioritizer({ rules: huge })({})).toThrow(InputError)
    const twice = ['a', 'b', 'a'].map((name) => ({ name, score: () => 1 }))
    expect(() => prioritizer({ rules: twice })).toThrow(expect.objectContaining({ path: 'rules.a' }))
    for (const levels of [
      { high: 1, normal: 2 },
      { high: Number.NaN, normal: 2 },
    ]) {
      expect(() => prioritizer({ rules: [], levels })).toThrow(expect.objectContaining({ path: 'levels' }))
    }
  })

  it('is typed by its input', () => {
    expectTypeOf(pagePriority).toEqualTypeOf<Prioritizer<Page>>()
    expectTypeOf(pagePriority).parameter(0).toEqualTypeOf<Page>()
    expectTypeOf(pagePriority).returns.toEqualTypeOf<Priority>()
    expectTypeOf(pagePriority.explain(page).rules).toEqualTypeOf<Readonly<Record<string, number>>>()
  })

  it('orders inputs by their sums, higher first', () => {
    const bySum = prioritizer<readonly number[]>({
      rules: [0, 1, 2].map((index) => ({ name: `part ${index}`, score: (parts) => parts[index] ?? 0 })),
    })
    const parts = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 3 })
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const sum = (list: readonly number[]): number => list.reduce((total, part) => total + part, 0)
        return Math.sign(comparePriorities(bySum(one), bySum(other))) === Math.sign(sum(other) - sum(one))
      }),
    )
  })
})

describe('above', () => {
  it.each([
    [undefined, 10],
    [Number.NaN, 10],
    [100, 10],
    [101, 20],
    [1_000, 20],
    [1_001, 30],
    [Number.POSITIVE_INFINITY, 30],
  ])('finds the step of %s', (value, score) => {
    expect(
      above(
        value,
        [
          [1_000, 30],
          [100, 20],
        ],
        10,
      ),
    ).toBe(score)
    expect(
      above(
        value,
        [
          [100, 20],
          [1_000, 30],
        ],
        10,
      ),
    ).toBe(score)
  })

  it('has no step without steps', () => {
    expect(above(5, [], 7)).toBe(7)
  })
})

describe('the order of priorities', () => {
  const priority = fc.record({
    level: fc.constantFrom(...priorityLevels),
    score: fc.double({ noNaN: true, noDefaultInfinity: true }),
  })

  it('is total: antisymmetric, transitive, and 0 only for equals', () => {
    fc.assert(
      fc.property(priority, priority, priority, (a, b, c) => {
        const sign = (one: Priority, other: Priority): number => Math.sign(comparePriorities(one, other))
        expect(sign(a, b) + sign(b, a)).toBe(0)
        expect(sign(a, b) === 0).toBe(a.level === b.level && a.score === b.score)
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('puts level before score, and agrees with the scale of 1 to 10', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (one, other) =>
          comparePriorities({ level: 'high', score: one }, { level: 'normal', score: other }) < 0 &&
          comparePriorities({ level: 'normal', score: one }, { level: 'low', score: other }) < 0,
      ),
    )
    const scale = fc.integer({ min: 1, max: 10 })
    fc.assert(
      fc.property(
        scale,
        scale,
        (one, other) =>
          Math.sign(comparePriorities(toPriority(one), toPriority(other))) === Math.sign(other - one),
      ),
    )
  })
})
