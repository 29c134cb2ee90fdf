import type { LanguageCall } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import {
  askBrief,
  askPiece,
  pieceCall,
  sourceOf,
  transcript,
  type Variant,
  wordsIn,
} from '../../tests/support.ts'
import { offlineLanguage } from '../index.ts'
import { fieldName, stepsOf, valueAt } from './path.ts'
import { readChange, readReasons } from './reasons.ts'

const model = offlineLanguage()
const source = sourceOf(transcript('en-talk'))
const brief = await askBrief(model, source, 'en')
const text = { type: 'string', minLength: 1 }

/** Sends a draft back with problems, as the gateway does: `{ 'posts[2]': '304 of 280 characters; cut about 24' }`. */
async function repair<Fields>(
  piece: Variant,
  draft: object,
  problems: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, object>> = {},
): Promise<Fields> {
  const call = pieceCall(source, brief, 'en', piece)
  const lines = Object.entries(problems).map(([path, reason]) => `- ${path}: ${reason}`)
  const properties = Object.fromEntries(Object.keys(problems).map((path) => [path, fields[path] ?? text]))
  const { text: answer } = await model.generate({
    ...call,
    prompt: [
      ...call.prompt,
      { name: 'draft', kind: 'material', text: JSON.stringify(draft) },
      { name: 'problems', kind: 'instruction', text: ['Some of it cannot be used:', ...lines].join('\n') },
    ],
    outputSchema: {
      type: 'object',
      properties,
      required: Object.keys(properties),
    } as LanguageCall['outputSchema'],
  })
  return JSON.parse(answer)
}

const summary = { type: 'summary', variant: 'medium', words: 200 }
const draft = await askPiece<{ title: string; text: string; points: string[]; cues: string[] }>(model, {
  source,
  brief,
  language: 'en',
  piece: summary,
})

describe('a field sent back', () => {
  it('gets shorter by whole sentences', async () => {
    const words = wordsIn(draft.text)
    const fields = await repair<{ text: string }>(summary, draft, {
      text: `${words} words, wanted 90 to 110; cut about ${words - 100}`,
    })
    expect(wordsIn(fields.text)).toBeLessThanOrEqual(115)
    expect(wordsIn(fields.text)).toBeGreaterThan(60)
    expect(draft.text).toContain(fields.text)
    expect(fields.text).toMatch(/[.!?]$/)
  })

  it('gets longer by sentences of the source that the draft does not have', async () => {
    const words = wordsIn(draft.text)
    const fields = await repair<{ text: string }>(summary, draft, {
      text: `${words} words, wanted 270 to 330; add about 100`,
    })
    expect(wordsIn(fields.text)).toBeGreaterThan(words + 70)
    expect(wordsIn(fields.text)).toBeLessThan(words + 120)
    for (const sentence of draft.text.split(/(?<=[.!?])\s+/)) {
      expect(fields.text.replace(/\s+/g, ' ')).toContain(sentence.slice(5))
    }
    for (const point of draft.points) expect(fields.text).not.toContain(point)
  })

  it('gives no sentence to two fields at once', async () => {
    const fields = await repair<Record<string, string>>(summary, draft, {
      'points[0]': 'repeats text; say something else',
      'points[1]': 'repeats text; say something else',
      'points[2]': 'repeats text; say something else',
    })
    const values = Object.values(fields)
    expect(values).toHaveLength(3)
    expect(new Set(values).size).toBe(3)
  })

  it('is replaced where it repeats another', async () => {
    const twice = { ...draft, points: [draft.points[0], draft.points[0], draft.points[1]] }
    const fields = await repair<Record<string, string>>(summary, twice, {
      'points[1]': 'the same as points[0]; say something else, or leave it out',
    })
    expect(fields['points[1]']).toMatch(/\p{L}{3}.*[.!?]$/u)
    expect(JSON.stringify(twice)).not.toContain(fields['points[1]'])
  })

  it('fits a post that was too long', async () => {
    const thread = { type: 'social_media', variant: 'twitter' }
    const posts = [draft.text.slice(0, 400), 'Buy a scale.']
    const fields = await repair<Record<string, string>>(
      thread,
      { posts, cues: ['c1'] },
      { 'posts[0]': 'X post: 400 of 280 characters as X counts them; cut about 120' },
    )
    expect(fields['posts[0]']?.length).toBeLessThanOrEqual(280)
    expect(fields['posts[0]']).toMatch(/[.!?…]$/)
  })

  it('names cues that exist', async () => {
    const fields = await repair<Record<string, string[]>>(
      summary,
      { ...draft, cues: ['c3', 'c999'] },
      { cues: 'there is no cue c999' },
      { cues: { type: 'array', items: text } },
    )
    expect(fields['cues']).toEqual(['c3'])
    const strange = await repair<Record<string, string[]>>(
      summary,
      { ...draft, cues: ['x1'] },
      { cues: 'there is no cue x1' },
      { cues: { type: 'array', items: text } },
    )
    expect(strange['cues']?.every((cue) => /^c\d+$/.test(cue))).toBe(true)
  })

  it('lists with too many items lose some, and those with too few gain some', async () => {
    const thread = { type: 'social_media', variant: 'twitter' }
    const list = { type: 'array', items: text }
    const posts = Array.from({ length: 10 }, (_, at) => `Bread number ${at + 1} is good.`)
    const fewer = await repair<{ posts: string[] }>(
      thread,
      { posts, cues: ['c1'] },
      { posts: '10 posts, wanted 3 to 8; cut about 2' },
      { posts: list },
    )
    expect(fewer.posts).toHaveLength(8)
    expect(fewer.posts[0]).toBe(posts[0])
    expect(fewer.posts.at(-1)).toBe(posts.at(-1))
    const more = await repair<{ posts: string[] }>(
      thread,
      { posts: posts.slice(0, 1), cues: ['c1'] },
      { posts: '1 posts, wanted 3 to 8; add about 3' },
      { posts: list },
    )
    expect(more.posts).toHaveLength(4)
    expect(new Set(more.posts).size).toBe(4)
  })

  it('is another quotation where one was altered', async () => {
    const piece = { type: 'quotes', variant: 'five' }
    const made = await askPiece<{ quotes: { text: string; cue: string; context: string }[]; cues: string[] }>(
      model,
      {
        source,
        brief,
        language: 'en',
        piece,
      },
    )
    const fields = await repair<Record<string, { text: string }>>(
      piece,
      {
        ...made,
        quotes: made.quotes.map((quote, at) => (at === 1 ? { ...quote, text: 'Nobody said this.' } : quote)),
      },
      { 'quotes[1]': 'Nobody in the source says this word for word' },
      {
        'quotes[1]': {
          type: 'object',
          properties: { text, cue: text, context: text },
          required: ['text', 'cue', 'context'],
        },
      },
    )
    const quote = fields['quotes[1]']?.text ?? ''
    expect(transcript('en-talk').join(' ')).toContain(quote)
    expect(quote).not.toBe('')
  })

  it('gets another title, shorter or longer where that is asked for, and another label', async () => {
    const page = { type: 'seo', variant: 'page' }
    const value = {
      title: 'Food waste',
      description: 'x',
      slug: 'food-waste',
      keywords: ['food'],
      cues: ['c1'],
    }
    const other = await repair<{ title: string }>(page, value, { title: 'the same as description' })
    expect(other.title).not.toBe('Food waste')
    const longer = await repair<{ title: string }>(page, value, {
      title: '10 of at least 20 characters; add about 10',
    })
    expect(longer.title.length).toBeGreaterThanOrEqual(20)
    const cut = await repair<{ title: string }>(
      page,
      { ...value, title: 'A title that is far too long for any place where it might be shown to somebody' },
      { title: '79 of 60 characters; cut about 19' },
    )
    expect(cut.title.length).toBeLessThanOrEqual(60)
    const script = {
      title: 'Food waste',
      hook: 'Buy a scale.',
      scenes: [
        { say: 'Buy a scale.', show: 'Footage: food waste', seconds: 3 },
        { say: 'Weigh the bins.', show: 'Footage: food waste', seconds: 3 },
      ],
      callToAction: 'Save this for later.',
      cues: ['c1'],
    }
    const label = await repair<Record<string, string>>({ type: 'script', variant: 'tiktok' }, script, {
      'scenes[1].show': '“Footage: food waste” is scenes[0].show again',
    })
    expect(label['scenes[1].show']).toMatch(/^Footage: /)
    expect(label['scenes[1].show']).not.toBe('Footage: food waste')
  })

  it('stays as it is where nothing better is known', async () => {
    const piece = { type: 'script', variant: 'tiktok' }
    const value = { title: 'x', scenes: [{ say: 'x', show: 'y', seconds: 12 }] }
    const fields = await repair<Record<string, number>>(
      piece,
      value,
      { 'scenes[0].seconds': '12 seconds, wanted 25 to 35' },
      { 'scenes[0].seconds': { type: 'number' } },
    )
    expect(fields['scenes[0].seconds']).toBe(12)
  })
})

describe('a whole draft sent back', () => {
  it('is written anew with other lengths', async () => {
    const call = pieceCall(source, brief, 'en', summary)
    const again = async (problem: string): Promise<number> => {
      const reply = await model.generate({
        ...call,
        prompt: [
          ...call.prompt,
          { name: 'draft', kind: 'material', text: JSON.stringify(draft) },
          {
            name: 'problems',
            kind: 'instruction',
            text: `Your previous answer cannot be used:\n- ${problem}`,
          },
        ],
      })
      return wordsIn(JSON.parse(reply.text).text)
    }
    expect(await again('200 words, wanted 90 to 110; cut about 100')).toBeLessThan(130)
    expect(await again('200 words, wanted 270 to 330; add about 100')).toBeGreaterThan(260)
    expect(await again('the title is dull')).toBe(wordsIn(draft.text))
  })
})

describe('paths', () => {
  it('lead to what stands there', () => {
    const value = { posts: ['a', 'b'], sections: [{ body: 'c' }], 'odd name': 'd' }
    expect(stepsOf('sections[0].body')).toEqual(['sections', 0, 'body'])
    expect(valueAt(value, 'posts[1]')).toBe('b')
    expect(valueAt(value, 'sections[0].body')).toBe('c')
    expect(valueAt(value, '["odd name"]')).toBe('d')
    for (const nowhere of ['posts[7]', 'posts.x', 'sections[0].body.more', 'none'])
      expect(valueAt(value, nowhere)).toBeUndefined()
    expect([fieldName('posts[1]'), fieldName('points[0].heading'), fieldName('[3]')]).toEqual([
      'posts',
      'heading',
      '',
    ])
  })
})

describe('reasons', () => {
  it('are put to their paths', () => {
    const reasons = readReasons('Wrong:\n- posts[1]: too long\n- posts[1]: too dull\n- posts[10]: no', [
      'posts[1]',
    ])
    expect([...reasons]).toEqual([['posts[1]', 'too long too dull']])
  })

  it('say how much more or less there should be', () => {
    expect(readChange('61 words, wanted 68 to 92; add about 19')).toEqual({
      direction: 'add',
      amount: 19,
      size: 61,
    })
    expect(readChange('X post: 1,304 of 280 characters; cut about 1,024')).toEqual({
      direction: 'cut',
      amount: 1_024,
      size: 1_304,
    })
    expect(
      readChange('All texts together have 300 words, wanted 340 to 460; this one has 40: add about 20.'),
    ).toEqual({ direction: 'add', amount: 20, size: 40 })
    expect(readChange('say something else')).toBeUndefined()
  })
})
