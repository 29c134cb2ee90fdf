import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf, text } from '../faults.fixture.ts'
import { checkAcross } from './across.ts'
import { loopIn } from './loops.ts'
import { compareSentences, runsOf, wordsInRuns } from './overlap.ts'
import { checkRepeats } from './repeats.ts'

const sentence = 'The water came up through the drains that night.'
const paragraph = {
  en: 'Nobody had checked the pumps since spring. When the water came they stood still for nine hours, and three streets went under.',
  es: 'Nadie había revisado las bombas desde la primavera. Cuando llegó el agua estuvieron nueve horas paradas, y tres calles quedaron cubiertas.',
  de: 'Niemand hatte seit dem Frühjahr die Pumpen geprüft. Als das Wasser kam, standen sie neun Stunden still, und drei Straßen liefen voll.',
  ja: '春から誰もポンプを点検していなかったので、水が来たときには動かなかった。三つの通りが九時間にわたって水の下に沈んでしまった。',
}
const languages = Object.keys(paragraph) as (keyof typeof paragraph)[]
const wrong = (content: string, language = 'en') => faultsOf(checkRepeats(text(content), language))

describe('checkRepeats', () => {
  it.each(languages)('finds a paragraph that returns: %s', (language) => {
    const content = paragraph[language]
    expect(wrong(content, language)).toEqual([])
    expect(wrong(`${content}\n\n${content}`, language)).toEqual(['repetition! text'])
    expect(
      faultsOf(
        checkRepeats(
          [0, 1, 2].map((index) => ({ path: `sections[${index}].body`, text: content })),
          language,
        ),
      ),
    ).toEqual(['repetition! sections[1].body', 'repetition! sections[2].body'])
  })

  it.each([
    ['en', 'Nobody in the whole town had ever checked the pumps since early spring.', 'ever', 'really'],
    ['es', 'Nadie en todo el pueblo había revisado nunca las bombas desde la primavera.', 'nunca', 'jamás'],
    [
      'de',
      'Niemand in der ganzen Stadt hatte seit dem Frühjahr jemals die Pumpen geprüft.',
      'jemals',
      'wirklich',
    ],
  ])('finds a sentence with a word exchanged: %s', (language, one, word, other) => {
    expect(wrong(`${one} ${sentence} ${one.replace(word, other)}`, language)).toEqual(['repetition! text'])
  })

  it('only advises against short ones with a word exchanged', () => {
    expect(
      wrong('The pumps stood still for nine long hours. The pumps stood still for nine whole hours.'),
    ).toEqual(['repetition? text'])
  })

  it.each([
    'In 2019 the plant made forty tonnes of cheese for the whole valley. In 2020 the plant made sixty tonnes of cheese for the whole valley.',
    'The first gate holds back the water of the river when the tide comes in. The second gate holds back the water of the river when the tide comes in.',
    'In the end Marta paid for the repairs with the money from the sale. In the end Hans paid for the repairs with the money from the sale.',
    'Thank you very much for that. Thank you very much for that.',
    'Water, water everywhere. No, no, no, it said. Ha ha ha.',
  ])('leaves %j alone', (content) => {
    expect(wrong(content)).toEqual([])
  })

  it('advises a title that says what the text says', () => {
    const texts = [
      { path: 'title', text: sentence },
      { path: 'text', text: `${sentence} Nobody slept.` },
      { path: 'points[0]', text: sentence },
    ]
    expect(checkRepeats(texts).filter(({ passed }) => !passed)).toMatchObject([
      {
        path: 'title',
        required: false,
        message: `“${sentence}” repeats text; say something else, or leave it out`,
      },
      { path: 'points[0]', required: true },
    ])
    expect(
      checkRepeats([
        { path: 'text', text: sentence },
        { path: 'title', text: sentence },
      ]),
    ).toMatchObject([{ path: 'title', required: false }])
  })

  it('finds fields of a list that are the same', () => {
    const texts = ['Gates open', 'People clear them', 'Gates open!'].map((content, index) => ({
      path: `sections[${index}].heading`,
      text: content,
    }))
    expect(checkRepeats(texts)).toMatchObject([
      {
        path: 'sections[2].heading',
        required: true,
        message: '“Gates open!” is sections[0].heading again; say something else, or leave it out',
      },
    ])
    const lines = ['Right, exactly.', 'Right, exactly.'].map((content, index) => ({
      path: `lines[${index}].say`,
      text: content,
    }))
    expect(faultsOf(checkRepeats(lines))).toEqual([])
    const tags = ['two words', 'two words'].map((content, index) => ({
      path: `hashtags[${index}]`,
      text: content,
    }))
    expect(faultsOf(checkRepeats(tags))).toEqual([])
  })

  it.each([
    'The gates and the water and the water and the water and the water and so on.',
    'It was very very very very very very late.',
    'They came from the river and they came from the river and they came from the river.',
  ])('finds the loop in %j', (content) => {
    expect(wrong(content)).toEqual(['repetition! text'])
  })

  it('finds phrases that return in other sentences', () => {
    const phrase = 'what it means for the people of the old town'
    const content = [
      `Now the gates are open, and ${phrase} is clear.`,
      `Ask the mayor ${phrase}, and she shrugs her shoulders.`,
      `Later we will see ${phrase} once the river has gone back.`,
      `Engineers from three countries have written about ${phrase} in detail.`,
      'Most of the reports were never read by anybody.',
      `Still ${phrase} remains unsaid.`,
    ].join(' ')
    expect(checkRepeats(text(content))).toMatchObject([
      {
        passed: false,
        required: true,
        message:
          '41 % of the words stand in phrases that were used before, at most 25 % may; put things differently each time',
      },
    ])
  })

  it('finds every sentence that is said again, wherever it stands', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/)
    const other = fc.uniqueArray(word, { minLength: 8, maxLength: 14 }).map((words) => `${words.join(' ')}.`)
    fc.assert(
      fc.property(fc.uniqueArray(other, { minLength: 2, maxLength: 8 }), fc.nat(), (sentences, place) => {
        const again = sentences[place % sentences.length] ?? ''
        expect(wrong([...sentences, again].join('\n'))).toContain('repetition! text')
      }),
    )
  })
})

describe('comparing', () => {
  it('finds what two sentences have in common', () => {
    expect(compareSentences(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd'])).toEqual({
      likeness: 0.75,
      onlyInOne: [1],
      onlyInOther: [1],
    })
    expect(compareSentences([], ['a'])).toEqual({ likeness: 0, onlyInOne: [], onlyInOther: [0] })
  })

  it('is symmetric, and whole for what is the same', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const there = compareSentences(one, other)
        expect(there.likeness).toBe(compareSentences(other, one).likeness)
        expect(one.length - there.onlyInOne.length).toBe(other.length - there.onlyInOther.length)
        if (one.length > 0) expect(compareSentences(one, one).likeness).toBe(1)
      }),
    )
  })

  it('counts words in runs once', () => {
    const runs = runsOf(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    expect(runs).toEqual(['a b c d e', 'b c d e f', 'c d e f g'])
    expect(wordsInRuns(runs, () => true)).toBe(7)
    expect(wordsInRuns(runs, (run) => run.startsWith('c'))).toBe(5)
  })

  it('knows loops by the length of the phrase', () => {
    expect(loopIn('no no no no no'.split(' '))).toBeUndefined()
    expect(loopIn('no no no no no no'.split(' '))).toBe('no')
    expect(loopIn('a b c d a b c d'.split(' '))).toBeUndefined()
    expect(loopIn('a b c d a b c d a b c'.split(' '))).toBe('d a b c')
    expect(loopIn([])).toBeUndefined()
  })
})

describe('checkAcross', () => {
  const piece = (name: string, language: keyof typeof paragraph, content: string) => ({
    name,
    language,
    texts: [...text(content), { path: 'hashtags[0]', text: content }],
  })
  const long = (content: string) =>
    `${content} ${sentence} And that is all that anybody in the town remembers of it.`

  it('names the other piece and the share, as advice', () => {
    const findings = checkAcross([
      piece('summary.short', 'en', long(paragraph.en)),
      piece('blog_post.500_words', 'en', long(paragraph.en)),
      piece(
        'newsletter.intro',
        'en',
        `${paragraph.en} What else can be said of a night like that is in the report of the engineers.`,
      ),
      piece(
        'script.tiktok',
        'en',
        'Gates that open by themselves sound like magic, until you look at who clears the branches out of them, night after night, with a rake and a lamp, and without being paid.',
      ),
    ])
    expect(findings.get('summary.short')).toMatchObject([
      {
        passed: false,
        required: false,
        message:
          '100 % of the words stand in blog_post.500_words as well; put them differently, or say something else',
      },
      { message: expect.stringMatching(/^\d\d % of the words stand in newsletter.intro as well/) },
    ])
    expect(findings.get('script.tiktok')).toMatchObject([{ passed: true }])
  })

  it('does not count quotations, hashtags, other languages and very short pieces', () => {
    const quoted = (rest: string) => `“${long(paragraph.en)}” ${rest} #water #gates ${rest.toUpperCase()}`
    const findings = checkAcross([
      piece(
        'a',
        'en',
        quoted(
          'One thing nobody says about floods is how quiet they are at night when the pumps stop and all',
        ),
      ),
      piece(
        'b',
        'en',
        quoted('When a town is built on mud there is but one question left to ask and it is about money'),
      ),
      piece('c', 'es', long(paragraph.en)),
      piece('d', 'en', sentence),
      piece('e', 'en', sentence),
    ])
    expect([...findings.values()].flatMap(faultsOf)).toEqual([])
  })
})
