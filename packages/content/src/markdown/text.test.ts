import { InputError } from '@repurpose/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samplePieces, sampleValues } from '../pieces.fixture.ts'
import { pieceForms } from '../types/index.ts'
import { renderText } from './index.ts'

const finished: Readonly<Record<string, unknown>> = { ...samplePieces, ...sampleValues }
const cues = ['c1']

/** Those that are pasted somewhere. */
const pasted = [
  'social_media.twitter',
  'social_media.linkedin',
  'social_media.facebook',
  'social_media.bluesky',
  'social_media.threads',
  'social_media.instagram',
  'youtube_description.standard',
  'show_notes.short',
  'show_notes.full',
  'quotes.five',
  'quotes.ten',
  'seo.page',
]

const render = (name: string, content: unknown) => {
  const [type = '', variant = ''] = name.split('.')
  return renderText(type, variant, content)
}

describe('renderText', () => {
  it.each(pasted)('%s: can be pasted', (name) => {
    const text = render(name, finished[name])
    expect(text.length).toBeGreaterThan(20)
    expect(text).toBe(text.trim())
    expect(text).not.toMatch(/undefined|\[object|\n{3}/)
  })

  it.each(Object.keys(finished).filter((name) => !pasted.includes(name)))('%s: cannot', (name) => {
    expect(() => render(name, finished[name])).toThrow(
      expect.objectContaining({ code: 'CONTENT_TYPE_UNKNOWN', path: 'type' }),
    )
  })

  it('knows every variant, one way or the other', () => {
    const names = Object.entries(pieceForms).flatMap(([type, forms]) =>
      Object.keys(forms).map((variant) => `${type}.${variant}`),
    )
    expect(names).toEqual(expect.arrayContaining(pasted))
    expect(Object.keys(finished)).toEqual(expect.arrayContaining(names))
  })

  it('parts the posts of a thread', () => {
    for (const variant of ['twitter', 'bluesky', 'threads']) {
      expect(renderText('social_media', variant, { posts: [' One\r\nline ', 'Two'], cues })).toBe(
        'One\nline\n\n---\n\nTwo',
      )
    }
  })

  it('puts hashtags below, each once', () => {
    const hashtags = ['flood control', '#water', 'Flood Control', '#', 'water']
    for (const variant of ['linkedin', 'instagram']) {
      expect(renderText('social_media', variant, { text: 'A post.', hashtags, cues })).toBe(
        'A post.\n\n#FloodControl #water',
      )
      expect(renderText('social_media', variant, { text: 'A post.', hashtags: [], cues })).toBe('A post.')
    }
    expect(renderText('social_media', 'facebook', { text: 'A post.', cues })).toBe('A post.')
  })

  it('lists chapters as the platform reads them', () => {
    const description = {
      title: 'Gates',
      text: 'First.\n\nSecond.',
      chapters: [
        { title: 'The gate', cue: 'c1', startMs: 0 },
        { title: 'The\npump', cue: 'c2', startMs: 754_900 },
        { title: 'The end', cue: 'c3', startMs: 3_723_000 },
      ],
      hashtags: ['gates', 'flood control'],
      cues,
    }
    expect(renderText('youtube_description', 'standard', description)).toBe(
      'First.\n\nSecond.\n\n0:00 The gate\n12:34 The pump\n1:02:03 The end\n\n#gates #FloodControl',
    )
    expect(
      renderText('youtube_description', 'standard', { ...description, chapters: [], hashtags: [] }),
    ).toBe('First.\n\nSecond.')
  })

  it('gives topics their moments, quotes their speakers, a page its lines', () => {
    const notes = {
      title: 'Gates',
      summary: 'All of them.',
      topics: [
        { title: 'One', text: 'It holds.', cue: 'c1', startMs: 65_000 },
        { title: 'Two', text: 'So does it.', cue: 'c2' },
      ],
      cues,
    }
    expect(renderText('show_notes', 'full', notes)).toBe(
      'All of them.\n\n1:05 One\nIt holds.\n\nTwo\nSo does it.',
    )
    const quote = { text: 'It holds.', cue: 'c1', context: 'On gates.' }
    const quotes = [
      { ...quote, speaker: 'Ines', startMs: 5_000, endMs: 9_000 },
      { ...quote, speaker: 'Ines' },
      { ...quote, startMs: 5_000 },
      quote,
    ]
    expect(renderText('quotes', 'five', { quotes, cues })).toBe(
      '“It holds.”\n— Ines, 0:05\n\n“It holds.”\n— Ines\n\n“It holds.”\n— 0:05\n\n“It holds.”',
    )
    const page = { title: 'Gates', description: 'They\nhold.', slug: 'gates', keywords: ['gate'], cues }
    expect(renderText('seo', 'page', page)).toBe('Gates\nThey hold.\ngates')
  })

  it('leaves out what turns text around or is no text, of every field of every piece', () => {
    const nasty = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '\u202e',
            '\u2067',
            '\u0000',
            '\u001b[31m',
            '\ud800',
            '\r\n',
            '<b>',
            '](',
            'مرحبا',
            '👩‍👩‍👧',
            'e\u0301',
          ),
          fc.string({ maxLength: 4 }),
        ),
        { maxLength: 10 },
      )
      .map((parts) => `x${parts.join('')}`)
    const poisoned = (value: unknown, poison: string): unknown => {
      if (typeof value === 'string') return `${value} ${poison}`
      if (Array.isArray(value)) return value.map((item) => poisoned(item, poison))
      return typeof value === 'object' && value !== null
        ? Object.fromEntries(
            // A slug has no room for it.
            Object.entries(value).map(([key, field]) => [
              key,
              key === 'slug' ? field : poisoned(field, poison),
            ]),
          )
        : value
    }
    fc.assert(
      fc.property(nasty, fc.constantFrom(...pasted), (poison, name) => {
        const text = render(name, poisoned(finished[name], poison))
        expect(text.isWellFormed()).toBe(true)
        expect(text.replaceAll('\n', '').replaceAll('\t', '')).not.toMatch(
          /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
        )
        expect(text).not.toMatch(/\n{3}/)
      }),
      { numRuns: 300 },
    )
  })

  it('makes no chapter of a text: a title is one line', () => {
    const description = {
      ...sampleValues['youtube_description.standard'],
      chapters: [{ title: 'One\n9:99 Two', cue: 'c1', startMs: 0 }],
    }
    expect(renderText('youtube_description', 'standard', description)).toContain('\n0:00 One 9:99 Two\n')
  })

  it('refuses what it does not know', () => {
    expect(() => renderText('haiku', 'classic', {})).toThrow(
      expect.objectContaining({
        code: 'CONTENT_TYPE_UNKNOWN',
        message: expect.stringContaining('plain text'),
      }),
    )
    expect(() => renderText('seo', 'page', { title: 'T' })).toThrow(InputError)
    expect(() => renderText('seo', 'page', { ...samplePieces['seo.page'], slug: 'No slug' })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', path: 'content' }),
    )
  })
})
