import type { Cue } from '@repurpose/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { talk } from '../brief.fixture.ts'
import { findQuote, isVerbatim } from './quotes.ts'
import { wordsIn } from './words.ts'

const cues = [
  { id: 'c1', startMs: 0, endMs: 2000, text: 'The gates open by themselves,', speaker: 'Tom' },
  {
    id: 'c2',
    startMs: 2000,
    endMs: 4000,
    text: 'when nothing is stuck in them. “Trees”, mostly.',
    speaker: 'Tom',
  },
  { id: 'c3', startMs: 4000, endMs: 6000, text: 'There are 74 of us.', speaker: 'Tom' },
]

const untimed = (...texts: readonly string[]): readonly Cue[] =>
  texts.map((text, index) => ({ id: `c${index + 1}`, startMs: 0, endMs: 0, text }))

describe('wordsIn', () => {
  it.each([
    ["Don't — STOP!", ['don', 't', 'stop']],
    ['cafe\u0301 = café', ['café', 'café']],
    ['sen\u00ADtence a\u200Bb', ['sentence', 'ab']],
    ['ﬁne ２０ ①', ['fine', '20', '1']],
    ['AI技術です', ['ai', '技', '術', 'で', 'す']],
    [
      'ที่นี่',
      ['ที่', 'นี่']
        .join('')
        .normalize('NFKC')
        .match(/\p{L}\p{M}*/gu),
    ],
    ['می\u200Cخواهم', ['میخواهم']],
    ['…', []],
  ])('finds the words of %j', (text, words) => {
    expect(wordsIn(text).map(({ word }) => word)).toEqual(words)
  })
})

describe('findQuote', () => {
  it.each([
    ['the gates OPEN', 'The gates open', ['c1']],
    ['The gates open by themselves, when nothing is stuck in them.', undefined, ['c1', 'c2']],
    ['by themselves when nothing', 'by themselves, when nothing', ['c1', 'c2']],
    ['there are 74 of us!', 'There are 74 of us.', ['c3']],
    ['there are 74 of us', 'There are 74 of us', ['c3']],
    ['mostly. There are 74 of us.', undefined, ['c2', 'c3']],
  ])('finds %j with the words of the source', (text, wording, ids) => {
    expect(findQuote(text, cues)).toEqual({
      cue: ids[0],
      cues: ids,
      text: wording ?? text,
      speaker: 'Tom',
    })
  })

  it.each([
    'The gates are opening by themselves',
    'The gates … by themselves',
    'gates the open',
    'the gate',
    'of us There',
    '…',
    '',
  ])('does not find %j', (text) => {
    expect(findQuote(text, cues)).toBeUndefined()
  })

  it('takes the place nearest to the cue that is named, else the first', () => {
    const source = untimed('Yes, it is so.', 'No.', 'It is so, they said.', 'No.', 'So it is. It is so!')
    expect(findQuote('it is so', source)?.cue).toBe('c1')
    expect(findQuote('it is so', source, 'c4')?.cue).toBe('c3')
    expect(findQuote('it is so', source, '[c5]')?.text).toBe('It is so')
    expect(findQuote('it is so', source, 'c99')?.cue).toBe('c1')
    expect(findQuote('no', source, 'c3')?.cue).toBe('c2')
  })

  it('does not put into one mouth what two have said', () => {
    const dialogue = [
      { id: 'a', startMs: 0, endMs: 1, text: 'Will it hold?', speaker: 'Ines' },
      { id: 'b', startMs: 1, endMs: 2, text: 'It will', speaker: 'Tom' },
      { id: 'c', startMs: 2, endMs: 3, text: 'hold.' },
    ]
    expect(findQuote('hold it will', dialogue)).toBeUndefined()
    expect(isVerbatim('hold it will', dialogue, 0)).toBe(false)
    expect(findQuote('It will hold.', dialogue)).toEqual({
      cue: 'b',
      cues: ['b', 'c'],
      text: 'It will hold.',
      speaker: 'Tom',
    })
  })

  it('keeps the opening marks of Spanish and works in scripts without spaces', () => {
    const source = untimed('Dijo: ¿qué pasó\n aquí? ¡Nada!', '水門は自動で開きます。木が詰まると開きません。')
    expect(findQuote('¿Qué pasó aquí?', source)?.text).toBe('¿qué pasó aquí?')
    expect(findQuote('qué pasó aquí?', source)?.text).toBe('qué pasó aquí?')
    expect(findQuote('¿Dijo:', source)?.text).toBe('Dijo')
    expect(findQuote('木が詰まる', source)).toEqual({ cue: 'c2', cues: ['c2'], text: '木が詰まる' })
    expect(findQuote('水が詰まる', source)).toBeUndefined()
  })

  it.each([
    [
      'Dijo que «el mar no espera». Luego calló.',
      'Dijo que «el mar no espera».',
      'Dijo que «el mar no espera».',
    ],
    [
      'Er sagte: „Das Meer wartet nicht.“ Dann schwieg er.',
      'Das Meer wartet nicht.',
      'Das Meer wartet nicht.',
    ],
    ['Er sagte: „Das Meer wartet nicht.“', '„Das Meer wartet nicht.“', '„Das Meer wartet nicht.“'],
    [
      'She called it “the long wait” (a joke).',
      'She called it “the long wait” (a joke).',
      'She called it “the long wait” (a joke).',
    ],
    ['(It was a “joke”)', 'It was a “joke”.', 'It was a “joke”'],
  ])('closes the quotation marks that are opened in it: %s', (text, quote, found) => {
    expect(findQuote(quote, untimed(text))?.text).toBe(found)
  })

  it('closes what an earlier cue has opened, also where the given text ends without a mark', () => {
    const split = untimed('Se fue con un papel que decía: «Queremos', 'que nos encuentren». Y ya.')
    const quote = 'un papel que decía: «Queremos que nos encuentren'
    expect(findQuote(quote, split)?.text).toBe(`${quote}»`)
    expect(findQuote(`${quote}».`, split)?.text).toBe(`${quote}».`)
  })

  it('finds every run of words of one speaker, in other letter case and punctuation, and gives it back as it was', () => {
    const source = talk(600)
    const all = source.flatMap(({ id, text, speaker }) =>
      text.split(' ').map((word) => ({ id, word, speaker })),
    )
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.integer({ min: 1, max: 40 }), fc.nat(), (from, count, place) => {
        const run = all.slice(from, from + count).filter(({ speaker }) => speaker === all[from]!.speaker)
        const text = run.map(({ word }) => word)
        const found = findQuote(text.join(' — ').toUpperCase(), source, run[0]!.id)
        expect(found?.cue).toBe(run[0]!.id)
        expect(found?.cues).toEqual([...new Set(run.map(({ id }) => id))])
        expect(wordsIn(found!.text)).toEqual(wordsIn(text.join(' ')))
        expect(source.map((cue) => cue.text).join(' ')).toContain(found!.text)
        expect(findQuote(text.with(place % text.length, 'otherwise').join(' '), source)).toBeUndefined()
      }),
    )
  })
})

describe('isVerbatim', () => {
  it.each([
    ['The gates open by themselves', 0],
    ['open by themselves when nothing is stuck', 0],
    ['TREES — mostly!', 1],
    ['themselves, when nothing is stuck in them. Trees, mostly. There are 74 of us', 0],
  ])('finds %j', (quote, index) => {
    expect(isVerbatim(quote, cues, index)).toBe(true)
  })

  it.each([
    ['The gates are opening by themselves', 0],
    ['when nothing is stuck', 0],
    ['open by', 2],
    ['the gate', 0],
    ['…', 0],
    ['', 0],
    ['The gates', 9],
    ['The gates', -1],
  ])('does not find %j in cue %i', (quote, index) => {
    expect(isVerbatim(quote, cues, index)).toBe(false)
  })
})
