import { beforeAll, describe, expect, it } from 'vitest'
import { faultsOf, text } from '../faults.fixture.ts'
import { type LanguageDetector, loadLanguageDetector } from './detector.ts'
import { checkLanguage } from './language.ts'
import { chunksOf, ownWords } from './own-words.ts'
import { lettersByScript, scriptsOf } from './scripts.ts'

let detector: LanguageDetector
beforeAll(async () => {
  detector = await loadLanguageDetector()
})

const sentences = {
  en: 'Nobody had checked the pumps since spring, and when the water came they stood still.',
  es: 'Nadie había revisado las bombas desde la primavera y, cuando llegó el agua, no arrancaron.',
  de: 'Niemand hatte seit dem Frühjahr die Pumpen geprüft, und als das Wasser kam, standen sie still.',
  fr: 'Personne n’avait vérifié les pompes depuis le printemps et, quand l’eau est venue, elles sont restées muettes.',
  it: 'Nessuno aveva controllato le pompe dalla primavera e, quando è arrivata l’acqua, erano ferme.',
  pt: 'Ninguém tinha verificado as bombas desde a primavera e, quando a água chegou, elas ficaram paradas.',
  ja: '春から誰もポンプを点検していなかったので、水が来たときには動かなかった。',
  zh: '自春天以来没有人检查过水泵，水来的时候它们一动不动。',
  ko: '봄 이후로 아무도 펌프를 점검하지 않았고 물이 왔을 때 멈춰 있었다.',
  ru: 'Никто не проверял насосы с весны, и когда пришла вода, они стояли на месте без движения.',
  el: 'Κανείς δεν είχε ελέγξει τις αντλίες από την άνοιξη και όταν ήρθε το νερό έμειναν ακίνητες.',
} as const
const languages = Object.keys(sentences) as (keyof typeof sentences)[]

const wrong = (content: string, language: string) =>
  faultsOf(checkLanguage(text(content), { language, detector }))

describe('checkLanguage', () => {
  it.each(languages)('tells %s from all the others', (language) => {
    for (const other of languages) {
      expect([other, wrong(sentences[language], other)]).toEqual([
        other,
        language === other ? [] : ['language! text'],
      ])
    }
  })

  it.each([
    ['pt-BR', 'pt'],
    ['es-MX', 'es'],
    ['zh-Hant', 'zh'],
    ['de-AT', 'de'],
  ] as const)('takes %s for %s', (tag, language) => {
    expect(wrong(sentences[language], tag)).toEqual([])
  })

  it.each([
    ['Tom Hanks, Meg Ryan, Bill Pullman, Rosie O’Donnell, Rob Reiner', 'es'],
    ['Marta Gómez, Hans Müller, Deutsche Bahn, Network Rail', 'de'],
    ['GPT-4, H2O, MP3, 74 km/h, 12:30, 3.5 %, USB-C, IPX7', 'fr'],
    ['#FloodControl #water #engineering #infrastructure #climate', 'es'],
    ['https://example.com/why-the-river-rose-so-fast-in-the-spring', 'es'],
    ['Solar power', 'es'],
    ['Why The River Rose So Fast Last Spring In Our Town', 'es'],
    ['“Nobody had checked the pumps since spring,” dijo ella al final.', 'es'],
    ['Use `const pumps = await checkAllThePumps()`.', 'es'],
    ['', 'en'],
    ['……', 'en'],
  ])('does not judge %j', (content, language) => {
    expect(wrong(content, language)).toEqual([])
  })

  it('is in doubt about short texts, and certain of longer ones', () => {
    const close: LanguageDetector = {
      languages: new Set(['es', 'pt']),
      weigh: () =>
        new Map([
          ['pt', 1],
          ['es', 1.8],
        ]),
    }
    const judged = (content: string) =>
      faultsOf(checkLanguage(text(content), { language: 'pt', detector: close }))
    expect(judged('Un pueblo tranquilo aprende a vivir con agua y barro')).toEqual(['language? text'])
    expect(judged(sentences.es)).toEqual(['language! text'])
    const closer: LanguageDetector = {
      ...close,
      weigh: () =>
        new Map([
          ['pt', 1],
          ['es', 1.2],
        ]),
    }
    expect(faultsOf(checkLanguage(text(sentences.es), { language: 'pt', detector: closer }))).toEqual([])
    const [finding] = checkLanguage(text('Un pueblo tranquilo aprende a vivir con agua y barro'), {
      language: 'pt',
      detector: close,
    })
    expect(finding?.message).toBe('seems to be written in Spanish; write it in Portuguese (pt)')
  })

  it.each([
    ['nb', 'da'],
    ['hr', 'sr'],
  ])('does not tell %s from %s', (language, found) => {
    const kin: LanguageDetector = {
      languages: new Set(['no', 'da', 'hr', 'sr']),
      weigh: () => new Map([[found, 9]]),
    }
    expect(checkLanguage(text(sentences.en), { language, detector: kin })).toMatchObject([{ passed: true }])
  })

  it('judges only the script of a language that the detector does not know', () => {
    expect(wrong(sentences.en, 'ga')).toEqual([])
    expect(wrong(sentences.ru, 'ga')).toEqual(['language! text'])
    const empty: LanguageDetector = { languages: new Set(['en']), weigh: () => new Map() }
    expect(checkLanguage(text(sentences.ru), { language: 'en', detector: empty })).toMatchObject([
      { passed: false, message: 'written in Cyrillic script; write it in English (en)' },
    ])
    expect(checkLanguage(text(sentences.es), { language: 'en', detector: empty })).toMatchObject([
      { passed: true },
    ])
  })

  it('reads on where a text changes its language', () => {
    const spanish = `${sentences.es} `.repeat(12)
    expect(wrong(spanish, 'es')).toEqual([])
    expect(wrong(`${spanish} ${sentences.en} ${spanish}`, 'es')).toEqual(['language! text'])
    expect(wrong(`${spanish}\n\n${`${sentences.en} `.repeat(12)}`, 'es')).toEqual(['language! text'])
  })

  it('names the fields that are in another language', () => {
    const texts = [
      { path: 'title', text: 'Las compuertas' },
      { path: 'posts[0]', text: sentences.es },
      { path: 'posts[1]', text: sentences.en },
      { path: 'posts[2]', text: 'Let us see what happens to the gates' },
      { path: 'hashtags[0]', text: 'the water of the spring and all that' },
    ]
    const findings = checkLanguage(texts, { language: 'es', detector })
    expect(findings.filter(({ passed }) => !passed)).toMatchObject([
      { path: 'posts[1]', required: true, message: 'written in English; write it in Spanish (es)' },
      {
        required: false,
        message: 'title, posts[2] seem to be written in English; wanted is Spanish (es)',
      },
    ])
  })

  it('asks for the whole anew where everything is in another language', () => {
    const texts = [
      { path: 'title', text: 'The gates of the town' },
      { path: 'text', text: sentences.en },
      { path: 'points[0]', text: 'The gates open by themselves.' },
    ]
    expect(faultsOf(checkLanguage(texts, { language: 'de', detector }))).toEqual(['language!'])
    expect(faultsOf(checkLanguage(texts.slice(1, 2), { language: 'de', detector }))).toEqual([
      'language! text',
    ])
  })

  it('judges short texts together', () => {
    const posts = [
      'The gates open on their own.',
      'Nobody has to pull at them.',
      'That saves us a lot of work.',
      'We like it.',
    ]
    const texts = posts.map((post, index) => ({ path: `posts[${index}]`, text: post }))
    expect(faultsOf(checkLanguage(texts, { language: 'en', detector }))).toEqual([])
    expect(faultsOf(checkLanguage(texts, { language: 'es', detector }))).toEqual(['language!'])
    expect(checkLanguage(texts, { language: 'en', detector })).toMatchObject([
      { message: 'written in English' },
    ])
    // Beside a long text in the right language it may be what they quote.
    const beside = [{ path: 'text', text: sentences.es }, ...texts]
    expect(faultsOf(checkLanguage(beside, { language: 'es', detector }))).toEqual(['language?'])
  })

  it('lets quotations stay in the language of the source', () => {
    const quoted = { language: 'es', detector, isQuotation: (content: string) => content === sentences.en }
    expect(checkLanguage(text(sentences.en), quoted)).toMatchObject([
      { passed: true, message: 'too short to tell the language' },
    ])
  })
})

describe('scripts', () => {
  it('are counted and known by language', () => {
    expect([...lettersByScript('Das ist 水門 и вода')]).toEqual([
      ['Latn', 6],
      ['Cyrl', 5],
      ['Hani', 2],
    ])
    expect(scriptsOf('ja')).toEqual(['Kana', 'Hani'])
    expect(scriptsOf('sr-Latn')).toEqual(['Latn'])
    expect(scriptsOf('ko')).toEqual(['Hang', 'Hani'])
    expect(scriptsOf('am')).toEqual([])
    expect(scriptsOf('xx')).toEqual([])
  })
})

describe('own words', () => {
  it('are what is left without names, figures and addresses', () => {
    expect(
      ownWords('Marta Gómez saw the USB at me@x.com in 2019 #now')
        .replace(/[\s…]+/g, ' ')
        .trim(),
    ).toBe('saw the at in')
  })

  it('come in parts, cut between sentences', () => {
    const chunks = chunksOf('One sentence. '.repeat(200), 500)
    expect(chunks.length).toBeGreaterThan(2)
    expect(chunks.join('')).toBe('One sentence. '.repeat(200))
    expect(chunksOf('', 500)).toEqual([''])
    expect(chunksOf('a'.repeat(2_000), 500)).toEqual(['a'.repeat(900)])
    for (const chunk of chunks) {
      expect(chunk.length).toBeLessThanOrEqual(900)
      expect(chunk).toMatch(/^One .*\. $/s)
    }
  })
})
