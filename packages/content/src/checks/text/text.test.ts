import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cuesOf } from '../faults.fixture.ts'
import { quotationsOf, withoutQuotations } from './quoted.ts'
import { localeOf, primaryOf, segmenterFor } from './segmenter.ts'
import { sentencesOf } from './sentences.ts'
import { sourceTextOf } from './source-text.ts'
import { fieldOf, isAnnouncement, isProse, isSpoken, kindOf, textsOf } from './texts.ts'
import { casedWordsOf, comparableWords, wordsOf } from './words.ts'

describe('texts of a piece', () => {
  it('are all that a reader sees, with their places', () => {
    const piece = {
      title: 'A title',
      scenes: [{ say: 'Hello there', show: '…', seconds: '4' }],
      cues: ['c1'],
      cue: 'c1',
      note: null,
      startMs: 12,
    }
    expect(textsOf(piece).map(({ path }) => path)).toEqual(['title', 'scenes[0].say', 'scenes[0].show'])
    expect(textsOf('alone')).toEqual([{ path: '', text: 'alone' }])
    expect(textsOf(12)).toEqual([])
  })

  it.each([
    ['title', 'title', 'title'],
    ['posts[12]', 'posts', 'posts[]'],
    ['sections[2].body', 'body', 'sections[].body'],
    ['a[0].b[1].c[2]', 'c', 'a[].b[].c[]'],
    ['', '', ''],
  ])('%s is the field %j of the kind %j', (path, field, kind) => {
    expect(fieldOf(path)).toBe(field)
    expect(kindOf(path)).toBe(kind)
  })

  it('are of several sorts', () => {
    const placed = (path: string) => ({ path, text: '' })
    expect(isProse(placed('hashtags[0]'))).toBe(false)
    expect(isProse(placed('posts[0]'))).toBe(true)
    expect(isAnnouncement(placed('sections[0].heading'))).toBe(true)
    expect(isSpoken(placed('segments[0].lines[2].say'))).toBe(true)
  })
})

describe('segmenters', () => {
  it('are made once for a language, and forgotten before there are too many', () => {
    const first = segmenterFor('word', 'en')
    expect(segmenterFor('word', 'en')).toBe(first)
    for (let index = 0; index < 70; index += 1) segmenterFor('word', `en-x-v${index}`)
    expect(segmenterFor('word', 'en')).not.toBe(first)
  })

  it('take what is no language tag for English', () => {
    expect(localeOf('no tag at all')).toBe('en')
    expect(localeOf('')).toBe('en')
    expect(primaryOf('PT-br')).toBe('pt')
  })
})

describe('words', () => {
  it.each([
    ['It’s a well-known fact, 3 of them.', 'en', ["it's", 'a', 'well', 'known', 'fact', '3', 'of', 'them']],
    ['El agüero de Ñuñoa', 'es', ['el', 'agüero', 'de', 'ñuñoa']],
    ['今日は良い天気です', 'ja', ['今日', 'は', '良い', '天気', 'です']],
    ['', 'en', []],
    ['…', 'ja', []],
  ])('of %j', (text, language, words) => {
    expect(wordsOf(text, language)).toEqual(words)
  })

  it('keep their capitals where that is wanted', () => {
    expect(casedWordsOf('Marta came')).toEqual(['Marta', 'came'])
  })

  it('are compared without apostrophes, and one by one where no spaces part them', () => {
    expect(comparableWords("L'eau, l’eau")).toEqual(['l', 'eau', 'l', 'eau'])
    expect(comparableWords('水門 opens')).toEqual(['水', '門', 'opens'])
  })
})

describe('sentences', () => {
  it.each([
    ['Dr. Ruiz came. She stayed.', 'en', ['Dr. Ruiz came.', 'She stayed.']],
    ['J. R. Hartley wrote it. We read it.', 'en', ['J. R. Hartley wrote it.', 'We read it.']],
    ['It rained, i.e. Monday. Then no more.', 'en', ['It rained, i.e. Monday.', 'Then no more.']],
    ['La Sra. Gómez vino. Se fue.', 'es', ['La Sra. Gómez vino.', 'Se fue.']],
    ['Am 3. Mai kam das Wasser. Es blieb.', 'de', ['Am 3. Mai kam das Wasser.', 'Es blieb.']],
    ['Es waren 74. Danach kamen mehr.', 'de', ['Es waren 74.', 'Danach kamen mehr.']],
    ['Das ist z. B. Wasser. Gut.', 'de', ['Das ist z. B. Wasser.', 'Gut.']],
    ['One line\n\n- two\r\nthree', 'en', ['One line', '- two', 'three']],
    ['水門は開く。水が来た。', 'ja', ['水門は開く。', '水が来た。']],
    [' \n ', 'en', []],
  ])('of %j in %s', (text, language, sentences) => {
    expect(sentencesOf(text, language)).toEqual(sentences)
  })

  it('lose no word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '1', 'Dr', '!', 'é') }),
        (text) => {
          expect(sentencesOf(text).join(' ').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        },
      ),
    )
  })
})

describe('quotations', () => {
  it.each([
    ['She said “let it go” and left.', ['let it go']],
    ['Sie sagte „Lass es“ und „geh”.', ['Lass es', 'geh']],
    ['Elle dit « laisse » et «va».', [' laisse ', 'va']],
    ['»Lass es«, sagte sie, »und geh«.', ['Lass es', 'und geh']],
    ['"One" and "two"', ['One', 'two']],
    ['彼は「開く」と言った', ['開く']],
    ['A 12" pipe and a 3" one', []],
    ['“Open and never closed', []],
    ['“Open\n\nand closed in another paragraph”', []],
    ['“One “two” three', ['two']],
    ['', []],
  ])('in %j', (text, quotations) => {
    expect(quotationsOf(text).map((quotation) => quotation.text)).toEqual(quotations)
  })

  it('can be taken out, all or some', () => {
    expect(withoutQuotations('She said “let it go” and “stay”.')).toBe('She said  …  and  … .')
    expect(withoutQuotations('She said “go” and “stay”.', ({ text }) => text === 'go')).toBe(
      'She said  …  and “stay”.',
    )
  })

  it('stand where they say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('“', '”', '„', '"', '«', '»', 'a', ' ', '\n') }),
        (text) => {
          for (const { start, end, text: inside } of quotationsOf(text)) {
            expect(text.slice(start + 1, end - 1)).toBe(inside)
          }
        },
      ),
    )
  })
})

describe('a source', () => {
  const cues = [
    ...cuesOf(
      'The gates open by themselves,',
      'when nothing is stuck in them. “Trees”, mostly.',
      '',
      '74 of us',
    ),
    { id: 'c9', startMs: 0, endMs: 1, text: 'No more.', speaker: 'Tom Sawyer' },
  ]
  const source = sourceTextOf(cues)

  it('says what stands in it word for word, also across cues', () => {
    expect(source.says('THEMSELVES when nothing')).toBe(true)
    expect(source.says('trees; mostly')).toBe(true)
    expect(source.says('the gate')).toBe(false)
    expect(source.says('…')).toBe(false)
    expect(source.says('Tom Sawyer')).toBe(false)
  })

  it('has the words of its cues and the names of its speakers', () => {
    expect(['trees', '74', 'sawyer', 'water'].map((word) => source.has(word))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('knows which cue a word belongs to', () => {
    expect([0, 4, 5, 13, 99].map((position) => source.cueAt(position))).toEqual([
      'c1',
      'c1',
      'c2',
      'c4',
      'c9',
    ])
    expect(sourceTextOf([]).cueAt(0)).toBeUndefined()
  })

  it('is read once', () => {
    expect(sourceTextOf(cues)).toBe(source)
  })
})
