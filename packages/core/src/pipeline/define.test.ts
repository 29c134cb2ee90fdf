import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyPipeline, pipeline } from './index.ts'

const Topic = z.object({ topic: z.string() })
const code = (code: string, path: string) => expect.objectContaining({ code, path })

describe('the name of a pipeline', () => {
  it.each(['digest', 'a', '7', 'acme/course.v2_final-1', 'x'.repeat(128)])('may be %s', (name) => {
    expect(pipeline(name, Topic).name).toBe(name)
  })

  it.each(['', ' ', '-digest', '/digest', 'two words', 'größe', 'a:b', 'a\n', '__proto__', 'x'.repeat(129)])(
    'may not be %o',
    (name) => {
      expect(() => pipeline(name, Topic)).toThrow(code('INPUT_INVALID', 'name'))
    },
  )
})

describe('the version of a pipeline', () => {
  it('is 1 unless one is given', () => {
    expect(pipeline('digest', Topic).version).toBe(1)
    expect(pipeline('digest', Topic, { version: 7 }).version).toBe(7)
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('is not %s', (version) => {
    expect(() => pipeline('digest', Topic, { version })).toThrow(code('INPUT_INVALID', 'version'))
  })
})

describe('the lane of a pipeline', () => {
  it('is the default one unless another is given', () => {
    expect(pipeline('digest', Topic).lane).toBe('default')
    expect(pipeline('digest', Topic, { lane: 'slow' }).lane).toBe('slow')
  })
})

describe('the name of a stage', () => {
  it.each(['', '~before', 'a/b', 'a[0]', 'b]'])('may not be %o, which keys are made of', (name) => {
    expect(() => pipeline('digest', Topic).stage(name, () => 1)).toThrow(
      code('INPUT_INVALID', `digest.${name}`),
    )
    expect(() =>
      pipeline('digest', Topic).stop(
        name,
        () => true,
        () => 1,
      ),
    ).toThrow(code('INPUT_INVALID', `digest.${name}`))
  })

  it('may be given once, whether to a stage or to an early end', () => {
    const draft = pipeline('digest', Topic)
      .stage('points', () => 1)
      .stop(
        'unsuitable',
        () => false,
        () => 0,
      )
    const taken = (name: string) => code('DUPLICATE_STAGE', `digest.${name}`)
    // A name that the compiler does not know in advance.
    const named = (name: string) => name
    expect(() => draft.stage(named('points'), () => 2)).toThrow(taken('points'))
    expect(() => draft.stage(named('unsuitable'), () => 2)).toThrow(taken('unsuitable'))
    expect(() =>
      draft.stop(
        named('points'),
        () => true,
        () => 2,
      ),
    ).toThrow(taken('points'))
  })
})

describe('a former name of a stage', () => {
  it('belongs to one stage', () => {
    const draft = pipeline('digest', Topic).stage('reading', { was: ['research'] }, () => 1)
    const taken = code('DUPLICATE_STAGE', 'digest.other')
    expect(() => draft.stage('other', { was: ['research'] }, () => 2)).toThrow(taken)
    expect(() => draft.stage('other', { was: ['reading'] }, () => 2)).toThrow(taken)
    expect(() => draft.stage('research', () => 2)).toThrow(code('DUPLICATE_STAGE', 'digest.research'))
  })
})

describe('a time in the options of a stage', () => {
  it.each([
    ['timeout', { timeout: 'soon' }],
    ['expect', { expect: -1 }],
    ['retry.delay', { retry: { attempts: 2, delay: Number.NaN } }],
  ])('is refused where it is written: %s', (path, options) => {
    // What code without types may hold.
    expect(() => pipeline('digest', Topic).stage('points', options as object, () => 1)).toThrow(
      code('INPUT_INVALID', `digest.points.${path}`),
    )
  })
})

describe('a pipeline', () => {
  const draft = pipeline('digest', Topic).stage('points', () => 1)

  it('is not changed by what is added to it', () => {
    const longer = draft.stage('title', () => 'T')
    const other = draft.stage('summary', () => 'S')
    const names = ({ stages }: AnyPipeline) => stages.map(({ name }) => name)
    expect([draft, longer, other].map(names)).toEqual([
      ['points'],
      ['points', 'title'],
      ['points', 'summary'],
    ])
    const finished = draft.priority(() => 'high').result(({ outputs }) => outputs.points)
    expect([draft.prioritize, draft.build]).toEqual([undefined, undefined])
    expect([finished.prioritize, finished.build]).toEqual([expect.any(Function), expect.any(Function)])
  })

  it('cannot be changed from outside', () => {
    expect(Object.isFrozen(draft)).toBe(true)
    // As code without types would.
    expect(() => Object.assign(draft, { version: 2 })).toThrow(TypeError)
    expect(() => (draft.stages as unknown[]).push('more')).toThrow(TypeError)
  })

  it('takes options of a stage or none', () => {
    const run = () => 1
    const { stages } = draft.stage('title', { timeout: '3s', was: ['heading'] }, run)
    expect(stages).toMatchObject([
      { kind: 'stage', name: 'points', options: {} },
      { kind: 'stage', name: 'title', options: { timeout: '3s', was: ['heading'] }, run },
    ])
  })

  it('gathers hooks from several calls; the last of a kind counts', () => {
    const first = () => 'first'
    const last = () => 'last'
    const hooked = draft.on({ before: first, settled: first }).on({ settled: last }).on({ after: last })
    expect(hooked.hooks).toEqual({ before: first, settled: last, after: last })
    expect(hooked.result(() => 1).on({ before: last }).hooks).toEqual({
      before: last,
      settled: last,
      after: last,
    })
  })
})
