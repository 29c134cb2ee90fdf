import { describe, expect, it } from 'vitest'
import { cuesOf, faultsOf, text } from '../faults.fixture.ts'
import { cliches } from './cliches.ts'
import { fold, hasPhrase } from './fold.ts'
import { checkPhrases } from './phrases.ts'

const avoided = (content: string, avoid: readonly string[], language = 'en') =>
  faultsOf(checkPhrases(text(content), { language, voice: { avoid } })).filter((fault) =>
    fault.startsWith('avoid'),
  )

describe('words to avoid', () => {
  it.each([
    ['We leverage it.', ['leverage'], 'en'],
    ['LEVERAGE!', ['Leverage'], 'en'],
    ['A game-changer', ['game changer'], 'en'],
    ['A game\nchanger', ['game-changer'], 'en'],
    ['So naïve', ['naive'], 'en'],
    ['So naive', ['naïve'], 'en'],
    ['Don’t', ["don't"], 'en'],
    ['Try C++ now', ['C++'], 'en'],
    ['Now! 🚀', ['🚀'], 'en'],
    ['Act now!', ['now!'], 'en'],
    ['“We leverage it,” he said.', ['leverage'], 'en'],
    ['Eso es increíble', ['increíble'], 'es'],
    ['Das ist ein großes Wort', ['grosses Wort'], 'de'],
    ['これは革命的です', ['革命的'], 'ja'],
  ])('finds in %j %j', (content, avoid, language) => {
    expect(avoided(content, avoid, language)).toEqual(['avoid! text'])
  })

  it.each([
    ['We leveraged it.', ['leverage'], 'en'],
    ['Start at the door', ['art', 'do'], 'en'],
    ['Cats', ['C++'], 'en'],
    ['Hace un año', ['ano'], 'es'],
    ['Das ist schön', ['schon'], 'de'],
    ['Nothing', [' ', '…'], 'en'],
  ])('leaves %j alone with %j', (content, avoid, language) => {
    expect(avoided(content, avoid, language)).toEqual([])
  })

  it('says which, field by field', () => {
    const texts = [...text('We leverage synergies.', 'posts[0]'), ...text('fine', 'posts[1]')]
    expect(
      checkPhrases(texts, { language: 'xx', voice: { avoid: ['leverage', 'synergies'] } }),
    ).toMatchObject([
      {
        path: 'posts[0]',
        code: 'PHRASE_BANNED',
        message: '“leverage”, “synergies”: the voice avoids this; put it in other words',
      },
    ])
    expect(checkPhrases(text('fine'), { language: 'xx', voice: { avoid: ['leverage'] } })).toMatchObject([
      { passed: true },
    ])
  })
})

describe('clichés', () => {
  it.each([
    ['en', 'Let us delve into the world of gates.', 2],
    ['en', 'In today’s fast-paced world, gates are a game-changer.', 2],
    ['es', 'En el mundo de hoy, las compuertas juegan.', 1],
    ['es', 'Es importante destacar que juega un papel crucial.', 2],
    ['de', 'In der heutigen schnelllebigen Welt ist das ein Gamechanger.', 2],
    ['de', 'Es ist wichtig zu beachten, dass Tore klemmen.', 1],
    ['fr', 'Il est important de noter que cela change la donne.', 2],
    ['it', 'È importante notare che cambia le regole del gioco.', 2],
    ['pt', 'Vale ressaltar que é um divisor de águas.', 2],
  ])('%s: %j', (language, content) => {
    expect(faultsOf(checkPhrases(text(content), { language }))).toEqual(['cliches? text'])
  })

  it.each([
    ['en', 'The bees come home at the end of the day, when it comes to that.'],
    ['es', 'Las abejas vuelven al final del día.'],
    ['de', 'Die Bienen kommen am Ende des Tages zurück.'],
    ['en', 'He said “let us delve into the matter” and left.'],
    ['fi', 'Delve into the game-changer.'],
  ])('%s: none in %j', (language, content) => {
    expect(faultsOf(checkPhrases(text(content), { language }))).toEqual([])
  })

  it('are none where the source says them', () => {
    const cues = cuesOf('So we had to delve into the archive.')
    expect(faultsOf(checkPhrases(text('They had to delve into it.'), { language: 'en', cues }))).toEqual([])
  })

  it('cost the more the more there are, and a longer one counts once', () => {
    const all = 'Delve into it. A game-changer. In conclusion. Look no further. A beacon of hope.'
    expect(checkPhrases(text(all), { language: 'en' })[0]?.score).toBe(0)
    expect(checkPhrases(text('Im digitalen Zeitalter'), { language: 'de' })[0]).toMatchObject({ score: 0.75 })
    expect(
      checkPhrases(text('It is a testament to them and stands as a testament to us'), { language: 'en' })[0],
    ).toMatchObject({ score: 0.5 })
  })

  it('are lists without doubles, in a form that can be found', () => {
    for (const [language, phrases] of Object.entries(cliches)) {
      const folded = phrases.map((phrase) => fold(phrase, language))
      expect(new Set(folded).size).toBe(phrases.length)
      for (const [index, phrase] of phrases.entries())
        expect(hasPhrase(fold(`x ${phrase}.`, language), folded[index] ?? '')).toBe(true)
    }
  })
})

describe('words to use', () => {
  const use = ['borrowing shed', 'neighbour']

  it('want one of them in the piece', () => {
    expect(checkPhrases(text('The shed.'), { language: 'xx', voice: { use } })).toMatchObject([
      {
        name: 'use',
        passed: false,
        required: false,
        message: 'none of the expressions of the voice; use one where it fits: “borrowing shed”, “neighbour”',
      },
    ])
    expect(checkPhrases(text('The Borrowing Shed.'), { language: 'xx', voice: { use } })).toMatchObject([
      { passed: true, message: '“borrowing shed” of the voice' },
    ])
    expect(checkPhrases(text('The shed.'), { language: 'xx', voice: { use: [] } })).toEqual([])
  })
})
