import { SourceError } from '@repurpose/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cues, srt, type TranscriptSource, transcript, vtt } from './index.ts'

/** Text that is nearly a transcript: pieces of the formats in any order. */
const nearly = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'WEBVTT',
        '\n',
        '\n\n',
        '\r\n',
        '-->',
        ' --> ',
        '00:01.000',
        '00:00:02,500',
        '1',
        '<v Ann>',
        '</v>',
        '<',
        '>',
        '<00:00:01.000>',
        '<c>',
        '&amp;',
        '&#xD800;',
        '{\\an8}',
        'NOTE',
        'STYLE',
        'REGION\nid:a',
        '\uFEFF',
        '\u0000',
        '\uFDD0',
        '\uD83D',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc
        .tuple(fc.nat(200_000), fc.nat(200_000), fc.string({ maxLength: 12 }))
        .map(([start, end, text]) => `\n\n${stamp(start)} --> ${stamp(end)}\n${text}\n`),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

function stamp(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.000`
}

function wellFormed({ cues }: TranscriptSource): void {
  expect(cues.length).toBeGreaterThan(0)
  for (const [index, cue] of cues.entries()) {
    expect(cue.id).toBe(`c${index + 1}`)
    expect(Number.isSafeInteger(cue.startMs) && Number.isSafeInteger(cue.endMs)).toBe(true)
    expect(cue.startMs).toBeGreaterThanOrEqual(cues[index - 1]?.startMs ?? 0)
    expect(cue.endMs).toBeGreaterThanOrEqual(cue.startMs)
    expect(cue.text).toBe(cue.text.trim())
    expect(cue.text).not.toBe('')
    expect(cue.text.isWellFormed()).toBe(true)
  }
}

function holds(read: () => TranscriptSource): void {
  let source: TranscriptSource
  try {
    source = read()
  } catch (error) {
    if (!SourceError.isInstance(error)) throw error
    expect(error.code).toBe('SOURCE_UNREADABLE')
    return
  }
  wellFormed(source)
}

describe('whatever the text, a transcript comes out well-formed or is refused with a typed error', () => {
  it.each([
    ['vtt', vtt],
    ['vtt with its signature', (text: string) => vtt(`WEBVTT\n\n${text}`)],
    ['srt', srt],
    ['cues', cues],
  ] as const)('%s', (_name, read) => {
    fc.assert(
      fc.property(nearly, (text) => holds(() => read(text))),
      { numRuns: 2_000 },
    )
  })

  it('cues of any value', () => {
    const entry = fc.record(
      {
        text: fc.oneof(fc.string(), fc.anything()),
        start: fc.oneof(fc.double(), fc.anything()),
        end: fc.double(),
        startMs: fc.double(),
        speaker: fc.anything(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(entry)), (value) => holds(() => cues(value))),
      { numRuns: 2_000 },
    )
  })

  it('transcript of any format', () => {
    fc.assert(
      fc.property(
        nearly,
        fc.option(fc.constantFrom('a.vtt', 'a.srt', 'a.json', 'a.txt'), { nil: undefined }),
        (text, filename) =>
          holds(() => {
            const source = transcript(text, filename)
            return 'cues' in source ? source : { cues: [{ id: 'c1', startMs: 0, endMs: 0, text: 'plain' }] }
          }),
      ),
    )
  })

  it('gives back every cue that was written, in either format', () => {
    const cue = fc.record({
      start: fc.nat(99_999),
      length: fc.integer({ min: 1, max: 99 }),
      text: fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9}){0,4}$/),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(cue, { minLength: 1, maxLength: 20, selector: ({ start }) => start }),
        (written) => {
          const body = written.map(
            ({ start, length, text }) => `${stamp(start)} --> ${stamp(start + length)}\n${text}\n`,
          )
          const wanted = written
            .toSorted((one, other) => one.start - other.start)
            .map(({ start, length }) => [start * 1000, (start + length) * 1000])
          const times = (source: TranscriptSource) =>
            source.cues.map(({ startMs, endMs }) => [startMs, endMs])
          const distinct = new Set(written.map(({ text }) => text)).size === written.length
          fc.pre(distinct)
          expect(times(vtt(`WEBVTT\n\n${body.join('\n')}`))).toEqual(wanted)
          expect(
            times(srt(body.map((block, index) => `${index + 1}\n${block.replaceAll('.', ',')}`).join('\n'))),
          ).toEqual(wanted)
        },
      ),
    )
  })
})
