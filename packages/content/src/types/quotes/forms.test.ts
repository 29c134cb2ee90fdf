import { describe, expect, it } from 'vitest'
import { samplePieces } from '../../pieces.fixture.ts'
import { faultsOf, mutable, sampleGround } from '../ground.fixture.ts'
import { completeQuotes, quotesSchema, reviewQuotes } from './index.ts'

const five = mutable(samplePieces['quotes.five'])
const ground = sampleGround()

const cue = (id: string, text: string, startMs: number, speaker?: string) => ({
  id,
  text,
  startMs,
  endMs: startMs + 2_000,
  ...(speaker === undefined ? {} : { speaker }),
})
const talk = sampleGround({
  cues: [
    cue('a', 'Welcome, Dr. Vance. So what happened?', 0, 'Host'),
    cue('b', 'Well, “the gates opened by themselves', 2_000, 'Ines Moreau'),
    cue('c', 'at two metres,” and nobody\nslept.', 4_000, 'Ines Moreau'),
    cue('d', 'It cost 5 %. Nobody slept.', 6_000, 'SPEAKER_01'),
    cue('e', 'The pump failed twice that night.', 8_000),
  ],
})

/** The five with one of them changed. */
const changed = (index: number, changes: Partial<(typeof five.quotes)[number]>) => ({
  ...five,
  quotes: five.quotes.map((quote, at) => (at === index ? { ...quote, ...changes } : quote)),
})
const check = (piece: typeof five, within = ground) => faultsOf(reviewQuotes(piece, within, 5))
const one = (text: string, more: Partial<(typeof five.quotes)[number]> = {}) =>
  completeQuotes({ quotes: [{ text, cue: 'b', context: 'About it.', ...more }], cues: ['b'] }, talk)

describe('completeQuotes', () => {
  it('takes the wording, the times and the speaker of the source', () => {
    expect(one('THE GATES OPENED — BY THEMSELVES at two metres')).toEqual({
      quotes: [
        {
          text: 'the gates opened by themselves at two metres',
          cue: 'b',
          speaker: 'Ines Moreau',
          context: 'About it.',
          startMs: 2_000,
          endMs: 6_000,
        },
      ],
      cues: ['b', 'c'],
    })
  })

  it('mends the cue, also one that the source does not have', () => {
    for (const wrong of ['a', 'c', 'd', 'nowhere']) {
      expect(one('The pump failed twice that night.', { cue: wrong })).toMatchObject({
        quotes: [{ cue: 'e', startMs: 8_000, endMs: 10_000 }],
        cues: ['e'],
      })
    }
    expect(one('nobody slept', { cue: 'c' }).quotes[0]).toMatchObject({ cue: 'c' })
    expect(one('nobody slept', { cue: 'd' }).quotes[0]).toMatchObject({ cue: 'd' })
  })

  it('believes the source who speaks, and the model only names that the source has', () => {
    expect(one('the gates opened', { speaker: 'Napoleon' }).quotes[0]?.speaker).toBe('Ines Moreau')
    const unknown = (speaker: string) =>
      one('The pump failed twice that night.', { cue: 'e', speaker }).quotes[0]?.speaker
    expect(unknown('Napoleon')).toBeUndefined()
    expect(unknown('Vance')).toBe('Vance')
    expect(unknown('Ines Moreau')).toBe('Ines Moreau')
    // What recognisers of speech call somebody is no name.
    expect(one('It cost 5 %.', { cue: 'd' }).quotes[0]).not.toHaveProperty('speaker')
    expect(one('It cost 5 %.', { cue: 'd', speaker: 'Ines Moreau' }).quotes[0]?.speaker).toBe('Ines Moreau')
  })

  it('leaves alone what nobody says', () => {
    expect(one('The gates were opened by hand.', { speaker: 'Host' })).toEqual({
      quotes: [{ text: 'The gates were opened by hand.', cue: 'b', speaker: 'Host', context: 'About it.' }],
      cues: ['b'],
    })
  })

  it('has no times where the source has none', () => {
    const timeless = { cues: talk.cues.map((each) => ({ ...each, startMs: 0, endMs: 0 })) }
    const piece = completeQuotes(
      { quotes: [{ text: 'the gates opened', cue: 'b', context: 'About it.' }], cues: ['b'] },
      timeless,
    )
    expect(piece.quotes).toEqual([
      { text: 'the gates opened', cue: 'b', speaker: 'Ines Moreau', context: 'About it.' },
    ])
    expect(quotesSchema.parse(piece)).toEqual(piece)
  })
})

describe('reviewQuotes', () => {
  it('wants as many as were asked for, half as many more at most, of a thin source one', () => {
    const unmet = [['length', 'LENGTH_UNMET', 'quotes']]
    const ten = mutable(samplePieces['quotes.ten'])
    expect(check({ ...five, quotes: five.quotes.slice(1) })).toEqual(unmet)
    expect(
      check({ ...five, quotes: five.quotes.slice(4) }, sampleGround({ contract: { thin: true } })),
    ).toEqual([])
    expect(check({ ...ten, quotes: ten.quotes.slice(0, 8) })).toEqual([])
    expect(check({ ...ten, quotes: ten.quotes.slice(0, 9) })).toEqual(unmet)
  })

  it('finds what nobody said: altered, joined, left out, of two speakers', () => {
    const altered = (index: number) => [['quotes', 'QUOTE_ALTERED', `quotes[${index}]`]]
    expect(check(changed(1, { text: 'Cue 5 said that gate 5 holds back water.' }))).toEqual(altered(1))
    expect(check(changed(2, { text: 'Cue 9 says … gate 9 holds back water.' }))).toEqual(altered(2))
    expect(check(changed(3, { text: 'Cue 13 says that gate 13 holds back water. Cue 17 says' }))).toEqual(
      altered(3),
    )
    const two = {
      quotes: [{ text: 'So what happened? Well, the gates opened', cue: 'a', context: 'It.' }],
      cues: ['a'],
    }
    expect(
      faultsOf(reviewQuotes(two, { ...talk, contract: { ...talk.contract, thin: true } }, 5)),
    ).toContainEqual(['quotes', 'QUOTE_ALTERED', 'quotes[0]'])
  })

  it('is content with a wrong cue, a wrong case and other punctuation', () => {
    expect(check(changed(1, { cue: 'c2', text: 'cue 5 says: that gate 5 holds back water' }))).toEqual([])
    expect(check(changed(1, { cue: 'c999' }))).toEqual([])
  })

  it('finds the same words twice', () => {
    expect(check(changed(1, { text: five.quotes[0]!.text, cue: 'c1' }))).toEqual([
      ['distinct', 'TEXT_REPEATED', 'quotes[1]'],
    ])
    expect(check(changed(4, { text: 'says that gate 13 holds back water', cue: 'c13' }))).toEqual([
      ['distinct', 'TEXT_REPEATED', 'quotes[4]'],
    ])
  })

  it('advises on length, attribution and spread', () => {
    expect(check(changed(1, { text: 'gate 5 holds', cue: 'c5' }))).toEqual([
      ['length', 'advice', 'quotes[1]'],
    ])
    expect(check(changed(2, { speaker: 'Napoleon' }))).toEqual([
      ['attribution', 'advice', 'quotes[2].speaker'],
    ])
    const chapters = [['c1', 'c5', 'c9', 'c13', 'c17'], ['c2'], ['c3'], ['c4'], ['c6']].map(
      (ids) => new Set(ids),
    )
    expect(check(five, sampleGround({ chapters })).map(([name, kind]) => [name, kind])).toEqual([
      ['coverage', 'advice'],
    ])
  })
})
