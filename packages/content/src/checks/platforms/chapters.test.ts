import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChapters, mendChapters } from './chapters.ts'

const at = (...seconds: readonly number[]) => seconds.map((second) => ({ startMs: second * 1000 }))
const check = (seconds: readonly number[], duration?: number) =>
  checkChapters(
    { chapters: at(...seconds), durationMs: duration === undefined ? undefined : duration * 1000 },
    'chapters',
  )

describe('checkChapters', () => {
  it('takes three of ten seconds, from the beginning to the end', () => {
    expect(check([0, 10, 20], 30)).toEqual({
      name: 'chapters',
      passed: true,
      required: true,
      code: 'LIMIT_EXCEEDED',
      message: "3 chapters by YouTube's rules",
      path: 'chapters',
      score: 1,
      weight: 3,
    })
    expect(check([0, 100, 2000]).passed).toBe(true)
    expect(check([], 30).passed).toBe(true)
  })

  it('goes by the seconds that are written', () => {
    expect(check([0.4, 9.99, 20], 30).passed).toBe(false)
    expect(check([0.9, 10, 20.9], 30).passed).toBe(true)
  })

  it.each([
    [[0, 20], '2 chapters, at least 3 or none wanted'],
    [[1, 20, 30], 'chapter 1 begins at 1 s; begin it at 0 s'],
    [[0, 9, 30], 'chapter 1 lasts 9 s, at least 10 wanted; join it with another'],
    [[0, 40, 30], 'chapter 2 lasts -10 s, at least 10 wanted; join it with another'],
    [[0, 20, 51], 'chapter 3 lasts 9 s, at least 10 wanted; join it with another'],
    [[0, 20, 60], 'chapter 3 begins at 60 s, after the end; leave it out'],
    [
      [5, 6, 7, 90],
      'chapter 1 begins at 5 s; begin it at 0 s; chapter 1 lasts 1 s, at least 10 wanted; join it with another; chapter 2 lasts 1 s, at least 10 wanted; join it with another; and so on',
    ],
  ])('fails %j of a minute', (seconds, message) => {
    expect(check(seconds, 60)).toMatchObject({ passed: false, message })
  })

  it('fails what is no time at all', () => {
    expect(check([0, Number.NaN, 30], 60).passed).toBe(false)
    expect(check([0, 20, Number.POSITIVE_INFINITY]).passed).toBe(false)
    expect(check([-10, 0, 10], 60).passed).toBe(false)
    expect(check([-10, 0, 10], 60).score).toBeCloseTo(2 / 3)
  })
})

describe('mendChapters', () => {
  const mended = (seconds: readonly number[], duration?: number) =>
    mendChapters(at(...seconds), duration === undefined ? undefined : duration * 1000).map(
      ({ startMs }) => startMs / 1000,
    )

  it.each([
    [[5, 20, 40], 60, [0, 20, 40]],
    [[0, 40, 20], 60, [0, 20, 40]],
    [[0, 4, 15, 22, 31], 60, [0, 15, 31]],
    [[0, 15, 30, 55, 70], 60, [0, 15, 30]],
    [[0, 15, 30, 55, 70], undefined, [0, 15, 30, 55, 70]],
    [[0, Number.NaN, 15, -3, 30], 60, [0, 15, 30]],
    [[0, 15], 60, []],
    [[0, 15, 28], 30, []],
    [[], 60, []],
  ])('makes of %j in %j seconds %j', (seconds, duration, wanted) => {
    expect(mended(seconds, duration)).toEqual(wanted)
  })

  it('keeps what belongs to a chapter', () => {
    const chapters = [
      { title: 'One', startMs: 3_000 },
      { title: 'Two', startMs: 20_000 },
      { title: 'Three', startMs: 40_000 },
    ]
    expect(mendChapters(chapters, 60_000)).toEqual([{ title: 'One', startMs: 0 }, ...chapters.slice(1)])
  })

  const milliseconds = fc.oneof(
    fc.integer({ min: -2_000, max: 130_000 }),
    fc.integer({ min: 0, max: 13 }).map((tens) => tens * 10_000),
  )
  const video = fc.record({
    chapters: fc
      .array(milliseconds, { maxLength: 9 })
      .map((starts) => starts.map((startMs) => ({ startMs }))),
    durationMs: fc.option(milliseconds, { nil: undefined }),
  })

  /** The rules once more, as YouTube words them. */
  const isShown = (starts: readonly number[], durationMs: number) => {
    const seconds = [...starts.map((start) => Math.floor(start / 1000)), durationMs / 1000]
    const gaps = seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0))
    return starts.length >= 3 && seconds[0] === 0 && gaps.every((gap) => gap >= 10)
  }

  it('agrees with the rules on every list', () => {
    fc.assert(
      fc.property(video, ({ chapters, durationMs = Number.POSITIVE_INFINITY }) => {
        const shown = isShown(
          chapters.map(({ startMs }) => startMs),
          durationMs,
        )
        expect(checkChapters({ chapters, durationMs }, '').passed).toBe(shown || chapters.length === 0)
        if (shown) expect(mendChapters(chapters, durationMs)).toEqual(chapters)
      }),
      { numRuns: 2_000 },
    )
  })

  it('leaves as many chapters as the rules allow, and invents none', () => {
    const lists = ([first, ...others]: readonly number[]): readonly (readonly number[])[] =>
      first === undefined ? [[]] : lists(others).flatMap((list) => [list, [first, ...list]])
    fc.assert(
      fc.property(video, ({ chapters, durationMs = Number.POSITIVE_INFINITY }) => {
        const result = mendChapters(chapters, durationMs)
        expect(checkChapters({ chapters: result, durationMs }, '').passed).toBe(true)
        expect(mendChapters(result, durationMs)).toEqual(result)
        expect(result.slice(1).every((chapter) => chapters.includes(chapter))).toBe(true)
        const starts = chapters
          .map(({ startMs }) => startMs)
          .filter((start) => start >= 0 && start < durationMs)
          .sort((one, other) => one - other)
        const most = lists(starts)
          .filter(([, ...others]) => isShown([0, ...others], durationMs))
          .reduce((longest, { length }) => Math.max(longest, length), 0)
        expect(result).toHaveLength(most)
      }),
      { numRuns: 500 },
    )
  })
})
