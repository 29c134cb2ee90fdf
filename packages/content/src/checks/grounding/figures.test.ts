import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cuesOf, faultsOf, text } from '../faults.fixture.ts'
import { comparableWords } from '../text/words.ts'
import { checkFigures } from './figures.ts'
import { checkNames } from './names.ts'
import { figuresIn } from './numbers/digits.ts'
import { numbersInWords, valuesInWords } from './numbers/number-words.ts'

const inWords = (content: string) => valuesInWords(comparableWords(content))

describe('numbers in words', () => {
  it.each([
    ['seventy-four gates', 74],
    ['two hundred and five', 205],
    ['nineteen ninety-four', 1994],
    ['twenty twenty-four', 2024],
    ['nineteen oh five', 1905],
    ['two thousand and nineteen', 2019],
    ['four point two million euros', 4_200_000],
    ['four point two', 4.2],
    ['three point three seven five', 3.375],
    ['three thousand five hundred', 3_500],
    ['a hundred', 100],
    ['a million', 1_000_000],
    ['the twenty-third', 23],
    ['the nineties', 90],
    ['twenty, thirty people', 20],
    ['twenty, thirty people', 30],
    ['twenty million', 20],
    ['doscientos cinco', 205],
    ['setenta y cuatro', 74],
    ['dos mil diecinueve', 2019],
    ['cuatro coma dos millones', 4_200_000],
    ['tres mil millones', 3_000_000_000],
    ['mil quinientas', 1_500],
    ['veintitrés', 23],
    ['vierundsiebzig', 74],
    ['neunzehnhundertvierundneunzig', 1994],
    ['zweitausendneunzehn', 2019],
    ['vier Komma zwei Millionen', 4_200_000],
    ['hundertundeins', 101],
    ['einunddreißig', 31],
    ['der vierte Mai', 4],
    ['am zwanzigsten', 20],
    ['zwei Milliarden', 2_000_000_000],
    ['seven, eight, nine', 8],
    ['four point two, twelve', 4.2],
    ['four point two, twelve', 12],
  ])('%j is %d', (content, value) => {
    expect(inWords(content)).toContain(value)
  })

  it.each([
    'point of view',
    'and',
    'hundertfach gut',
    'achttausendfach',
    'vieltausend',
    'x'.repeat(100),
    'undund',
    'einundzwei',
    'sechzigundeins',
    '',
  ])('%j is none', (content) => {
    expect(inWords(content).filter((value) => value !== 100)).toEqual([])
  })

  it('are read back as they are written in English', () => {
    const ones =
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
        ' ',
      )
    const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
    const write = (value: number): string => {
      if (value < 20) return ones[value - 1] ?? ''
      if (value < 100) return `${tens[Math.floor(value / 10) - 2]} ${write(value % 10)}`.trim()
      if (value < 1000)
        return `${write(Math.floor(value / 100))} hundred ${value % 100 === 0 ? '' : `and ${write(value % 100)}`}`
      return `${write(Math.floor(value / 1000))} thousand ${value % 1000 === 0 ? '' : write(value % 1000)}`
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (value) => {
        expect(inWords(write(value).replace(/ undefined| $/g, ''))).toContain(value)
      }),
    )
  })
})

describe('numbers in words of one language', () => {
  it('come with their words and all that they may mean', () => {
    expect(numbersInWords(comparableWords('Of seventy-four, twenty thirty or so'), 'en')).toEqual([
      { raw: 'seventy four', values: [74] },
      { raw: 'twenty thirty', values: [2030, 20, 30] },
    ])
    expect(numbersInWords(comparableWords('vierundsiebzig'), 'en')).toEqual([])
    expect(numbersInWords(comparableWords('seventy'), 'fi')).toEqual([])
  })
})

describe('figures', () => {
  it.each([
    ['1,000', [1000, 1]],
    ['1.000', [1000, 1]],
    ['4.2', [4.2]],
    ['4,2', [4.2]],
    ['1.234,56', [1234.56]],
    ['1,234.56', [1234.56]],
    ['74 000', [74000, 74, 0]],
    ["1'000", [1000]],
    ['4.2 million', [4.2, 4_200_000]],
    ['3 Mrd. Euro', [3, 3_000_000_000]],
    ['5k', [5, 5000]],
    ['12.5.2024', [1252024, 12, 5, 2024]],
    ['1990s', [1990]],
    ['3rd', [3]],
  ])('%j may be %j', (content, values) => {
    expect(figuresIn(content)[0]?.values).toEqual(values)
  })

  it('are not what stands within words', () => {
    expect(figuresIn('c12, H2O, MP3, x_3, #5, 5G, 4chan').map(({ raw }) => raw)).toEqual([])
    expect(figuresIn('in 2019 300 people came').map(({ raw }) => raw)).toEqual(['2019', '300'])
  })
})

describe('checkFigures', () => {
  const cues = cuesOf(
    'There are seventy-four gates, and they cost four point two million.',
    'It was 49.7 percent in 1953, 1,250 people came, and half of them stayed for three hours.',
    'Het was 8 percent.',
  )
  const wrong = (content: string, language?: string) => faultsOf(checkFigures(text(content), cues, language))

  it.each([
    ['There are seventy-five gates.', 'en'],
    ['They cost four point three million.', 'en'],
    ['Hay setenta y cinco compuertas.', 'es'],
    ['Es gibt fünfundsiebzig Tore.', 'de'],
  ])('asks about the words of %j', (content, language) => {
    expect(wrong(content, language)).toEqual(['figures? text'])
    expect(wrong(content)).toEqual([])
  })

  it.each([
    ['There are seventy-four gates, a dozen of them old, and a thousand reasons, eleven of them good.', 'en'],
    ['Some three hours and a hundred people, in nineteen fifty-three.', 'en'],
    ['Cuestan cuatro millones doscientos mil.', 'es'],
    ['Vierundsiebzig Tore für vier Komma zwei Millionen, hundert Jahre alt.', 'de'],
  ])('takes the words of %j', (content, language) => {
    expect(wrong(content, language)).toEqual([])
  })

  it('takes what two figures leave', () => {
    const trees = cuesOf('Of the 600 trees eighteen died. That is three percent.', 'And 40 more came.')
    const left = (content: string) => faultsOf(checkFigures(text(content), trees))
    expect(left('582 of them live, or 97 percent, and 560 without the 40')).toEqual([])
    expect(left('581 of them live, or 96 percent')).toEqual(['figures? text'])
  })

  it.each([
    '74 gates for 4.2 million',
    '4,2 Millionen für 74 Tore',
    'About 50 percent, or 49.7 % in 1953',
    '1250 people, 1.250 people, some 1,300 people',
    '8 % of them',
    '5 lessons from the flood, in 3 hours',
    '1. One\n2. Two\n12) Twelve',
    'Post 2/8',
    '17/20',
    'See https://example.com/2024/99 #2030',
    'H2O, C3PO',
    'none',
  ])('takes %j', (content) => {
    expect(wrong(content)).toEqual([])
  })

  it.each(['75 gates', '4.3 million', '48 percent', 'in 1954', '9 %', '$7', '2.5 hours', '1,450 people'])(
    'asks about %j',
    (content) => {
      expect(wrong(content)).toEqual(['figures? text'])
    },
  )

  it('says which', () => {
    expect(
      checkFigures(
        [
          { path: 'text', text: '75 gates and 74 gates' },
          { path: 'hashtags[0]', text: '99' },
        ],
        cues,
      ),
    ).toMatchObject([
      {
        path: 'text',
        score: 0.5,
        message: 'the source does not have “75”; give its own figures, or go without',
      },
    ])
    expect(checkFigures(text('74 gates'), cues)).toMatchObject([
      { passed: true, message: '1 figures, all from the source' },
    ])
    expect(checkFigures(text('0 % of 100'), cuesOf('0 and 100'))).toMatchObject([{ passed: true }])
    expect(checkFigures(text('0 %'), cuesOf('1'))).toMatchObject([{ passed: false }])
  })
})

describe('checkNames', () => {
  const cues = [
    ...cuesOf('I met Marta Gómez in San Sebastián, at the Bank of Sailors.', 'Frau Ilse Brandt war auch da.'),
    { id: 'c9', startMs: 0, endMs: 1, text: 'Hello', speaker: 'Tom Sawyer' },
  ]
  const wrong = (content: string, language = 'en') => faultsOf(checkNames(text(content), cues, language))

  it.each([
    ['Yesterday Marta Gómez came back from San Sebastián.', 'en'],
    ['Then Tom Sawyer spoke of the Bank of Sailors, and Mrs Gómez listened.', 'en'],
    ['Ayer Marta Gómez volvió de San Sebastián el lunes.', 'es'],
    ['Why The River Rose So Fast', 'en'],
    ['The Gates Open Themselves. On Monday May came.', 'en'],
    [
      'Frau Ilse Brandt kam. Am Ende des Tages ging der Herr Bürgermeister, und Ende März kam Frau Brandt.',
      'de',
    ],
    ['Manche Zahlen erzählt ein Amt nicht gern.', 'de'],
    ['John Smith said so.', 'ja'],
    ['I spoke to John in Boston about it.', 'en'],
  ])('takes %j', (content, language) => {
    expect(wrong(content, language)).toEqual([])
  })

  it.each([
    ['Yesterday John Smith came back from the sea.', 'en'],
    ['It was Marta Lopez who opened the gates.', 'en'],
    ['According to the University of Vienna the gates work.', 'en'],
    ['Ayer vino Juan Pérez a ver las compuertas.', 'es'],
    ['Hier Jean Dupont est venu voir les vannes.', 'fr'],
    ['Das sagt Hans Müller, der die Tore baut.', 'de'],
    ['Hans Müller sagte, die Tore klemmen.', 'de'],
    ['Auch Professor Karl Weber kam.', 'de'],
  ])('asks about %j', (content, language) => {
    expect(wrong(content, language)).toEqual(['names? text'])
  })

  it('looks at no titles, and says which', () => {
    const texts = [
      { path: 'title', text: 'How John Smith opened the gates' },
      { path: 'text', text: 'This is how John Smith opened the gates of John Smith.' },
    ]
    expect(checkNames(texts, cues, 'en')).toMatchObject([
      { path: 'text', message: 'the source does not name “John Smith”; use its names, spelled as there' },
    ])
  })
})
