import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCues } from './to-cues.ts'
import { validateCues } from './validate-cues.ts'
import { countWords } from './words.ts'

const texts = (text: string, language?: string): readonly string[] =>
  toCues(text, language).map((cue) => cue.text)

describe('a text as cues', () => {
  it('has a cue for each sentence, numbered and without times', () => {
    expect(toCues('The first sentence of a short text. And then the second one follows!')).toEqual([
      { id: 'c1', startMs: 0, endMs: 0, text: 'The first sentence of a short text.' },
      { id: 'c2', startMs: 0, endMs: 0, text: 'And then the second one follows!' },
    ])
  })

  it('takes short sentences along with the next, within the paragraph', () => {
    expect(texts('Yes. No. Maybe it is so, who can say? Well.\n\nShort.\n\nNext.')).toEqual([
      'Yes. No. Maybe it is so, who can say?',
      'Well.',
      'Short.',
      'Next.',
    ])
  })

  it('joins lines that were only wrapped, and keeps the others apart', () => {
    const wrapped =
      'This sentence was wrapped after\nsome words by a mail program, and\r\nit ends only here.\n'
    expect(texts(wrapped)).toEqual([wrapped.replace(/\s+/g, ' ').trim()])
    expect(
      texts('# A heading of the text\nA paragraph that has no full stop\n- one\n- two\u2028THREE'),
    ).toEqual(['# A heading of the text', 'A paragraph that has no full stop', '- one', '- two', 'THREE'])
  })

  it('cuts what has no sentences between its words', () => {
    const cues = texts('spoken words without any punctuation '.repeat(100))
    expect(cues.every((text) => text.length <= 500 && /^\w.*\w$/.test(text))).toBe(true)
    expect(cues.join(' ')).toBe('spoken words without any punctuation '.repeat(100).trim())
    expect(texts('x'.repeat(2_000))).toEqual(['x'.repeat(2_000)])
  })

  it('knows the sentences of other languages', () => {
    const sentence = '今日は良い天気ですから、みんなで公園に行って、お弁当を食べましょう。'
    expect(texts(sentence.repeat(3), 'ja')).toEqual([sentence, sentence, sentence])
    expect(texts('¿Qué hora es en la ciudad ahora? ¡Son las tres de la tarde ya!', 'es')).toHaveLength(2)
  })

  it('loses nothing but white space, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom('a', 'B', '.', '!', ' ', '\n', '\r', '\t', '…', '\u2028', 'é', '文'),
        maxLength: 200,
      }),
      fc.lorem({ mode: 'sentences', maxCount: 30 }),
    )
    fc.assert(
      fc.property(text, (written) => {
        const cues = toCues(written)
        expect(
          cues
            .map((cue) => cue.text)
            .join('')
            .replace(/\s+/g, ''),
        ).toBe(written.replace(/[\s\u0085]+/g, ''))
        expect(
          cues.every(
            (cue, index) => cue.id === `c${index + 1}` && cue.text === cue.text.trim() && cue.text !== '',
          ),
        ).toBe(true)
      }),
    )
  })

  it('takes no longer for a text that is made to be slow', () => {
    const slow = [
      '\n'.repeat(200_000),
      `a${' '.repeat(200_000)}b`,
      `a${'\t'.repeat(200_000)}`,
      `${'a'.repeat(50)}\n`.repeat(4_000),
      'a. '.repeat(60_000),
      '_'.repeat(200_000),
      '.'.repeat(200_000),
    ]
    for (const text of slow) {
      expect(toCues(text).length).toBeLessThan(40_000)
      expect(countWords(text)).toBeLessThan(400_000)
    }
  })

  it('are cues that are accepted', () => {
    const cues = toCues('A sentence that is long enough to stand alone. '.repeat(50))
    expect(validateCues(cues, 'cues', 10_000)).toEqual(cues)
  })
})
