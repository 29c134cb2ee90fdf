import { describe, expect, it } from 'vitest'
import { countTokens, countWords, weightedLength } from './measure.ts'

describe('countWords', () => {
  it.each([
    ['', 0],
    ['— … !', 0],
    ['Well-known bread costs 5,200 pounds.', 5],
    ['パンは時間です', 4],
  ])('counts %j as %i', (text, words) => {
    expect(countWords(text)).toBe(words)
  })
})

it('countTokens counts words and marks', () => {
  expect(countTokens('Bread, salt.')).toBe(4)
  expect(countTokens('')).toBe(0)
})

describe('weightedLength', () => {
  it.each([
    ['plain', 5],
    ['é composed of two', 17],
    ['see https://example.com/a/very/long/path/indeed now', 31],
    ['日本', 4],
    ['🙂', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['🇪🇸', 2],
    ['1️⃣', 2],
    ['©', 1],
    ['“quoted” – dash', 15],
    ['…', 2],
  ])('counts %j as %i', (text, length) => {
    expect(weightedLength(text)).toBe(length)
  })
})
