import { InputError } from '@repurpose/core'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { generatorContent } from '../generator/index.ts'
import { sampleCues, samplePieces } from '../pieces.fixture.ts'
import { renderMarkdown } from './index.ts'
import { clock, passages } from './times.ts'

describe('renderMarkdown', () => {
  it('knows every variant of every built-in type', () => {
    for (const type of generatorContent) {
      for (const variant of Object.keys(type.variants)) {
        const name = `${type.name}.${variant}`
        // The samples have exactly these names.
        const markdown = renderMarkdown(type.name, variant, samplePieces[name as keyof typeof samplePieces], {
          cues: sampleCues,
        })
        expect(markdown.length).toBeGreaterThan(40)
        expect(markdown).toMatch(/\n---\n\n\*00:00–00:\d\d\*\n$/)
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

  it('lets no markup out of any field of any piece', () => {
    const attack = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![x](https://example.org/p.gif)'
    const poisoned = (value: unknown): unknown => {
      if (typeof value === 'string') return `${value} ${attack}`
      if (Array.isArray(value)) return value.map(poisoned)
      return typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, field]) => [key, poisoned(field)]))
        : value
    }
    for (const [name, piece] of Object.entries(samplePieces)) {
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
