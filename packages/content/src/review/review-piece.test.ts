import { describe, expect, it } from 'vitest'
import { sampleBrief, sampleCues, samplePieces } from '../pieces.fixture.ts'
import { reviewPiece } from './index.ts'

const piece = {
  type: 'social_media',
  variant: 'facebook',
  value: samplePieces['social_media.facebook'],
  language: 'en',
  cues: sampleCues,
}
const faults = async (changes: object) =>
  (await reviewPiece({ ...piece, ...changes }))
    .filter(({ passed, required }) => required && !passed)
    .map(({ code, path }) => [code, path])

describe('reviewPiece', () => {
  it('finds nothing wrong with a good piece, with and without its brief', async () => {
    expect(await faults({})).toEqual([])
    expect(await faults({ brief: sampleBrief })).toEqual([])
  })

  it('finds what is wrong, and where', async () => {
    const value = { ...piece.value, text: `${piece.value.text} [c3]`, cues: ['c77'] }
    expect(await faults({ value })).toEqual([
      ['PROMPT_LEAKED', 'text'],
      ['CITATION_UNKNOWN', 'cues'],
    ])
    expect(await faults({ voice: { avoid: [piece.value.text.split(' ')[2] ?? ''] } })).toEqual([
      ['PHRASE_BANNED', 'text'],
    ])
    expect(await faults({ spec: { label: 'x' }, checks: [() => []] })).toEqual([])
    expect(await faults({ value: { posts: [7], more: { deep: 1 } }, variant: 'twitter' })).toEqual([
      ['OUTPUT_INVALID', 'posts[0]'],
      ['OUTPUT_INVALID', 'cues'],
    ])
    expect(await faults({ cues: [], value: { text: 'A line.', cues: ['c1'] } })).toContainEqual([
      'CITATION_UNKNOWN',
      'cues',
    ])
  })

  it('reads paths as they are written everywhere', async () => {
    const value = {
      ...samplePieces['quotes.five'],
      quotes: [{ ...samplePieces['quotes.five'].quotes[0], text: '' }],
    }
    expect(await faults({ type: 'quotes', variant: 'five', value })).toEqual([
      ['OUTPUT_INVALID', 'quotes[0].text'],
    ])
  })

  it('does not mind a quotation under the wrong cue, and minds an altered one', async () => {
    const value = structuredClone<{ quotes: { text: string; cue: string }[] }>(
      samplePieces['quotes.five'] as never,
    )
    value.quotes[0]!.cue = 'c99'
    expect(await faults({ type: 'quotes', variant: 'five', value })).toEqual([])
    value.quotes[0]!.text = 'Nobody has ever said this.'
    expect(await faults({ type: 'quotes', variant: 'five', value })).toContainEqual([
      'QUOTE_ALTERED',
      'quotes[0]',
    ])
  })

  it.each([
    ['poem', 'free'],
    ['summary', 'huge'],
    ['toString', 'name'],
  ])('knows no %s.%s', async (type, variant) => {
    await expect(reviewPiece({ ...piece, type, variant })).rejects.toMatchObject({
      code: 'CONTENT_TYPE_UNKNOWN',
    })
  })
})
