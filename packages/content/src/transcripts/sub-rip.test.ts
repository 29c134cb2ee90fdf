import { SourceError } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { srt } from './sub-rip.ts'

const rows = (text: string) =>
  srt(text).cues.map(({ id, startMs, endMs, text }) => [id, startMs, endMs, text])
const two = [
  ['c1', 1000, 2000, 'One'],
  ['c2', 2000, 3000, 'Two'],
]

describe('srt', () => {
  it.each([
    [
      'written by the book',
      '1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n',
    ],
    [
      'a byte order mark, CRLF and no last newline',
      '\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nTwo',
    ],
    ['dots and commas', '1\n00:00:01.000 --> 00:00:02.000\nOne\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n'],
    ['short and missing fractions', '1\n0:0:1,0 --> 0:0:2\nOne\n\n2\n00:02 --> 00:03,00\nTwo\n'],
    ['no numbers', '00:00:01,000 --> 00:00:02,000\nOne\n\n00:00:02,000 --> 00:00:03,000\nTwo\n'],
    [
      'no blank line between cues',
      '1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n',
    ],
    [
      'too many blank lines',
      '\n\n1\n00:00:01,000 --> 00:00:02,000\nOne\n\n\n \n2\n00:00:02,000 --> 00:00:03,000\n\nTwo\n\n\n',
    ],
    [
      'coordinates',
      '1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600 Y1:20 Y2:50\nOne\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n',
    ],
    [
      'tags and position overrides',
      '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="#fff">One</font>\n\n2\n00:00:02,000 --> 00:00:03,000\n<I>Two</I>\n',
    ],
    ['the wrong order', '2\n00:00:02,000 --> 00:00:03,000\nTwo\n\n1\n00:00:01,000 --> 00:00:02,000\nOne\n'],
    [
      'an empty cue',
      '1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,000 --> 00:00:02,500\n\n3\n00:00:02,000 --> 00:00:03,000\nTwo\n',
    ],
  ])('reads a file with %s', (_case, text) => {
    expect(rows(text)).toEqual(two)
  })

  it('keeps words after a blank line within a cue, and numbers that are words', () => {
    expect(
      rows(
        '1\n00:00:01,000 --> 00:00:02,000\nIn\n\n1984\n\nit began\n\n2\n00:00:02,000 --> 00:00:03,000\n2001\n\n3\n00:00:03,000 --> 00:00:04,000\nEnd',
      ),
    ).toEqual([
      ['c1', 1000, 2000, 'In 1984 it began'],
      ['c2', 2000, 3000, '2001'],
      ['c3', 3000, 4000, 'End'],
    ])
  })

  it('reads cues of more than 99 hours', () => {
    expect(rows('1\n100:00:00,000 --> 100:00:01,500\nOne')).toEqual([['c1', 360_000_000, 360_001_500, 'One']])
  })

  it.each([
    ['prose', 'Once upon a time.\n\nThere was a lock.', 1],
    [
      'a broken timing line, by its line',
      '1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\nat noon --> 00:00:03,000\nTwo',
      6,
    ],
    ['minutes beyond 59', '1\n00:75:01,000 --> 00:75:02,000\nOne', 2],
    ['nothing', '', 1],
  ])('refuses %s', (_case, text, line) => {
    expect(() => srt(text)).toThrow(SourceError)
    expect(() => srt(text)).toThrow(expect.objectContaining({ code: 'SOURCE_UNREADABLE', context: { line } }))
  })
})
