import { describe, expect, it } from 'vitest'
import { languageOf } from '../languages/index.ts'
import { prepare, type Sentence } from './prepare.ts'
import { readerFor } from './tokens.ts'

async function prepared(
  texts: readonly string[],
  code = 'en',
  speakers: readonly string[] = [],
): Promise<readonly Sentence[]> {
  const language = languageOf(code)
  if (language === undefined) throw new Error(code)
  const preparation = { language, read: await readerFor(language), speakers: new Set(speakers) }
  const sentences: Sentence[] = []
  for (const text of texts) {
    sentences.push(
      prepare({ text, cues: ['c1'], speaker: undefined, afterGap: false }, sentences.at(-1), preparation),
    )
  }
  return sentences
}

async function one(text: string, code = 'en', speakers: readonly string[] = []): Promise<Sentence> {
  const [sentence] = await prepared([text], code, speakers)
  if (sentence === undefined) throw new Error(text)
  return sentence
}

describe('cleaning', () => {
  it.each([
    ['Um, bread needs, you know, a lot of time.', 'Bread needs a lot of time.'],
    ['So, well, the the bread rises, right?', 'The bread rises.'],
    ['bread needs time', 'Bread needs time.'],
    ['Third, weigh the flour.', 'Weigh the flour.'],
    ['He said: “bread needs time.', 'He said: bread needs time.'],
    ['The „gute“ bread and the “good” one.', 'The gute bread and the good one.'],
    ['Bread is, um, good', 'Bread is good.'],
  ])('turns %j into %j', async (given, wanted) => {
    expect((await one(given)).text).toBe(wanted)
  })

  it('takes away who is spoken to', async () => {
    expect((await one('Tom, bread needs time, Nora.', 'en', ['Tom', 'Oakley', 'Nora'])).text).toBe(
      'Bread needs time.',
    )
    expect((await one('Bread, butter and Tom need time.', 'en', ['Tom'])).text).toBe(
      'Bread, butter and Tom need time.',
    )
  })

  it.each([
    ['And so bread needs time.', 'Bread needs time.'],
    ['But we also weigh the flour.', 'We weigh the flour.'],
    ['And third, weigh the flour.', 'Weigh the flour.'],
  ])('opens %j as %j', async (given, wanted) => {
    const { text, opening } = await one(given)
    expect(opening).toBe(wanted)
    expect(text).toBe(given)
  })

  it.each([
    ['es', 'Bueno, eh, el pan necesita, digamos, tiempo.', 'El pan necesita tiempo.'],
    ['de', 'Also, das Brot braucht, ähm, Zeit.', 'Das Brot braucht Zeit.'],
    ['fr', 'Alors, euh, le pain demande du temps.', 'Le pain demande du temps.'],
    ['pt', 'Bom, o pão precisa, sabe, de tempo.', 'O pão precisa de tempo.'],
    ['it', 'Allora, il pane chiede, diciamo, tempo.', 'Il pane chiede tempo.'],
  ])('knows the fillers of %s', async (code, given, wanted) => {
    expect((await one(given, code)).text).toBe(wanted)
  })
})

describe('standing alone', () => {
  it.each([
    ['Sourdough bread needs sixteen hours of rest.', true],
    ['A baker who hurries makes bad bread.', true],
    ['It needs sixteen hours of rest.', false],
    ['But this takes far too long for them.', false],
    ['When you do that, the bread never rises.', false],
    ['In the first winter it failed two times.', false],
    ['We found them in a box of old tins.', false],
    ['The other two went to the market.', false],
    ['Bakers like the same thing.', false],
    ['Let me tell you about bread and salt.', false],
    ['Does bread need time and patience?', false],
    ['The bread, golden and warm, with butter on top.', false],
    ['No bread.', false],
  ])('%j: %s', async (text, stands) => {
    expect((await one(text)).stands).toBe(stands)
  })

  it('denies it to members of a list', async () => {
    const sentences = await prepared([
      'The baker knew what came in.',
      'The driver knew what went out.',
      'The market closes every day at noon.',
    ])
    expect(sentences.map(({ stands }) => stands)).toEqual([true, false, true])
  })

  it.each([
    ['es', 'Eso cambió toda la ciudad en un año.', 'El río cambió toda la ciudad en un año.'],
    ['de', 'Deshalb ist das Brot am Abend trocken.', 'Das Brot aus der Fabrik ist am Abend trocken.'],
    ['fr', 'Cela coûte douze mille euros par an.', 'La bibliothèque coûte douze mille euros par an.'],
    ['pt', 'Isso custa doze mil euros por ano.', 'A pesca artesanal custa doze mil euros por ano.'],
    ['it', 'Questo costa dodicimila euro ogni anno.', 'La scuola media costa dodicimila euro ogni anno.'],
  ])('tells the two apart in %s', async (code, leaning, standing) => {
    expect((await one(leaning, code)).stands).toBe(false)
    expect((await one(standing, code)).stands).toBe(true)
  })

  it('knows questions that need nothing before them', async () => {
    expect((await one('How long does a sourdough rest?')).asksAlone).toBe(true)
    expect((await one('And what happened to it after that?')).asksAlone).toBe(false)
  })
})

it('finds what is about the event unusable, and announcements a signpost', async () => {
  expect((await one('Thank you for watching, and please subscribe.')).kind).toBe('unusable')
  expect((await one('Vielen Dank fürs Zuhören.', 'de')).kind).toBe('unusable')
  expect((await one('I want to talk about bread.')).isSignpost).toBe(true)
})
