import { describe, expect, it } from 'vitest'
import { checkLimit, checkLimits } from './check-limit.ts'
import { limits } from './limits.ts'

describe('checkLimit', () => {
  it('fails a post that its network would not take, and says by how much', () => {
    expect(checkLimit('日'.repeat(152), limits.xPost, 'posts[0]')).toEqual({
      name: 'limit',
      passed: false,
      required: true,
      code: 'LIMIT_EXCEEDED',
      message: 'X post: 304 of 280 characters as X counts them; cut about 24',
      path: 'posts[0]',
      score: 280 / 304,
      weight: 3,
    })
    expect(checkLimit('日'.repeat(140), limits.xPost, 'posts[0]')).toMatchObject({
      passed: true,
      message: 'X post: 280 of 280 characters as X counts them',
      score: 1,
    })
  })

  it('only advises where the network would take it', () => {
    expect(checkLimit('a'.repeat(1000), limits.facebookAdvice, 'text')).toMatchObject({
      passed: false,
      required: false,
      message: 'Facebook post that is read to its end: 1000 of 500 characters; cut about 500',
      score: 0.5,
      weight: 1,
    })
  })

  it('knows limits from below', () => {
    expect(checkLimit('a'.repeat(20), limits.newsletterPreheader, 'preheader')).toMatchObject({
      passed: false,
      score: 0.5,
      message: 'newsletter preheader: 20 of at least 40 characters; add about 20',
    })
  })

  it('fails what is blank where something has to be there', () => {
    expect(checkLimit(' \n\u0085\u2003', limits.xPost, '')).toMatchObject({
      passed: false,
      score: 0,
      message: 'X post: 0 of at least 1 characters as X counts them; add about 1',
    })
    expect(checkLimit(' ', limits.tiktokCaption, '').passed).toBe(true)
  })

  it('looks at the beginning of a LinkedIn post only, where the rest is folded away', () => {
    const words = 'word '.repeat(41)
    expect(checkLimit(`${words}end.\n\n${words.repeat(9)}`, limits.linkedinFold, 'text').passed).toBe(true)
    expect(checkLimit(`${words}and an end.`, limits.linkedinFold, 'text')).toMatchObject({
      passed: false,
      message: 'LinkedIn post before "more": 216 of 210 characters in the first sentence; cut about 6',
    })
  })
})

describe('checkLimits', () => {
  it('names the text of several that is furthest beyond', () => {
    const finding = checkLimits(['fine', 'a'.repeat(290), 'a'.repeat(400)], limits.xPost, 'posts')
    expect(finding).toMatchObject({ passed: false, path: 'posts[2]', score: 0.7 })
    expect(checkLimits(['fine', 'fine'], limits.xPost, 'posts').passed).toBe(true)
    expect(checkLimits([], limits.xPost, 'posts')).toMatchObject({ passed: true, path: 'posts' })
  })
})

describe('limits', () => {
  it.each(Object.entries(limits))('%s is data with a source', (_, limit) => {
    expect(limit.source).not.toBe('')
    expect(limit.checkedAt).toMatch(/^\d{4}-\d{2}$/)
  })
})
