import { describe, expect, it } from 'vitest'
import { sourceOf, transcript } from '../../tests/support.ts'
import { analyse } from '../analysis.ts'
import { languageOf } from '../languages/index.ts'
import { gatherMaterial } from '../material.ts'
import { hook } from './headlines.ts'
import { isNamed, paragraphs, startPiece } from './piece.ts'

const english = languageOf('en')
if (english === undefined) throw new Error('en')
const attributed = english.formulas.attributed
const read = (lines: readonly string[]): ReturnType<typeof analyse> =>
  analyse(sourceOf(lines), english, new AbortController().signal)

describe('paragraphs of several speakers', () => {
  const lines = [
    'Ada Lind: The bakery burns a hundred tonnes of wood every winter.',
    'Ada Lind: The oven stays warm through the whole night because of that.',
    'Ben Ochs: The harbour froze twice in the same winter for a whole week.',
    'Speaker 3: The orchard lost most of its apples in the spring frost.',
  ]

  it('each say whose words they have, where somebody has a name', async () => {
    const { sentences } = await read(lines)
    const texts = paragraphs(sentences, attributed)
    expect(texts).toHaveLength(3)
    expect(texts[0]).toMatch(/^In the words of Ada Lind: The bakery .* that\.$/)
    expect(texts[1]).toMatch(/^Ben Ochs: The harbour/)
    expect(texts[2]).toMatch(/^The orchard/)
  })

  it('say nothing of it where one speaks alone', async () => {
    const { sentences } = await read(lines.slice(0, 2))
    expect(paragraphs(sentences, attributed).join(' ')).not.toContain('In the words of')
  })

  it.each([
    ['Ada Lind', true],
    ['Speaker 1', false],
    [undefined, false],
  ])('%s is a name: %s', (label, expected) => {
    expect(isNamed(label)).toBe(expected)
  })
})

describe('hands', () => {
  it('open with sentences of their own', async () => {
    const material = gatherMaterial(await read(transcript('en-talk')), undefined)
    const hands = ['twitter', 'bluesky', 'threads', 'linkedin', 'instagram', 'facebook'] as const
    const opened = hands.map((hand) => hook(startPiece(material, { hand }))?.index)
    expect(new Set(opened).size).toBe(hands.length)
  })
})
