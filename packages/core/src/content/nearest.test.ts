import { describe, expect, it } from 'vitest'
import { suggestion } from './nearest.ts'

const known = ['summary', 'blog_post', 'script', 'tag']

describe('suggestion', () => {
  it.each([
    ['sumary', 'summary'],
    ['SUMMARY', 'summary'],
    ['blogpost', 'blog_post'],
    ['scirpt', 'script'],
    ['tags', 'tag'],
  ])('finds what %s meant', (word, meant) => {
    expect(suggestion(word, known)).toBe(` Did you mean "${meant}"?`)
  })

  it.each(['', 'podcast', '__proto__', 's'.repeat(100_000), '🙂🙂🙂'])(
    'has no guess for something else',
    (word) => {
      expect(suggestion(word, known)).toBe('')
    },
  )

  it('takes the nearest of several', () => {
    expect(suggestion('scripts', ['scrips', 'script', 'scripts_'])).toBe(' Did you mean "scrips"?')
    expect(suggestion('summary', ['summery', 'summary'])).toBe(' Did you mean "summary"?')
  })

  it('has nothing to offer when nothing is known', () => {
    expect(suggestion('summary', [])).toBe('')
  })
})
