import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { hasWords, looksBinary } from './plain-text.ts'

const prose = 'A perfectly ordinary text, with a few sentences. It goes on for a while! '

describe('what looks binary', () => {
  it.each<[string, string]>([
    ['a PDF', '%PDF-1.7\n1 0 obj'],
    ['a PDF behind a byte order mark', '\ufeff%PDF-1.7'],
    ['a zip, and so a Word document', 'PK\u0003\u0004\u0014'],
    ['a PNG read as Latin-1', '\u0089PNG\r\n'],
    ['a PNG read as UTF-8', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]).toString('utf8')],
    ['a GIF', 'GIF89a,'],
    ['a program', '\u007fELF'],
    ['a gzip', gzipSync(prose).toString('utf8')],
    ['a gzip read as Latin-1', gzipSync(prose).toString('latin1')],
    ['bytes of nothing known', deflateSync(prose.repeat(20)).toString('utf8')],
    ['bytes of nothing known, read as Latin-1', deflateSync(prose.repeat(20)).toString('latin1')],
    ['UTF-16 read as Latin-1', Buffer.from(prose, 'utf16le').toString('latin1')],
    ['a text with one NUL', `${prose}\u0000`],
    ['what could not be decoded', '\ufffd\ufffd\ufffd\ufffd and a word'],
    ['halves of characters', '\ud800\ud800\udc00\udc00\udc00\udc00 word'],
    ['escape codes', '\u001b[1m\u001b[2m\u001b[3m\u001b[4m words'],
    ['deletes', '\u007f\u007f\u007f\u007f'],
  ])('is %s', (_name, text) => {
    expect(looksBinary([text])).toBe(true)
  })

  it.each<[string, string]>([
    ['prose', prose],
    ['nothing', ''],
    ['lines and tabs', 'a\tb\r\nc\n\u000bd\u000c\u0085e'],
    ['a byte order mark and prose', `\ufeff${prose}`],
    ['every script', 'Ελληνικά, русский, 日本語, العربية, हिन्दी, 🎉🎉🎉🎉🎉, é\u0301\u200b\u00a0'],
    ['a few odd characters in a long text', `${prose.repeat(5)}\ufffd\u001b\u0007\u001b`],
    ['three odd characters in a short one', '\ufffd\ufffd\ufffd hm'],
    ['a mention of a file type', 'The file began with %PDF- and ended with PK\u0003'],
  ])('is not %s', (_name, text) => {
    expect(looksBinary([text])).toBe(false)
  })

  it('is judged over all pieces together', () => {
    expect(looksBinary(['\ufffd\ufffd', '\ufffd\ufffd'])).toBe(true)
    expect(looksBinary(['\ufffd\ufffd', '\ufffd\ufffd', prose, prose])).toBe(false)
    expect(looksBinary([])).toBe(false)
  })
})

describe('words', () => {
  it.each(['a', '7', 'é', '日', '½'])('are in %j', (text) => expect(hasWords(` ${text}.`)).toBe(true))
  it.each(['', ' \n', '…!?', '🎉', '\u200b\ufeff', '---'])('are not in %j', (text) =>
    expect(hasWords(text)).toBe(false),
  )
})
