import { describe, expect, it } from 'vitest'
import { toHashtag, withHashtags } from './hashtags.ts'

describe('toHashtag', () => {
  it.each([
    ['flood', '#flood'],
    ['#FloodControl', '#FloodControl'],
    ['flood control', '#FloodControl'],
    ['über-flut 2024!', '#ÜberFlut2024'],
    ['###', ''],
    ['', ''],
  ])('makes of %j %j', (text, hashtag) => {
    expect(toHashtag(text)).toBe(hashtag)
  })
})

describe('withHashtags', () => {
  it('puts them in a line of their own', () => {
    expect(withHashtags({ text: 'A post.', hashtags: ['one', '#', 'two words'] })).toBe(
      'A post.\n\n#one #TwoWords',
    )
    expect(withHashtags({ text: 'A post.', hashtags: ['#'] })).toBe('A post.')
  })
})
