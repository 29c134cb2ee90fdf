import { SourceError } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { vtt } from './web-vtt.ts'

const rows = (text: string) =>
  vtt(text).cues.map(({ id, startMs, endMs, text, speaker }) => [
    id,
    startMs,
    endMs,
    text,
    ...(speaker === undefined ? [] : [speaker]),
  ])
const file = (...blocks: readonly string[]) => ['WEBVTT', ...blocks].join('\n\n')

function refusal(run: () => unknown): SourceError {
  try {
    run()
  } catch (error) {
    if (SourceError.isInstance(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('vtt', () => {
  it('reads cues with ids and milliseconds, with and without hours', () => {
    expect(
      rows(
        file(
          '00:01.000 --> 00:02.500\nOne\nmore',
          'intro\n01:00:00.000 --> 01:00:01.001 align:start position:0%\nTwo',
        ),
      ),
    ).toEqual([
      ['c1', 1000, 2500, 'One more'],
      ['c2', 3_600_000, 3_601_001, 'Two'],
    ])
  })

  it.each([
    ['a byte order mark', '\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nOne\n'],
    ['CRLF', 'WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nOne\r\n'],
    ['CR alone', 'WEBVTT\r\r00:01.000 --> 00:02.000\rOne\r'],
    ['no newline at the end', 'WEBVTT\n\n00:01.000 --> 00:02.000\nOne'],
    ['a title and metadata', 'WEBVTT - a talk\nKind: captions\n\n00:01.000 --> 00:02.000\nOne\n'],
    ['no blank line below the signature', 'WEBVTT\n00:01.000 --> 00:02.000\nOne\n'],
    ['no space around the arrow', 'WEBVTT\n\n00:01.000-->00:02.000\nOne\n'],
    [
      'STYLE, REGION and NOTE blocks',
      file(
        'STYLE\n::cue { color: red }',
        'REGION\nid:left\nwidth:40%',
        'NOTE\na remark\nover two lines',
        '00:01.000 --> 00:02.000\nOne',
        'NOTE the end',
      ),
    ],
    [
      'cues without text',
      file(
        '00:00.000 --> 00:01.000',
        '00:01.000 --> 00:02.000\nOne',
        '00:02.000 --> 00:03.000\n<i></i> &nbsp;',
      ),
    ],
  ])('reads a file with %s', (_case, text) => {
    expect(rows(text)).toEqual([['c1', 1000, 2000, 'One']])
  })

  it('orders cues by time, keeps overlaps and never lets a cue end before it starts', () => {
    const text = file(
      '00:05.000 --> 00:09.000\nLater',
      '00:01.000 --> 00:06.000\nFirst',
      '00:07.000 --> 00:02.000\nBackwards',
    )
    expect(rows(text)).toEqual([
      ['c1', 1000, 6000, 'First'],
      ['c2', 5000, 9000, 'Later'],
      ['c3', 7000, 7000, 'Backwards'],
    ])
  })

  it('reads cues of more than 99 hours', () => {
    expect(rows(file('123:00:01.000 --> 123:00:02.000\nStill here'))).toEqual([
      ['c1', 442_801_000, 442_802_000, 'Still here'],
    ])
  })

  it('keeps the speaker of voice tags and makes two cues of two voices', () => {
    const text = file(
      '00:01.000 --> 00:02.000\n<v Ann Lee>One',
      '00:02.000 --> 00:03.000\n<v.loud Ann &amp; Bo>Two</v> and <v Cy>three</v>',
      '00:03.000 --> 00:04.000\n<v>Nobody</v>',
    )
    expect(rows(text)).toEqual([
      ['c1', 1000, 2000, 'One', 'Ann Lee'],
      ['c2', 2000, 3000, 'Two', 'Ann & Bo'],
      ['c3', 2000, 3000, 'and'],
      ['c4', 2000, 3000, 'three', 'Cy'],
      ['c5', 3000, 4000, 'Nobody'],
    ])
  })

  it('removes markup, decodes entities once and leaves comparisons alone', () => {
    const text = file(
      '00:01.000 --> 00:05.000\n<c.yellow.bg_blue>Salt</c> &amp; <b>&lt;pepper&gt;</b>,<00:00:02.000><i> fish</i><br/>&uuml;ber &#65;&#x42; &amp;lt; &madeup; &#xD800;',
      '00:05.000 --> 00:06.000\nif 3 < 5 or x <y and y> z\u0007',
    )
    expect(rows(text).map(([, , , words]) => words)).toEqual([
      'Salt & <pepper>, fish über AB &lt; &madeup; &#xD800;',
      'if 3 < 5 or x <y and y> z',
    ])
  })

  it('removes the rolling repeats of automatic captions', () => {
    const text = [
      'WEBVTT\nKind: captions\nLanguage: en-GB\n',
      '00:00:00.080 --> 00:00:02.470 align:start position:0%\n \nthe<00:00:00.400><c> lock</c><00:00:01.100><c> gates</c>\n',
      '00:00:02.470 --> 00:00:02.480 align:start position:0%\nthe lock gates\n \n',
      '00:00:02.480 --> 00:00:05.110 align:start position:0%\nthe lock gates\nopen<00:00:02.900><c> at</c><00:00:03.300><c> noon</c>\n',
      '00:00:05.110 --> 00:00:05.120 align:start position:0%\nopen at noon\n \n',
      '00:00:05.120 --> 00:00:07.000 align:start position:0%\nopen at noon\nevery day\n',
    ].join('\n')
    expect(vtt(text).language).toBe('en-GB')
    expect(rows(text)).toEqual([
      ['c1', 80, 2480, 'the lock gates'],
      ['c2', 2480, 5120, 'open at noon'],
      ['c3', 5120, 7000, 'every day'],
    ])
  })

  it('keeps what somebody really said twice', () => {
    const text = file(
      ...['No.', 'No.', 'Never.', 'Perhaps.', 'Yes.'].map(
        (words, index) => `00:0${index}.000 --> 00:0${index + 1}.000\n${words}`,
      ),
    )
    expect(rows(text).map(([, , , words]) => words)).toEqual(['No.', 'No.', 'Never.', 'Perhaps.', 'Yes.'])
  })

  it('leaves out a cue or two whose timing is broken and refuses a file that is full of them, with the line', () => {
    const good = Array.from(
      { length: 12 },
      (_, index) => `00:${10 + index}.000 --> 00:${11 + index}.000\nCue ${index}`,
    )
    expect(rows(file(...good, 'at noon --> 00:30.000\nLost'))).toHaveLength(12)
    const error = refusal(() => rows(file('00:01.000 --> 00:02.000\nOne', 'ab:cd --> 00:03.000\nBad')))
    expect(error).toMatchObject({
      code: 'SOURCE_UNREADABLE',
      category: 'source',
      retryable: false,
      path: 'source',
      context: { line: 6 },
    })
    expect(error.message).toContain('1 of 2 timing lines')
  })

  it.each([
    ['prose', 'Once upon a time.', 1],
    ['a SubRip file', '1\n00:00:01,000 --> 00:00:02,000\nOne', 1],
    ['a signature with something glued to it', 'WEBVTTX\n\n00:01.000 --> 00:02.000\nOne', 1],
    ['no cue at all', 'WEBVTT\n\nNOTE nothing here', 1],
    ['cues without words only', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>', undefined],
    [
      'times beyond all numbers',
      `WEBVTT\n\n${'9'.repeat(400)}:00:01.000 --> ${'9'.repeat(400)}:00:02.000\nOne`,
      undefined,
    ],
    ['nothing', '', 1],
  ])('refuses %s', (_case, text, line) => {
    const error = refusal(() => vtt(text))
    expect(error.code).toBe('SOURCE_UNREADABLE')
    expect(error.context).toEqual(line === undefined ? undefined : { line })
    expect(error.action).toBeTruthy()
  })

  it('is neither slowed nor broken by hostile markup', () => {
    for (const markup of [
      '<v a>'.repeat(200_000),
      '<b>'.repeat(200_000),
      '<'.repeat(500_000),
      '&a;'.repeat(100_000),
      '{\\'.repeat(200_000),
    ]) {
      expect(rows(`WEBVTT\n\n00:01.000 --> 00:02.000\n${markup}end`).at(-1)?.[3]).toMatch(/end$/)
    }
  }, 10_000)
})
