import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainBlocks, plainLine, plainText, visibleText } from './plain-text.ts'

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u202e',
        '\u2066',
        '\u0000',
        '\u0007',
        '\r',
        '\n',
        '\n\n\n',
        '\ud800',
        '\udc00',
        '😀',
        'a',
        ' ',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))

describe('visibleText', () => {
  it.each([
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['a\u202Eb\u2067c\u0000d\te', 'abcd\te'],
    ['half \ud83d of one', 'half \ufffd of one'],
    ['مرحبا 👩‍👩‍👧 नमस्ते', 'مرحبا 👩‍👩‍👧 नमस्ते'],
  ])('makes of %j %j', (text, visible) => {
    expect(visibleText(text)).toBe(visible)
  })
})

describe('plainLine', () => {
  it('is one line', () => {
    expect(plainLine('  one\n\n two\t three ')).toBe('one two three')
  })

  it('is one line of well-formed text, whatever comes, and stays as it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = plainLine(text)
        expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        expect(line.isWellFormed()).toBe(true)
        expect(line).toBe(line.trim())
        expect(plainLine(line)).toBe(line)
      }),
    )
  })
})

describe('plainText', () => {
  it('keeps lines and paragraphs', () => {
    expect(plainText('\n one \ntwo\n \n\n\nthree\n')).toBe('one\ntwo\n\nthree')
  })

  it('never has two empty lines on end, and stays as it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = plainText(text)
        expect(plain).not.toMatch(/\n{3}/)
        expect(plainText(plain)).toBe(plain)
      }),
    )
  })
})

describe('plainBlocks', () => {
  it('leaves out what is empty', () => {
    expect(plainBlocks(['one', '', 'two'])).toBe('one\n\ntwo')
  })
})
