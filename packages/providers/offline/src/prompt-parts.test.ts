import type { LanguageCall, PromptPart } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { readBrief } from './brief/index.ts'
import { readPrompt } from './prompt-parts.ts'

function call(prompt: readonly PromptPart[]): LanguageCall {
  return { task: 'summary', prompt, signal: new AbortController().signal }
}

describe('readPrompt', () => {
  it('reads the parts by their names', () => {
    const read = readPrompt(
      call([
        { name: 'source', kind: 'material', text: '[c1] Bread.' },
        { name: 'brief', kind: 'material', text: '{"title":"Bread","points":[],"chapters":[]}' },
        { name: 'instructions', kind: 'instruction', text: 'Write.' },
        {
          name: 'assignment',
          kind: 'material',
          text: '{"type":"script","variant":"tiktok","language":"en","words":{"target":72},"seconds":30,"characters":0}',
        },
      ]),
    )
    expect(read.source).toBe('[c1] Bread.')
    expect(read.brief?.title).toBe('Bread')
    expect(read.assignment).toEqual({
      type: 'script',
      variant: 'tiktok',
      language: 'en',
      words: 72,
      seconds: 30,
      characters: undefined,
      stage: undefined,
      points: [],
      avoid: [],
    })
  })

  it('makes do with whatever materials there are, or with the prompt alone', () => {
    const materials = [
      { name: 'page', kind: 'material', text: 'Bread.' },
      { name: 'notes', kind: 'material', text: 'Salt.' },
      { name: 'previous_answer', kind: 'material', text: 'Old.' },
      { name: 'prompt', kind: 'instruction', text: 'Write.' },
    ] as const
    expect(readPrompt(call(materials)).source).toBe('Bread.\nSalt.')
    expect(readPrompt(call([{ name: 'prompt', kind: 'instruction', text: 'Bread rises.' }])).source).toBe(
      'Bread rises.',
    )
  })

  it('falls back to the task where the assignment cannot be read', () => {
    for (const text of ['', 'no JSON', '[]', '{"type":7,"words":"many"}']) {
      const { assignment } = readPrompt(call([{ name: 'assignment', kind: 'material', text }]))
      expect(assignment).toMatchObject({ type: 'summary', words: undefined, language: undefined })
    }
    expect(
      readPrompt(call([{ name: 'assignment', kind: 'material', text: '{"words":40}' }])).assignment.words,
    ).toBe(40)
  })
})

describe('readBrief', () => {
  it('keeps what has the expected shape', () => {
    const brief = readBrief(
      JSON.stringify({
        title: 7,
        points: [{ id: 'p1', text: 'Bread.', cues: ['c1', 2] }, { id: 'p2' }, 'x'],
        chapters: [{ title: 'Bread', firstCue: 'c1', lastCue: 'c2', points: ['p1'] }, { title: 'Salt' }],
      }),
    )
    expect(brief).toEqual({
      title: '',
      points: [{ id: 'p1', text: 'Bread.', cues: ['c1'] }],
      chapters: [{ title: 'Bread', firstCue: 'c1', lastCue: 'c2', points: ['p1'] }],
    })
  })

  it.each([undefined, '', '[]', 'null'])('is undefined for %j', (text) => {
    expect(readBrief(text)).toBeUndefined()
  })
})
