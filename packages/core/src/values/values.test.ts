import { describe, expect, it } from 'vitest'
import { type Duration, labelsMatch, nothing, portableText, sum, toMilliseconds, usd } from './index.ts'

describe('a portable text', () => {
  it('is the text itself, but for what a cut or a zero left in it', () => {
    expect(portableText('Ålesund 🚢')).toBe('Ålesund 🚢')
    expect(portableText(`${'🚢'.slice(0, 1)} and \0`)).toBe('\ufffd and \ufffd')
  })
})

describe('a duration', () => {
  it.each<[Duration, number]>([
    [0, 0],
    [1_500, 1_500],
    ['250ms', 250],
    ['3s', 3_000],
    ['1.5s', 1_500],
    ['5m', 300_000],
    ['12h', 43_200_000],
    ['7d', 604_800_000],
  ])('of %s is %s milliseconds', (duration, milliseconds) => {
    expect(toMilliseconds(duration)).toBe(milliseconds)
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '-3s', '3 s', '3', '3w', 's', '', '1e3s', '3s5m'])(
    'is not %o, and the error says where it stood',
    (duration) => {
      // What a caller without types may hand in.
      const refused = () => toMilliseconds(duration as Duration, 'stage.timeout')
      expect(refused).toThrow(expect.objectContaining({ code: 'INPUT_INVALID', path: 'stage.timeout' }))
      expect(refused).toThrow(JSON.stringify(duration))
    },
  )
})

describe('money', () => {
  it('is counted in millionths, so that sums of tiny prices stay exact', () => {
    expect(usd(0.5)).toEqual({ micros: 500_000 })
    expect(sum([usd(0.1), usd(0.2)])).toEqual(usd(0.3))
    expect(usd(0.000_000_4)).toEqual(nothing)
    expect(sum([])).toEqual(nothing)
  })

  it.each([-0.01, Number.NaN, Number.POSITIVE_INFINITY])('is not %s', (amount) => {
    expect(() => usd(amount)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
  })
})

describe('labels', () => {
  it('match when they hold every pair that is wanted', () => {
    const labels = { tenant: 'acme', video: '42' }
    expect(labelsMatch(labels, undefined)).toBe(true)
    expect(labelsMatch(labels, {})).toBe(true)
    expect(labelsMatch(labels, { tenant: 'acme' })).toBe(true)
    expect(labelsMatch(labels, { tenant: 'acme', video: '43' })).toBe(false)
    expect(labelsMatch(labels, { campaign: 'spring' })).toBe(false)
    expect(labelsMatch({}, { tenant: 'acme' })).toBe(false)
  })
})
