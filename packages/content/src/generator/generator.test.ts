import { createRepurpose, type LanguageCall, memoryAssets, type Repurpose } from '@repurpose/core'
import { fakeLanguageModel } from '@repurpose/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { prose, sampleBrief, sampleCues, samplePieces } from '../pieces.fixture.ts'
import { summary } from '../types/summary/index.ts'
import { generatorContent } from './index.ts'

const closing: Repurpose[] = []
afterEach(async () => {
  for (const repurpose of closing.splice(0)) await repurpose.close()
})

type FakeAnswer = string | object
type Answers = { readonly [task: string]: FakeAnswer | ((call: LanguageCall, n: number) => FakeAnswer) }

/** A generator whose model knows a good answer for every variant, unless told otherwise. */
function generator(answers: Answers = {}) {
  const good = ({ task, prompt }: LanguageCall): FakeAnswer => {
    const { variant } = JSON.parse(textOf(prompt, 'assignment'))
    const name = `${task}.${variant}`
    return Object.hasOwn(samplePieces, name) ? samplePieces[name as keyof typeof samplePieces] : {}
  }
  const model = fakeLanguageModel({
    answers: {
      brief: sampleBrief,
      ...Object.fromEntries(generatorContent.map(({ name }) => [name, good])),
      ...answers,
    },
  })
  const repurpose = createRepurpose({ content: generatorContent, language: model, assets: memoryAssets() })
  closing.push(repurpose)
  return { repurpose, model }
}

function textOf(prompt: LanguageCall['prompt'], name: string): string {
  return prompt.find((part) => part.name === name)?.text ?? ''
}

/** Long enough for every variant. */
const source = {
  cues: Array.from({ length: 300 }, (_, index) => ({
    ...sampleCues[index % 20]!,
    id: `c${index + 1}`,
    startMs: index * 4000,
    endMs: index * 4000 + 3500,
  })),
  language: 'en',
}

/** What becomes of the sample: the one chapter reaches to the end. */
const briefOfAll = {
  ...sampleBrief,
  chapters: sampleBrief.chapters.map((chapter) => ({ ...chapter, lastCue: 'c300' })),
}

const everything = {
  summary: ['short', 'medium', 'detailed'],
  youtube_description: ['standard'],
  show_notes: ['short', 'full'],
  quotes: ['five', 'ten'],
  faq: ['five', 'ten'],
  seo: ['page'],
  blog_post: ['500_words', '1000_words', '2000_words'],
  social_media: ['twitter', 'linkedin', 'facebook', 'bluesky', 'threads', 'instagram'],
  newsletter: ['intro', 'main_points', 'takeaways'],
  script: ['youtube_short', 'tiktok', 'podcast'],
} as const

describe('the content generator', () => {
  it('makes all 26 variants from one brief, each checked and scored', async () => {
    const { repurpose, model } = generator()
    const job = await repurpose.generate({ source, content: everything })
    const { contents, items } = await job.result()
    expect(items).toHaveLength(26)
    for (const { type, variant, quality, checks, warnings } of items) {
      expect(quality, `${type}.${variant}`).toBeGreaterThan(0.7)
      expect(checks.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['complete', 'remains', 'language', 'repetition', 'links', 'cues']),
      )
      expect(checks.filter(({ passed, required }) => required !== false && !passed)).toEqual([])
      // The samples are made of a few words.
      expect(warnings.filter(({ code }) => code !== 'REPEATS_PIECE')).toEqual([])
    }
    expect(contents.summary.short).toEqual(samplePieces['summary.short'])
    expect(contents.script.podcast).toEqual(samplePieces['script.podcast'])
    expect(model.calls.filter(({ task }) => task === 'brief')).toHaveLength(1)
  })

  it('begins every prompt with the same system, source and brief, so that caches hit', async () => {
    const { repurpose, model } = generator()
    await (await repurpose.generate({ source, content: everything })).result()
    const [first, ...pieces] = model.calls
    expect(first?.prompt.map(({ name, kind, stable }) => [name, kind, stable])).toEqual([
      ['source', 'material', true],
      ['instructions', 'instruction', undefined],
      ['assignment', 'material', undefined],
    ])
    expect(textOf(first!.prompt, 'source').split('\n').slice(0, 2)).toEqual([
      '[c1] Ines: Cue 1 says that gate 1 holds back water.',
      '[c2] Cue 2 says that gate 2 holds back water.',
    ])
    for (const { system, prompt } of pieces) {
      expect(system).toBe(first!.system)
      expect(prompt.map(({ name }) => name)).toEqual(['source', 'brief', 'instructions', 'assignment'])
      expect(prompt[0]).toEqual(first!.prompt[0])
      expect(prompt[1]).toEqual(pieces[0]!.prompt[1])
      expect(JSON.parse(prompt[1]!.text)).toEqual(briefOfAll)
    }
  })

  it('says what is wanted as prose and as data', async () => {
    const { repurpose, model } = generator()
    await (
      await repurpose.generate({
        source,
        content: { script: { variants: ['tiktok'], instructions: 'Mention the swan.' } },
      })
    ).result()
    const { prompt } = model.calls.at(-1)!
    expect(JSON.parse(textOf(prompt, 'assignment'))).toEqual({
      type: 'script',
      variant: 'tiktok',
      language: 'en',
      words: { minimum: 65, target: 72, maximum: 80 },
      seconds: 30,
      points: ['p1'],
      instructions: 'Mention the swan.',
    })
    const instructions = textOf(prompt, 'instructions')
    expect(instructions).toContain('Write a script in English')
    expect(instructions).toContain('An upright video of 30 seconds for TikTok')
    expect(instructions).toContain('Mention the swan.')
    expect(instructions).not.toMatch(/\{[a-z]/)
  })

  it('sends back what fails a check, with the reason', async () => {
    const good = samplePieces['summary.short']
    const { repurpose, model } = generator({
      summary: (_call, n) => (n === 1 ? { ...good, text: prose(30), cues: ['c1', 'c999'] } : good),
    })
    const { contents } = await (
      await repurpose.generate({ source, content: { summary: ['short'] } })
    ).result()
    expect(contents.summary.short).toEqual(good)
    const { prompt, outputSchema } = model.calls.at(-1)!
    const problems = textOf(prompt, 'problems')
    expect(problems).toContain('text: 30 words, wanted 68 to 92; add about 50')
    expect(problems).toContain('the source has no "c999"')
    // Only the two fields are asked for.
    expect(outputSchema).toMatchObject({ required: ['cues', 'text'] })
  })

  it('fails a piece that stays too short with LENGTH_UNMET and its draft, and keeps the others', async () => {
    const draft = { ...samplePieces['summary.short'], text: prose(30) }
    const { repurpose, model } = generator({ summary: draft })
    const job = await repurpose.generate({
      source,
      content: { summary: ['short'], social_media: ['twitter'] },
    })
    const outcome = await job.outcome()
    expect(outcome.status).toBe('partial')
    expect(outcome).toMatchObject({
      errors: [{ code: 'LENGTH_UNMET', category: 'output', context: { draft } }],
    })
    expect(model.calls.filter(({ task }) => task === 'summary')).toHaveLength(3)
    await expect(job.result()).rejects.toMatchObject({ code: 'INCOMPLETE' })
  })

  it('fails a thread that no network would take with LIMIT_EXCEEDED', async () => {
    const { repurpose } = generator({
      social_media: { ...samplePieces['social_media.twitter'], posts: ['a'.repeat(300), 'b', 'c'] },
    })
    const outcome = await (
      await repurpose.generate({ source, content: { social_media: ['twitter'] } })
    ).outcome()
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'LIMIT_EXCEEDED' } })
  })

  it('fails what is no answer at all with the code of the answer', async () => {
    for (const [answer, code] of [
      ['I would rather not.', 'OUTPUT_INVALID'],
      [{ title: 'Only a title' }, 'OUTPUT_INVALID'],
      ['', 'OUTPUT_EMPTY'],
    ] as const) {
      const { repurpose } = generator({ summary: answer })
      const outcome = await (await repurpose.generate({ source, content: { summary: ['short'] } })).outcome()
      expect(outcome).toMatchObject({ status: 'failed', error: { code } })
    }
  })

  it('asks a thin source for less, with a warning', async () => {
    const { repurpose, model } = generator({
      summary: { ...samplePieces['summary.medium'], text: prose(60) },
      social_media: { posts: ['Only one thing happened.'], cues: ['c1'] },
    })
    const thin = { cues: sampleCues.slice(0, 9), language: 'en' }
    const job = await repurpose.generate({
      source: thin,
      content: { summary: ['medium'], social_media: ['twitter'] },
    })
    const { items } = await job.result()
    expect(items.map(({ warnings }) => warnings)).toEqual([
      [
        {
          code: 'SOURCE_THIN',
          message: 'The source has 81 words: Medium summary aims at 40 instead of 200.',
        },
      ],
      [{ code: 'SOURCE_THIN', message: 'The source has 81 words: X thread will be short.' }],
    ])
    const call = model.calls.find(({ task }) => task === 'summary')!
    expect(JSON.parse(textOf(call.prompt, 'assignment')).words).toEqual({
      minimum: 20,
      target: 40,
      maximum: 230,
    })
  })

  it('leaves out of the brief what the source does not bear out, with a warning', async () => {
    const { repurpose, model } = generator({
      brief: { ...sampleBrief, quotes: [...sampleBrief.quotes, { cue: 'c1', text: 'Nobody said this.' }] },
    })
    const job = await repurpose.generate({ source, content: { summary: ['short'] } })
    await job.result()
    const warnings: string[] = []
    for await (const event of job.events()) if (event.type === 'warning') warnings.push(event.code)
    expect(warnings).toEqual(['BRIEF_TRIMMED'])
    expect(model.calls.filter(({ task }) => task === 'brief')).toHaveLength(3)
    expect(JSON.parse(textOf(model.calls.at(-1)!.prompt, 'brief'))).toEqual(briefOfAll)
  })

  it('fails when nothing of the brief can be used', async () => {
    const invented = { ...sampleBrief, points: [{ id: 'p1', text: 'No.', cues: ['x'] }] }
    for (const [brief, code] of [
      [invented, 'OUTPUT_INVALID'],
      [{ title: 'Only a title' }, 'OUTPUT_INVALID'],
      ['', 'OUTPUT_EMPTY'],
    ] as const) {
      const outcome = await (
        await generator({ brief }).repurpose.generate({ source, content: { summary: ['short'] } })
      ).outcome()
      expect(outcome).toMatchObject({ status: 'failed', error: { code } })
    }
  })

  it('takes other instructions and lengths', async () => {
    const kurz =
      'Das Tor hält das Wasser zurück, und niemand im Ort wusste am Morgen, wie lange das noch so gut gehen würde.'
    const model = fakeLanguageModel({
      answers: { brief: sampleBrief, summary: { ...samplePieces['summary.short'], text: kurz } },
    })
    const brief = summary.with({
      instructions: 'One breath, in {language}, about {words} words.',
      variants: { short: { words: 20, instructions: 'No figures.' } },
    })
    const repurpose = createRepurpose({ content: [brief], language: model, assets: memoryAssets() })
    closing.push(repurpose)
    await (await repurpose.generate({ source, content: { summary: ['short'] }, language: 'de' })).result()
    expect(textOf(model.calls.at(-1)!.prompt, 'instructions')).toBe(
      'One breath, in German, about 20 words.\n\nNo figures.',
    )
  })

  it('has the variants, defaults, durations and priorities that it is known for', () => {
    const { repurpose } = generator()
    expect(
      repurpose.contentTypes
        .describe()
        .map(({ type, variants, defaults, expectMs, priority }) => [
          type,
          variants.map(({ variant }) => variant),
          defaults,
          expectMs,
          priority,
        ]),
    ).toEqual([
      ['summary', ['short', 'medium', 'detailed'], ['medium'], 20_000, 8],
      ['blog_post', ['500_words', '1000_words', '2000_words'], ['1000_words'], 60_000, 5],
      [
        'social_media',
        ['twitter', 'linkedin', 'facebook', 'bluesky', 'threads', 'instagram'],
        ['twitter', 'linkedin'],
        20_000,
        7,
      ],
      ['newsletter', ['intro', 'main_points', 'takeaways'], ['intro', 'main_points', 'takeaways'], 25_000, 6],
      ['script', ['youtube_short', 'tiktok', 'podcast'], ['youtube_short'], 30_000, 5],
      ['youtube_description', ['standard'], ['standard'], 25_000, 7],
      ['show_notes', ['short', 'full'], ['short'], 30_000, 6],
      ['quotes', ['five', 'ten'], ['five'], 20_000, 7],
      ['faq', ['five', 'ten'], ['five'], 30_000, 5],
      ['seo', ['page'], ['page'], 10_000, 6],
    ])
  })
})
