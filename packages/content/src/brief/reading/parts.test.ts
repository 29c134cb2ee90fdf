import type { Cue } from '@repurpose/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { talk } from '../brief.fixture.ts'
import { cutParts, tokensOf, tokensOfCues } from './parts.ts'

describe('tokensOf', () => {
  it('counts a quarter of the characters, and each character of a script that packs more into it', () => {
    expect(tokensOf('twelve chars')).toBe(3)
    expect(tokensOf('水門は自動で開く')).toBe(8)
    expect(tokensOf('AI 水門')).toBe(2.75)
    expect(tokensOf('')).toBe(0)
  })

  it('counts the marks and speakers of cues as well', () => {
    const cue = { id: 'c1', startMs: 0, endMs: 0, text: 'Yes!' }
    expect(tokensOfCues([cue])).toBe(1 + 6 / 4)
    expect(tokensOfCues([cue, { ...cue, speaker: 'Anna' }])).toBe(2 * (1 + 6 / 4) + 1)
  })
})

describe('cutParts', () => {
  it('leaves whole what is no larger than a part, and a single cue', () => {
    const cues = talk(600)
    expect(cutParts(cues, tokensOfCues(cues))).toEqual([cues])
    expect(cutParts(cues.slice(0, 1), 1)).toEqual([cues.slice(0, 1)])
    expect(cutParts([], 1)).toEqual([])
  })

  it('cuts where somebody else begins to speak after a pause', () => {
    const parts = cutParts(talk(30_000), 24_000)
    expect(parts).toHaveLength(3)
    for (const part of parts.slice(0, -1)) {
      expect(part.at(-1)!.text).toMatch(/\.$/)
      expect(Number(part.at(-1)!.id.slice(1)) % 5).toBe(0)
    }
  })

  it('cuts near the middle where no place is better than another', () => {
    const cues = Array.from({ length: 100 }, (_, index) => cue(index, 'all the same'))
    expect(cutParts(cues, tokensOfCues(cues) * 0.6).map(({ length }) => length)).toEqual([50, 50])
  })

  it('prefers the longer pause, and a change of speaker to it', () => {
    const silent = (pauses: Readonly<Record<number, number>>, speakers: readonly number[] = []) => {
      let at = 0
      let speaker = 0
      return Array.from({ length: 100 }, (_, index): Cue => {
        at += 1_000 + (pauses[index] ?? 0)
        if (speakers.includes(index)) speaker += 1
        return { ...cue(index, 'all the same'), startMs: at, endMs: at + 1_000, speaker: `Voice ${speaker}` }
      })
    }
    const firstPart = (cues: readonly Cue[]) => cutParts(cues, tokensOfCues(cues) * 0.6)[0]!.length
    expect(firstPart(silent({ 47: 900, 53: 1_900 }))).toBe(53)
    expect(firstPart(silent({ 53: 1_900 }, [46]))).toBe(46)
    expect(firstPart(silent({ 20: 3_000 }))).toBe(50)
  })

  it('makes a part of its own of a cue that is larger than a part', () => {
    const cues = [cue(0, 'short'), cue(1, 'x'.repeat(10_000)), cue(2, 'short'), cue(3, 'short')]
    expect(cutParts(cues, 500).map((part) => part.map(({ id }) => id))).toEqual([
      ['c1'],
      ['c2'],
      ['c3', 'c4'],
    ])
  })

  it('gives parts that together are the source, none empty, none too large, none a crumb', () => {
    const text = fc.string({ maxLength: 120 })
    const any = fc.array(
      fc.record({ text, pause: fc.nat(4_000), speaker: fc.constantFrom('A', 'B', undefined) }),
      {
        minLength: 1,
        maxLength: 120,
      },
    )
    fc.assert(
      fc.property(any, fc.integer({ min: 60, max: 2_000 }), (given, partTokens) => {
        let at = 0
        const cues = given.map(({ text, pause, speaker }, index) => {
          at += pause
          return { id: `c${index + 1}`, startMs: at, endMs: at + 500, text, speaker }
        })
        const parts = cutParts(cues, partTokens)
        expect(parts.flat()).toEqual(cues)
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0)
          if (part.length > 1) expect(tokensOfCues(part)).toBeLessThanOrEqual(partTokens)
        }
        const whole = tokensOfCues(cues)
        expect(parts.length).toBeLessThanOrEqual(Math.max(1, Math.ceil((whole / partTokens) * 2)))
      }),
    )
  })
})

function cue(index: number, text: string): Cue {
  return { id: `c${index + 1}`, startMs: 0, endMs: 0, text }
}
