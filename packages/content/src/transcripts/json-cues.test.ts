import { SourceError } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { cues } from './json-cues.ts'

describe('cues', () => {
  const expected = [
    { id: 'c1', startMs: 0, endMs: 1500, text: 'One', speaker: 'Ann' },
    { id: 'c2', startMs: 1500, endMs: 3250, text: 'Two' },
  ]

  it.each<[string, unknown]>([
    [
      'seconds',
      [
        { start: 0, end: 1.5, text: 'One', speaker: 'Ann' },
        { start: 1.5, end: 3.25, text: 'Two', speaker: null },
      ],
    ],
    [
      'milliseconds',
      [
        { startMs: 0, endMs: 1500, text: 'One', speaker: 'Ann' },
        { startMs: 1500, endMs: 3250, text: 'Two' },
      ],
    ],
    [
      'durations',
      [
        { start: 0, duration: 1.5, text: 'One', speaker: 'Ann' },
        { start: 1.5, duration: 1.75, text: 'Two' },
      ],
    ],
    [
      'disorder, white space and silence',
      [
        { start: 1.5, end: 3.25, text: ' Two\n' },
        { start: 2, end: 3, text: '  ' },
        { start: 0, end: 1.5, text: 'One', speaker: ' Ann ' },
      ],
    ],
  ])('reads %s', (_case, value) => {
    expect(cues(value)).toEqual({ cues: expected })
    expect(cues(JSON.stringify(value))).toEqual({ cues: expected })
  })

  it('reads a wrapped list with its language', () => {
    const list = [{ start: 0, end: 1, text: 'Uno' }]
    const source = { cues: [{ id: 'c1', startMs: 0, endMs: 1000, text: 'Uno' }], language: 'es' }
    expect(cues({ cues: list, language: 'es' })).toEqual(source)
    expect(cues({ segments: list, language: 'es', text: 'Uno' })).toEqual(source)
    expect(cues({ segments: list, language: 'the Spanish one' })).toEqual({ cues: source.cues })
  })

  it('never lets a cue end before it starts', () => {
    expect(cues([{ start: 5, end: 2, text: 'One' }]).cues).toEqual([
      { id: 'c1', startMs: 5000, endMs: 5000, text: 'One' },
    ])
  })

  it.each<[string, unknown, object]>([
    ['no list', 42, { path: 'cues' }],
    ['an object without a list', { hello: [] }, { path: 'cues' }],
    [
      'a cue without text',
      [
        { start: 0, end: 1, text: 'One' },
        { start: 1, end: 2 },
      ],
      { path: 'cues[1].text' },
    ],
    ['a cue without times', [{ text: 'One' }], { path: 'cues[0]' }],
    ['a cue without an end', [{ start: 1, text: 'One' }], { path: 'cues[0]' }],
    ['a negative time', [{ start: -1, end: 1, text: 'One' }], { path: 'cues[0].start' }],
    ['an infinite time', [{ start: 0, end: Number.POSITIVE_INFINITY, text: 'One' }], { path: 'cues[0].end' }],
    ['a time beyond all videos', [{ start: 0, end: 1e300, text: 'One' }], { path: 'cues[0]' }],
    ['no words', [{ start: 0, end: 1, text: ' ' }], { path: 'cues' }],
    ['nothing', [], { path: 'cues' }],
    ['text that is not JSON', '[\n{ "start": 0,\n oops', { context: { line: 3 } }],
    ['empty text', '', { context: { line: 1 } }],
  ])('refuses %s', (_case, value, facts) => {
    expect(() => cues(value)).toThrow(SourceError)
    expect(() => cues(value)).toThrow(expect.objectContaining({ code: 'SOURCE_UNREADABLE', ...facts }))
  })

  it('does not quote the text in its error', () => {
    expect(() => cues('{ "secret": hunter2')).toThrow(expect.not.stringContaining('hunter2'))
  })
})
