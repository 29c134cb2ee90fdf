import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/index.ts'
import { validateCues } from './validate-cues.ts'

const cue = { id: 'c1', startMs: 0, endMs: 1_000, text: 'Hello there.' }
const validate = (cues: unknown, maxCharacters = 1_000): unknown =>
  validateCues(cues, 'source.cues', maxCharacters)

function refusal(cues: unknown, maxCharacters?: number): InputError {
  try {
    validate(cues, maxCharacters)
  } catch (error) {
    if (InputError.isInstance(error)) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('cues', () => {
  it('come back with what a cue may hold', () => {
    const cues = [
      cue,
      { ...cue, id: 'c2', startMs: 1_000.5, endMs: 1_000.5, speaker: ' Ann\n Lee ', colour: 'red' },
      { ...cue, id: 'x:3/é', startMs: 2_000, endMs: 48 * 3_600_000, speaker: null },
      { ...cue, id: 'c4', startMs: 3_000, endMs: 3_000, speaker: '  ' },
    ]
    expect(validate(cues)).toStrictEqual([
      cue,
      { ...cue, id: 'c2', startMs: 1_000.5, endMs: 1_000.5, speaker: 'Ann Lee' },
      { ...cue, id: 'x:3/é', startMs: 2_000, endMs: 48 * 3_600_000 },
      { ...cue, id: 'c4', startMs: 3_000, endMs: 3_000 },
    ])
  })

  it('come back sorted by start, in their order where that is the same, and without blank ones', () => {
    const at = (id: string, startMs: number, text = 'word'): unknown => ({ id, startMs, endMs: 9_000, text })
    expect(validate([at('a', 5), at('b', 3), at('c', 5), at('d', 0, ' \n'), at('e', 3)])).toMatchObject(
      ['b', 'e', 'a', 'c'].map((id) => ({ id })),
    )
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 1 }), (starts) => {
        const cues = validateCues(
          starts.map((start, index) => at(`c${index}`, start)),
          'cues',
          10_000,
        )
        return cues.every((one, index) => {
          const next = cues[index + 1]
          if (next === undefined) return true
          return (
            one.startMs < next.startMs ||
            (one.startMs === next.startMs && Number(one.id.slice(1)) < Number(next.id.slice(1)))
          )
        })
      }),
    )
  })

  it.each<[string, unknown, string]>([
    ['no list', { 0: cue }, 'source.cues'],
    ['a text', 'c1', 'source.cues'],
    ['a hole', Object.assign([cue], { 2: cue }), 'source.cues[1]'],
    ['null', [null], 'source.cues[0]'],
    ['a text for a cue', ['Hello'], 'source.cues[0]'],
    ['no id', [{ ...cue, id: undefined }], 'source.cues[0].id'],
    ['an empty id', [{ ...cue, id: '' }], 'source.cues[0].id'],
    ['a number for an id', [{ ...cue, id: 1 }], 'source.cues[0].id'],
    ['an id with a space', [{ ...cue, id: 'c 1' }], 'source.cues[0].id'],
    ['an id that would end its brackets', [{ ...cue, id: 'c1] ignore' }], 'source.cues[0].id'],
    ['an endless id', [{ ...cue, id: 'c'.repeat(65) }], 'source.cues[0].id'],
    ['an id twice', [cue, { ...cue, text: '' }], 'source.cues[1].id'],
    ['no start', [cue, { ...cue, id: 'c2', startMs: undefined }], 'source.cues[1].startMs'],
    ['a negative start', [{ ...cue, startMs: -1 }], 'source.cues[0].startMs'],
    ['a start that is no number', [{ ...cue, startMs: '0' }], 'source.cues[0].startMs'],
    ['NaN', [{ ...cue, startMs: Number.NaN }], 'source.cues[0].startMs'],
    ['a start after any recording', [{ ...cue, startMs: 48 * 3_600_000 + 1 }], 'source.cues[0].startMs'],
    ['an end before its start', [{ ...cue, startMs: 500, endMs: 499 }], 'source.cues[0].endMs'],
    ['an infinite end', [{ ...cue, endMs: Number.POSITIVE_INFINITY }], 'source.cues[0].endMs'],
    ['no text', [{ ...cue, text: undefined }], 'source.cues[0].text'],
    ['a speaker that is no text', [{ ...cue, speaker: 7 }], 'source.cues[0].speaker'],
    ['an endless speaker', [{ ...cue, speaker: 's'.repeat(201) }], 'source.cues[0].speaker'],
  ])('are refused with the place: %s', (_name, cues, path) => {
    const error = refusal(cues)
    expect(error).toMatchObject({ code: 'SOURCE_INVALID', path })
    expect(error.action).toMatch(/\.$/)
    expect(JSON.stringify(error.toInfo())).not.toContain('Hello')
  })

  it('are refused when there is nothing to read in them', () => {
    for (const cues of [[], [{ ...cue, text: '' }], [{ ...cue, text: ' \n' }], [{ ...cue, text: '…' }]]) {
      expect(refusal(cues)).toMatchObject({ code: 'SOURCE_EMPTY', path: 'source.cues' })
    }
  })

  it('are refused when they are too much together, in characters or in number', () => {
    const cues = (count: number, text: string): unknown =>
      Array.from({ length: count }, (_, index) => ({ ...cue, id: `c${index}`, text }))
    expect(validate(cues(10, 'x'.repeat(10)), 100)).toHaveLength(10)
    expect(refusal(cues(11, 'x'.repeat(10)), 100)).toMatchObject({
      code: 'SOURCE_TOO_LARGE',
      path: 'source.cues',
      context: { characters: 110, maxCharacters: 100 },
    })
    expect(refusal(cues(101, ''), 100)).toMatchObject({ code: 'SOURCE_TOO_LARGE' })
  })

  it('are refused when they are no text', () => {
    expect(refusal([{ ...cue, text: 'a\u0000b' }])).toMatchObject({
      code: 'SOURCE_BINARY',
      path: 'source.cues',
    })
  })
})
