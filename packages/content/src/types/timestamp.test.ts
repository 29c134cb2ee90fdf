import { expect, it } from 'vitest'
import { timestamp } from './timestamp.ts'

it.each([
  [0, '0:00'],
  [999, '0:00'],
  [9_000, '0:09'],
  [754_900, '12:34'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [3_723_000, '1:02:03'],
  [36_000_000, '10:00:00'],
  [172_800_000, '48:00:00'],
])('%i ms is %s', (milliseconds, text) => {
  expect(timestamp(milliseconds)).toBe(text)
})
