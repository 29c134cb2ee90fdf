import { InputError } from '@repurpose/core'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { sampleCues, samplePieces, sampleValues } from '../pieces.fixture.ts'
import { pieceForms } from '../types/index.ts'
import { renderMarkdown } from './index.ts'
import { clock, passages } from './times.ts'

/** A good piece of every variant. */
const finished: Readonly<Record<string, unknown>> = { ...samplePieces, ...sampleValues }

describe('renderMarkdown', () => {
  it('knows every variant of every built-in type', () => {
    for (const [type, forms] of Object.entries(pieceForms)) {
      for (const variant of Object.keys(forms)) {
        const markdown = renderMarkdown(type, variant, finished[`${type}.${variant}`], { cues: sampleCues })
        expect(markdown.length).toBeGreaterThan(40)
        expect(markdown).toMatch(/\n---\n\n\*00:0\d–\d\d:\d\d(?: · \d\d:\d\d–\d\d:\d\d)*\*\n$/)
        expect(markdown).not.toMatch(/undefined|\[object|\n{3}/)
      }
    }
  })

  it('shows a summary', () => {
    const summary = {
      title: 'Gates & *water*',
      text: 'One **bold** word.\n\nAnother paragraph.',
      points: ['First.', '- Second.'],
      cues: ['c1'],
    }
    expect(renderMarkdown('summary', 'short', summary)).toBe(
      '# Gates & \\*water\\*\n\nOne **bold** word.\n\nAnother paragraph.\n\n- First.\n- \\- Second.\n',
    )
  })

  it('shows a blog post with its sections', () => {
    const post = {
      title: 'Gates',
      introduction: 'In.',
      sections: [{ heading: 'One', body: 'Body.', cues: ['c5'] }],
      conclusion: 'Out.',
      cues: ['c1'],
    }
    expect(renderMarkdown('blog_post', '500_words', post, { cues: sampleCues })).toBe(
      '# Gates\n\nIn.\n\n## One\n\nBody.\n\n* * *\n\nOut.\n\n---\n\n*00:00–00:03 · 00:16–00:19*\n',
    )
  })

  it('shows a thread, posts with hashtags, a script with its times', () => {
    expect(renderMarkdown('social_media', 'twitter', { posts: ['One\nline', 'Two'], cues: ['c1'] })).toBe(
      '**1/2**\n\nOne\\\nline\n\n**2/2**\n\nTwo\n',
    )
    expect(
      renderMarkdown('social_media', 'linkedin', {
        text: 'A post.',
        hashtags: ['flood control'],
        cues: ['c1'],
      }),
    ).toBe('A post.\n\n#FloodControl\n')
    const script = {
      title: 'T',
      hook: 'Look.',
      scenes: [
        { say: 'A.', show: 'b', seconds: 4 },
        { say: 'C.', show: 'd', seconds: 61 },
      ],
      callToAction: 'Go.',
      cues: ['c1'],
    }
    expect(renderMarkdown('script', 'tiktok', script)).toBe(
      '# T\n\n**Look.**\n\n**00:00–00:04** *b*\n\nA.\n\n**00:04–01:05** *d*\n\nC.\n\n**Go.**\n',
    )
    const podcast = {
      title: 'T',
      segments: [{ title: 'S', lines: [{ speaker: 'Ann', say: 'Hi.' }] }],
      cues: ['c1'],
    }
    expect(renderMarkdown('script', 'podcast', podcast)).toBe('# T\n\n## S\n\n**Ann:** Hi.\n')
  })

  it('shows newsletter sections', () => {
    expect(
      renderMarkdown('newsletter', 'intro', { subject: 'S', preheader: 'P', text: 'T', cues: ['c1'] }),
    ).toBe('# S\n\n*P*\n\nT\n')
    expect(
      renderMarkdown('newsletter', 'main_points', {
        heading: 'H',
        points: [{ heading: 'P', text: 'T', cue: 'c2' }],
        cues: ['c1'],
      }),
    ).toBe('# H\n\n## P\n\nT\n')
    expect(
      renderMarkdown('newsletter', 'takeaways', { heading: 'H', takeaways: ['A', 'B'], cues: ['c1'] }),
    ).toBe('# H\n\n- A\n- B\n')
  })

  it('shows what stands beside a recording', () => {
    const description = {
      title: 'Gates',
      text: 'First.\n\nSecond.',
      chapters: [
        { title: 'The *gate*', cue: 'c1', startMs: 0 },
        { title: 'The pump', cue: 'c2', startMs: 3_700_000 },
      ],
      hashtags: ['flood control'],
      cues: ['c1'],
    }
    expect(renderMarkdown('youtube_description', 'standard', description)).toBe(
      '# Gates\n\nFirst.\n\nSecond.\n\n- **0:00** The \\*gate\\*\n- **1:01:40** The pump\n\n#FloodControl\n',
    )
    expect(
      renderMarkdown('youtube_description', 'standard', { ...description, chapters: [], hashtags: [] }),
    ).toBe('# Gates\n\nFirst.\n\nSecond.\n')
    const notes = {
      title: 'Gates',
      summary: 'All of them.',
      topics: [
        { title: 'One', text: 'It holds.', cue: 'c1', startMs: 65_000 },
        { title: 'Two', text: 'So does it.', cue: 'c2' },
      ],
      cues: ['c1'],
    }
    expect(renderMarkdown('show_notes', 'short', notes)).toBe(
      '# Gates\n\nAll of them.\n\n## 1:05 One\n\nIt holds.\n\n## Two\n\nSo does it.\n',
    )
  })

  it('shows quotes, questions and search entries', () => {
    const quotes = {
      quotes: [
        {
          text: 'It > holds.',
          cue: 'c1',
          speaker: 'Ines',
          context: 'On gates.',
          startMs: 5_000,
          endMs: 9_000,
        },
        { text: 'Nobody slept.', cue: 'c2', context: 'On nights.' },
      ],
      cues: ['c1', 'c2'],
    }
    expect(renderMarkdown('quotes', 'five', quotes)).toBe(
      '> “It > holds.”\n>\n> — Ines, 0:05\n\nOn gates.\n\n> “Nobody slept.”\n\nOn nights.\n',
    )
    const faq = {
      title: 'Gates',
      questions: [{ question: 'What holds?', answer: 'The gate.', cues: ['c1'] }],
      cues: ['c1'],
    }
    expect(renderMarkdown('faq', 'ten', faq)).toBe('# Gates\n\n## What holds?\n\nThe gate.\n')
    const page = {
      title: 'Gates',
      description: 'They hold.',
      slug: 'gates-hold',
      keywords: ['gate', 'water'],
      cues: ['c1'],
    }
    expect(renderMarkdown('seo', 'page', page)).toBe(
      '# Gates\n\nThey hold.\n\n*gates-hold*\n\n- gate\n- water\n',
    )
  })

  it('lets no markup out of any field of any piece', () => {
    const attack = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![x](https://example.org/p.gif)'
    const poisoned = (value: unknown): unknown => {
      if (typeof value === 'string') return `${value} ${attack}`
      if (Array.isArray(value)) return value.map(poisoned)
      return typeof value === 'object' && value !== null
        ? Object.fromEntries(
            // A slug has no room for it.
            Object.entries(value).map(([key, field]) => [key, key === 'slug' ? field : poisoned(field)]),
          )
        : value
    }
    for (const [name, piece] of Object.entries(finished)) {
      const [type = '', variant = ''] = name.split('.')
      const page = marked.parse(renderMarkdown(type, variant, poisoned(piece)), { async: false })
      expect(page).not.toMatch(/<img|href="javascript|<script/i)
    }
  })

  it('refuses what it does not know', () => {
    expect(() => renderMarkdown('haiku', 'classic', {})).toThrow(
      expect.objectContaining({ code: 'CONTENT_TYPE_UNKNOWN', path: 'type' }),
    )
    expect(() => renderMarkdown('script', 'film', {})).toThrow(InputError)
    expect(() =>
      renderMarkdown('summary', 'short', { title: 'T', text: 'T', points: [], cues: ['c1'] }),
    ).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        path: 'content',
        message: expect.stringMatching(/^The content is no summary\.short: points/),
      }),
    )
    expect(() => renderMarkdown('summary', 'short', undefined)).toThrow(InputError)
  })
})

describe('passages', () => {
  it('joins neighbours and passes over what is not there', () => {
    expect(passages(['c3', 'c1', 'c9', 'nowhere'], sampleCues)).toBe('00:00–00:11 · 00:32–00:35')
    expect(passages([], sampleCues)).toBe('')
  })

  it('is silent about sources without times', () => {
    expect(passages(['c1'], [{ id: 'c1', startMs: 0, endMs: 0, text: 'One' }])).toBe('')
  })

  it('shows hours where there are some', () => {
    expect(clock(3_661_999)).toBe('1:01:01')
    expect(clock(59_999)).toBe('00:59')
  })
})
