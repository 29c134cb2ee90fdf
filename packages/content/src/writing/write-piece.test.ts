import { createRepurpose, type LanguageCall, memoryAssets, type Repurpose } from '@repurpose/core'
import { type FakeLanguageModelOptions, fakeLanguageModel } from '@repurpose/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import type { PieceCheck } from '../checks/index.ts'
import { type GeneratorOptions, generator } from '../generator/index.ts'

const open: Repurpose[] = []
afterEach(async () => {
  for (const repurpose of open.splice(0)) await repurpose.close()
})

const lines = [
  'The harbour board of Eskby met on Tuesday to decide what to do with the old ferry.',
  'The ferry has carried 214 people a day since 1987, and its engine was built for half of that.',
  'Repairs would cost 3 million crowns, a new electric boat eleven million.',
  'The board voted for the electric boat, because the county pays two thirds of it.',
  'Until it arrives in spring, the old ferry sails only when the wind is below twelve metres a second.',
  'Fishermen asked for a berth of their own, and the board promised an answer in May.',
]
/** A source of some 1,000 words: the same meeting ten times would be no source, so every line says its number. */
const cues = Array.from({ length: 60 }, (_, index) => ({
  id: `c${index + 1}`,
  startMs: index * 5_000,
  endMs: index * 5_000 + 4_500,
  text:
    index < lines.length
      ? lines[index]!
      : `On point ${index} of the list the board heard nobody and moved on.`,
}))
const source = { cues, language: 'en' }

const brief = {
  title: 'A ferry for Eskby',
  language: 'en',
  overview: 'The harbour board buys an electric ferry. The old one sails in calm weather only.',
  points: [
    { id: 'p1', text: 'The board voted for the electric boat.', cues: ['c4'] },
    { id: 'p2', text: 'The ferry has carried 214 people a day since 1987.', cues: ['c2'] },
  ],
  quotes: [],
  names: ['Eskby'],
  numbers: [{ text: '214', cue: 'c2' }],
  chapters: [{ title: 'The ferry', firstCue: 'c1', lastCue: 'c60', points: ['p1', 'p2'] }],
}
const post = {
  text: 'Eskby buys an electric ferry. The harbour board voted for it on Tuesday, because the county pays two thirds. The old boat, which carries 214 people a day, sails until spring, and only in a calm.',
  cues: ['c1', 'c4'],
}

type Answer = FakeLanguageModelOptions['answers'][string]

function setUp(
  posts: Answer,
  options: { readonly judge?: Answer; readonly generator?: GeneratorOptions; readonly voice?: object } = {},
) {
  const model = fakeLanguageModel({ answers: { brief, social_media: posts } })
  const judge = fakeLanguageModel({ modelId: 'judge', answers: { judge: options.judge ?? {} } })
  const repurpose = createRepurpose({
    content: generator(options.generator),
    language: options.judge === undefined ? model : { default: model, judge },
    assets: memoryAssets(),
    ...(options.voice === undefined ? {} : { voice: options.voice }),
  })
  // The types of the contents do not matter to closing.
  open.push(repurpose as unknown as Repurpose)
  const write = async (request: object = {}) => {
    const job = await repurpose.generate({ source, content: { social_media: ['facebook'] }, ...request })
    return job.outcome()
  }
  const calls = () => model.calls.filter(({ task }) => task === 'social_media')
  return { repurpose, write, model, judge, calls }
}

const part = (call: LanguageCall | undefined, name: string) =>
  call?.prompt.find((each) => each.name === name)?.text

/** Supported, but for claims with this word. */
const judging =
  (unfounded: string) =>
  ({ prompt }: LanguageCall) => {
    const claims = [
      ...prompt
        .map(({ text }) => text)
        .join('\n')
        .matchAll(/\b(k\d+)\b[^\n]*/g),
    ]
    return {
      verdicts: [...new Map(claims.map(([line, id]) => [id, line]))].map(([claim, line]) => ({
        claim,
        verdict: line?.includes(unfounded) ? 'not-in-source' : 'supported',
        cue: 'c4',
      })),
    }
  }

describe('a piece', () => {
  it('comes out with checks, score and provenance', async () => {
    const { write, repurpose } = setUp(post)
    expect(await write()).toMatchObject({ status: 'succeeded' })
    const [stored] = await repurpose.contents()
    expect(stored?.value).toEqual(post)
    expect(stored?.quality).toBeGreaterThan(0.8)
    expect(stored?.provenance.checks.filter(({ passed }) => !passed)).toEqual([])
    expect(stored?.provenance.instructions).toContain('A post for Facebook')
  })

  it('may not say what the voice avoids, and is sent back once with the reason', async () => {
    const voice = {
      name: 'Harbour Notes',
      tone: 'dry',
      avoid: ['leverage'],
      use: ['ferry'],
      examples: ['Fog. Coffee.'],
    }
    const bad = { ...post, text: `${post.text} That is leverage.` }
    const { write, calls } = setUp((_, n) => (n === 1 ? bad : post), { voice })
    expect(await write()).toMatchObject({ status: 'succeeded' })
    const [first, repair, ...more] = calls()
    expect(more).toEqual([])
    expect(part(first, 'voice')).toBe(
      'Write in the voice of Harbour Notes.\nTone: dry\nWrite these words just so, where they fit: ferry\nNever write these words: leverage\nPassages that sound right (take the sound, not the content):\nFog. Coffee.',
    )
    expect(first?.prompt.map(({ name }) => name)).toEqual([
      'source',
      'brief',
      'voice',
      'instructions',
      'assignment',
    ])
    expect(part(repair, 'problems')).toContain('leverage')
    const stubborn = setUp(bad, { voice })
    expect(await stubborn.write()).toMatchObject({ status: 'failed', error: { code: 'PHRASE_BANNED' } })
    expect(stubborn.calls()).toHaveLength(3)
  })

  it.each([
    [
      'LANGUAGE_WRONG',
      {
        text: 'El puerto compra un transbordador eléctrico porque el condado paga dos tercios de él, y el barco viejo navega hasta la primavera.',
      },
    ],
    ['LINK_INVALID', { text: `${post.text} Read more on https://ferries.example.org/eskby` }],
    ['PROMPT_LEAKED', { text: `Here is the post you asked for: ${post.text}` }],
    ['MARKUP_INVALID', { text: `<p>${post.text}</p>` }],
    ['CITATION_UNKNOWN', { cues: ['c1', 'c99'] }],
    ['TEXT_REPEATED', { text: `${post.text} ${post.text}` }],
  ])('fails with %s where that stays wrong', async (code, fault) => {
    const { write } = setUp({ ...post, ...fault })
    expect(await write()).toMatchObject({
      status: 'failed',
      error: { code, context: { draft: fault, checks: expect.any(Array) } },
    })
  })

  it('is looked at by checks of the user as well', async () => {
    const noFerries: PieceCheck = ({ texts, type }) => ({
      name: 'ferries',
      required: type === 'social_media',
      passed: texts.every(({ text }) => !text.includes('ferry')),
      path: 'text',
      message: 'say boat',
      score: 0,
      weight: 1,
    })
    const boat = { ...post, text: post.text.replaceAll('ferry', 'boat') }
    const { write, calls } = setUp((_, n) => (n === 1 ? post : boat), { generator: { checks: [noFerries] } })
    expect(await write()).toMatchObject({ status: 'succeeded' })
    expect(part(calls()[1], 'problems')).toContain('text: say boat')
  })

  it('is written from an excerpt where the source is long', async () => {
    const { write, calls } = setUp(post, { generator: { sourceTokens: 200 } })
    expect(await write()).toMatchObject({ status: 'succeeded' })
    const shown = part(calls()[0], 'source')?.split('\n') ?? []
    expect(shown.length).toBeLessThan(30)
    expect(shown.some((line) => line.startsWith('[c4] '))).toBe(true)
    const far = setUp({ ...post, cues: ['c55'] }, { generator: { sourceTokens: 200 } })
    expect(await far.write()).toMatchObject({ error: { code: 'CITATION_UNKNOWN' } })
  })

  it('is written by the role that the request names', async () => {
    const { repurpose, judge } = setUp(post, { judge: judging('nothing') })
    const job = await repurpose.generate({ source, content: { seo: { variants: ['page'], role: 'judge' } } })
    expect((await job.outcome()).status).toBe('failed')
    expect(judge.calls.map(({ task }) => task)).toContain('seo')
  })
})

describe('a judge', () => {
  const bold = { ...post, text: `${post.text} The mayor wept with joy that evening.` }

  it('sends back what the source does not bear out, and is paid once for each draft', async () => {
    const { write, judge, calls } = setUp((_, n) => (n === 1 ? bold : post), { judge: judging('mayor') })
    expect(await write()).toMatchObject({ status: 'succeeded' })
    expect(part(calls()[1], 'problems')).toContain('is not in the source')
    expect(judge.calls).toHaveLength(2)
  })

  it('fails what stays unfounded, says so where it is advice, and is not asked where it is off', async () => {
    const strict = setUp(bold, { judge: judging('mayor') })
    expect(await strict.write()).toMatchObject({ status: 'failed', error: { code: 'CLAIM_UNSUPPORTED' } })
    const mild = setUp(bold, { judge: judging('mayor'), generator: { faithfulness: 'advisory' } })
    expect(await mild.write()).toMatchObject({ status: 'succeeded' })
    const [stored] = await mild.repurpose.contents()
    expect(stored?.provenance.checks).toContainEqual(
      expect.objectContaining({ name: 'faithfulness', passed: false, required: false }),
    )
    const off = setUp(bold, { judge: judging('mayor'), generator: { faithfulness: 'off' } })
    expect(await off.write()).toMatchObject({ status: 'succeeded' })
    expect(off.judge.calls).toEqual([])
  })

  it('is not asked about what fails anyway', async () => {
    const { write, judge } = setUp({ ...post, cues: ['c99'] }, { judge: judging('nothing') })
    expect(await write()).toMatchObject({ error: { code: 'CITATION_UNKNOWN' } })
    expect(judge.calls).toEqual([])
  })
})
