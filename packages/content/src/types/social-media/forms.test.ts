import { describe, expect, it } from 'vitest'
import { prose, samplePieces } from '../../pieces.fixture.ts'
import { faultsOf, mutable, sampleGround } from '../ground.fixture.ts'
import {
  reviewBlueskyThread,
  reviewFacebookPost,
  reviewInstagramPost,
  reviewLinkedInPost,
  reviewThreadsPosts,
  reviewXThread,
} from './index.ts'

const ground = sampleGround()
const thin = sampleGround({ contract: { thin: true } })
const cues = ['c1']
const some = (count: number) => Array.from({ length: count }, (_, index) => `Post ${index}.`)

describe('threads', () => {
  it.each([
    ['X', reviewXThread, 3, 8],
    ['Bluesky', reviewBlueskyThread, 2, 6],
    ['Threads', reviewThreadsPosts, 2, 5],
  ])('%s: as many posts as are read; one of a thin source', (_network, review, fewest, most) => {
    const unmet = [['length', 'LENGTH_UNMET', 'posts']]
    expect(faultsOf(review({ posts: some(fewest - 1), cues }, ground))).toEqual(unmet)
    expect(faultsOf(review({ posts: some(fewest), cues }, ground))).toEqual([])
    expect(faultsOf(review({ posts: some(most), cues }, ground))).toEqual([])
    expect(faultsOf(review({ posts: some(most + 1), cues }, ground))).toEqual(unmet)
    expect(faultsOf(review({ posts: some(1), cues }, thin))).toEqual([])
    expect(faultsOf(review({ posts: some(most + 1), cues }, thin))).toEqual(unmet)
  })

  it('X: every post that is too long, all at once', () => {
    const posts = ['a'.repeat(281), 'b', '日'.repeat(141), 'c'.repeat(280)]
    const findings = reviewXThread({ posts, cues }, ground)
    expect(faultsOf(findings)).toEqual([
      ['limit', 'LIMIT_EXCEEDED', 'posts[0]'],
      ['limit', 'LIMIT_EXCEEDED', 'posts[2]'],
    ])
    const limits = findings.filter(({ name }) => name === 'limit')
    expect(limits.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(3)
  })

  it('finds what is no text', () => {
    for (const review of [reviewXThread, reviewBlueskyThread, reviewThreadsPosts]) {
      expect(faultsOf(review({ posts: ['One.', 'half \ud83d of one', 'Three.'], cues }, ground))).toEqual([
        ['characters', 'MARKUP_INVALID', 'posts[1]'],
      ])
    }
  })

  it('Bluesky: 300 graphemes and 3,000 bytes', () => {
    const broken = [['limit', 'LIMIT_EXCEEDED', 'posts[1]']]
    const check = (post: string) => faultsOf(reviewBlueskyThread({ posts: ['One.', post], cues }, ground))
    expect(check('a'.repeat(300))).toEqual([])
    expect(check('a'.repeat(301))).toEqual(broken)
    // 100 graphemes, 2,500 bytes; 130 graphemes, 3,250 bytes.
    expect(check('👩‍👩‍👧‍👦'.repeat(100))).toEqual([])
    expect(check('👩‍👩‍👧‍👦'.repeat(130))).toEqual(broken)
  })

  it('Threads: 500 with emoji as bytes, five links', () => {
    const broken = [['limit', 'LIMIT_EXCEEDED', 'posts[1]']]
    const check = (post: string) => faultsOf(reviewThreadsPosts({ posts: ['One.', post], cues }, ground))
    expect(check('a'.repeat(500))).toEqual([])
    expect(check('a'.repeat(501))).toEqual(broken)
    expect(check(`${'a'.repeat(497)}😀`)).toEqual(broken)
    const links = (count: number) =>
      Array.from({ length: count }, (_, index) => `https://example.org/${index}`).join(' ')
    expect(check(links(5))).toEqual([])
    expect(check(links(6))).toEqual(broken)
  })
})

describe('posts', () => {
  const linkedIn = mutable(samplePieces['social_media.linkedin'])
  const instagram = mutable(samplePieces['social_media.instagram'])

  it('LinkedIn: hashtags count', () => {
    const full = `${linkedIn.text} ${'a'.repeat(2_990 - linkedIn.text.length)}`
    expect(faultsOf(reviewLinkedInPost({ ...linkedIn, text: full }, ground))).toEqual([
      ['limit', 'LIMIT_EXCEEDED', 'text'],
    ])
    expect(faultsOf(reviewLinkedInPost({ ...linkedIn, text: full, hashtags: [] }, ground))).toEqual([])
    const late = `${'gate '.repeat(50)}. ${linkedIn.text}`
    expect(faultsOf(reviewLinkedInPost({ ...linkedIn, text: late }, ground))).toEqual([
      ['limit', 'advice', 'text'],
    ])
    expect(faultsOf(reviewLinkedInPost({ ...linkedIn, text: prose(40) }, ground))).toEqual([
      ['length', 'advice', 'text'],
    ])
    expect(faultsOf(reviewLinkedInPost({ ...linkedIn, text: prose(40) }, thin))).toEqual([])
    const tags = ['a1', 'b1', 'c1', 'd1', 'e1', 'f1']
    expect(faultsOf(reviewLinkedInPost({ ...linkedIn, hashtags: tags }, ground))).toEqual([
      ['hashtags', 'advice', 'hashtags'],
    ])
  })

  it('Facebook: long before the limit nobody reads on', () => {
    expect(faultsOf(reviewFacebookPost({ text: prose(120), cues }))).toEqual([['limit', 'advice', 'text']])
    expect(faultsOf(reviewFacebookPost({ text: 'a'.repeat(63_207), cues }))).toEqual([
      ['limit', 'LIMIT_EXCEEDED', 'text'],
      ['limit', 'advice', 'text'],
    ])
  })

  it('Instagram: caption, mentions and hashtags', () => {
    const check = (changes: Partial<typeof instagram>) =>
      faultsOf(reviewInstagramPost({ ...instagram, ...changes }, ground))
    expect(check({ text: 'a'.repeat(2_200) })).toContainEqual(['limit', 'LIMIT_EXCEEDED', 'text'])
    const mentions = (count: number) => Array.from({ length: count }, (_, index) => `@name${index}`).join(' ')
    expect(check({ text: `${instagram.text} ${mentions(20)}` })).toEqual([])
    expect(check({ text: `${instagram.text} ${mentions(21)}` })).toEqual([
      ['limit', 'LIMIT_EXCEEDED', 'text'],
    ])
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `tag${index}`)
    expect(check({ hashtags: tags(5) })).toEqual([])
    expect(check({ hashtags: tags(6) })).toEqual([['limit', 'advice', 'hashtags']])
    expect(check({ hashtags: tags(31) })).toEqual([
      ['limit', 'LIMIT_EXCEEDED', 'hashtags'],
      ['limit', 'advice', 'hashtags'],
    ])
    expect(check({ text: 'Brief.' })).toEqual([['length', 'advice', 'text']])
  })
})
