import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkPiece, commonChecks } from './common.ts'
import { splitClaims } from './faithfulness/claims.ts'
import { cuesOf, faultsOf, hostileTexts } from './faults.fixture.ts'
import { qualityOf, toRepairs } from './finding.ts'
import { type LanguageDetector, loadLanguageDetector } from './language/detector.ts'
import { checkMarkup } from './markup/markup.ts'
import { checkedPiece, type PieceCheck, type PieceFacts } from './piece.ts'
import { checkReadability } from './readability/readability.ts'
import { checkSentences } from './readability/sentences.ts'
import { checkAcross } from './repetition/across.ts'
import { sentencesOf } from './text/sentences.ts'

let detector: LanguageDetector
beforeAll(async () => {
  detector = await loadLanguageDetector()
})

const sources = {
  en: cuesOf(
    'Nobody had checked the pumps since spring, says Marta Gómez, who runs the seventy-four gates of the town.',
    'So when the water came in the night of the third of May, they stood still for nine hours.',
    'We went from door to door with a lamp, she says, because the sirens had no power either.',
  ),
  es: cuesOf(
    'Nadie había revisado las bombas desde la primavera, dice Marta Gómez, que lleva las setenta y cuatro compuertas.',
    'Así que cuando llegó el agua en la noche del tres de mayo, estuvieron paradas nueve horas.',
    'Fuimos de puerta en puerta con una lámpara, dice, porque tampoco las sirenas tenían corriente.',
  ),
  de: cuesOf(
    'Niemand hatte die Pumpen seit dem Frühjahr geprüft, sagt Marta Gómez, die sich um die vierundsiebzig Tore kümmert.',
    'Als in der Nacht zum dritten Mai das Wasser kam, standen sie deshalb neun Stunden lang still.',
    'Wir sind mit einer Lampe von Tür zu Tür gegangen, sagt sie, denn auch die Sirenen hatten keinen Strom.',
  ),
}

const good = {
  en: {
    title: 'Nine hours without pumps',
    text: 'When the water came on 3 May, the pumps of the town stood still: **nobody had looked at them since spring**. It took nine hours until they ran again.\n\nMarta Gómez looks after the 74 gates. The sirens had no power, so she and her neighbours knocked at every door. “We went from door to door with a lamp,” she says.',
    points: ['Pumps that nobody checks fail when they are needed.', 'Sirens need power of their own.'],
    cues: ['c1', 'c2', 'c3'],
  },
  es: {
    title: 'Nueve horas sin bombas',
    text: 'Cuando el 3 de mayo llegó el agua, las bombas del pueblo no se movieron: **nadie las había mirado desde la primavera**. Pasaron nueve horas hasta que volvieron a funcionar.\n\nMarta Gómez se ocupa de las 74 compuertas. Las sirenas no tenían corriente, así que ella y sus vecinos llamaron a cada casa. «Fuimos de puerta en puerta con una lámpara», cuenta.',
    points: [
      'Una bomba que nadie revisa falla cuando hace falta.',
      'Las sirenas necesitan su propia corriente.',
    ],
    cues: ['c1', 'c2', 'c3'],
  },
  de: {
    title: 'Neun Stunden ohne Pumpen',
    text: 'Als am 3. Mai das Wasser kam, bewegten sich die Pumpen der Stadt nicht: **seit dem Frühjahr hatte sie niemand angesehen**. Es dauerte neun Stunden, bis sie wieder liefen.\n\nMarta Gómez sorgt für die 74 Tore. Die Sirenen hatten keinen Strom, also klopfte sie mit ihren Nachbarn an jede Tür. „Wir sind mit einer Lampe von Tür zu Tür gegangen“, erzählt sie.',
    points: ['Was niemand prüft, versagt in der Not.', 'Sirenen brauchen eigenen Strom.'],
    cues: ['c1', 'c2', 'c3'],
  },
}
type Language = keyof typeof good
const languages = Object.keys(good) as Language[]

const factsOf = (language: Language, changes: object = {}): PieceFacts => ({
  type: 'summary',
  variant: 'short',
  value: { ...good[language], ...changes },
  language,
  voice: { avoid: ['synergy'], use: ['Marta'] },
  cues: sources[language],
  instructions: ['Write a summary in five sentences for somebody who was not there.'],
  detector,
})
const wrong = (language: Language, changes?: object) =>
  faultsOf(checkPiece(checkedPiece(factsOf(language, changes))))

describe('checkPiece', () => {
  it.each(languages)('has nothing against a good piece: %s', (language) => {
    const findings = checkPiece(checkedPiece(factsOf(language)))
    expect(faultsOf(findings)).toEqual([])
    expect(qualityOf(findings)).toBe(1)
    expect(findings.map(({ name }) => name)).toEqual([
      'complete',
      'remains',
      'markup',
      'links',
      'language',
      'repetition',
      'avoid',
      'cliches',
      'use',
      'cues',
      'quotations',
      'figures',
      'names',
    ])
  })

  it.each(languages)('finds one fault of each kind where it is: %s', (language) => {
    const { text } = good[language]
    const [first = ''] = sentencesOf(text, language)
    const other = good[language === 'en' ? 'de' : 'en'].text
    const cases: readonly (readonly [object, string])[] = [
      [{ title: '…' }, 'complete! title'],
      [{ text: `${text} [c1]` }, 'remains! text'],
      [{ text: `${text} <br>` }, 'markup! text'],
      [{ text: `${text} https://example.com/x` }, 'links! text'],
      [{ text: other.replace(/[“«„][^”»“]*[”»“]/g, '…') }, 'language! text'],
      [{ text: `${text} ${first}` }, 'repetition! text'],
      [{ points: ['Synergy!'] }, 'avoid! points[0]'],
      [{ cues: ['c1', 'c7'] }, 'cues! cues'],
      [{ text: text.replace(/lamp|lámpara|Lampe/, 'taxi') }, 'quotations! text'],
      [{ text: text.replace('74', '75') }, 'figures? text'],
    ]
    for (const [changes, fault] of cases) expect(wrong(language, changes)).toContain(fault)
  })

  it('becomes repairs by path', () => {
    const findings = checkPiece(checkedPiece(factsOf('en', { title: 'Gates [c1]', cues: ['c9'] })))
    expect(toRepairs(findings)?.map(({ path }) => path)).toEqual(['title', 'cues'])
  })

  it('leaves out what it cannot know', () => {
    const names = (facts: Partial<PieceFacts>) =>
      checkPiece(checkedPiece({ ...factsOf('en'), ...facts })).map(({ name }) => name)
    expect(names({ detector: undefined })).not.toContain('language')
    expect(names({ sourceLanguage: 'es' })).not.toContain('quotations')
    expect(names({ sourceLanguage: 'en-GB' })).toContain('quotations')
    expect(names({ voice: undefined })).not.toContain('avoid')
  })

  it('takes what the caller knows better', () => {
    const facts = { ...factsOf('en', { text: '# Gates\n\nhttps://example.com/x' }), voice: undefined }
    expect(faultsOf(checkPiece(checkedPiece(facts)))).toEqual(['markup! text', 'links! text'])
    expect(
      faultsOf(checkPiece(checkedPiece({ ...facts, links: ['example.com'], isMarkdown: () => false }))),
    ).toEqual(['markup! text'])
    expect(checkedPiece({ ...facts, cueIds: new Set(['c7']) }).cueIds).toEqual(new Set(['c7']))
  })

  it('runs checks of your own', () => {
    const noShouting: PieceCheck = ({ texts }) => ({
      name: 'shouting',
      required: false,
      passed: texts.every(({ text }) => !text.includes('!!')),
      score: 0,
      weight: 1,
    })
    const piece = checkedPiece(factsOf('en', { title: 'Gates!!' }))
    expect(faultsOf(checkPiece(piece, [...commonChecks, noShouting]))).toEqual(['shouting?'])
    expect(checkPiece(piece, [noShouting])).toHaveLength(1)
  })
})

/** All checks of text at once. */
function everything(text: string, language: string, value: object): void {
  const cues = [...cuesOf(text), ...sources.en]
  const facts = {
    ...factsOf('en'),
    language,
    value,
    cues,
    instructions: [text],
    voice: { avoid: [text], use: [text] },
  }
  checkPiece(checkedPiece({ ...facts, isMarkdown: () => true }))
  checkMarkup([{ path: 'text', text }])
  checkReadability([text], { language })
  checkSentences([text], 'read', language)
  checkAcross([1, 2].map((name) => ({ name: `${name}`, language, texts: [{ path: 'text', text }] })))
  splitClaims([{ path: 'text', text }], language)
}

describe('whatever the text', () => {
  it('throws nothing', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({
        unit: fc.constantFrom(...'*_`#[](){}<>|~"“”„«».,!?:;/\\-–…@&% \nab1日ก\u0301'),
        maxLength: 60,
      }),
      fc.constantFrom(...hostileTexts.map((text) => text.slice(0, 200))),
    )
    fc.assert(
      fc.property(nasty, fc.constantFrom('en', 'de', 'es', 'ja', 'th', 'not a tag', ''), (text, language) =>
        everything(text, language, { title: text, text, points: [text], say: text, cues: ['c1', text] }),
      ),
      { numRuns: 300 },
    )
  })

  it.each(hostileTexts.map((text) => [JSON.stringify(text.slice(0, 12)), text] as const))(
    'takes time linear in it: %s',
    (_name, text) => {
      // In the piece, in the source, in the instructions and as words to avoid; something quadratic would take minutes.
      everything(text, 'en', { text })
    },
    20_000,
  )

  it('takes little of it for a piece of 2,000 words', () => {
    const { text } = good.en
    const body = Array.from({ length: 36 }, (_, index) =>
      text.replaceAll(/[a-z]{4,}/g, (word) => `${word}${String.fromCharCode(97 + (index % 26))}`),
    )
    const piece = checkedPiece(factsOf('en', { text: body.join('\n\n') }))
    checkPiece(piece)
    const start = performance.now()
    for (let run = 0; run < 5; run += 1) checkPiece(piece)
    expect((performance.now() - start) / 5).toBeLessThan(200)
  })
})
