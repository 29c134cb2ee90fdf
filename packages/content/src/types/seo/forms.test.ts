import { describe, expect, it } from 'vitest'
import { samplePieces } from '../../pieces.fixture.ts'
import { faultsOf, mutable, sampleGround } from '../ground.fixture.ts'
import { completeSeoPage, reviewSeoPage, seoForms } from './index.ts'

const page = mutable(samplePieces['seo.page'])
const check = (changes: Partial<typeof page>, ground = sampleGround()) =>
  faultsOf(reviewSeoPage({ ...page, ...changes }, ground))

describe('reviewSeoPage', () => {
  it('advises on the lengths of title and description', () => {
    expect(check({ title: 'Gates' })).toEqual([['limit', 'advice', 'title']])
    expect(check({ title: 'a'.repeat(61) })).toEqual([['limit', 'advice', 'title']])
    expect(check({ description: 'Gates hold.' })).toEqual([['limit', 'advice', 'description']])
    expect(check({ description: page.title })).toEqual([
      ['limit', 'advice', 'description'],
      ['distinct', 'TEXT_REPEATED', 'description'],
    ])
  })

  it('wants a slug that is read', () => {
    expect(check({ slug: 'one-two-three-four-five-six-seven-eight-nine' })).toEqual([
      ['slug', 'advice', 'slug'],
    ])
    expect(check({ slug: 'gates' })).toEqual([['slug', 'advice', 'slug']])
    // The title stands in for it.
    expect(check({ slug: '水の門' })).toEqual([['slug', 'advice', 'slug']])
    expect(check({ slug: '水の門', title: '水の門'.repeat(17) })).toEqual([
      ['slug', 'OUTPUT_INVALID', 'slug'],
    ])
  })

  it('wants three to eight keywords that differ', () => {
    const unmet = [['keywords', 'LENGTH_UNMET', 'keywords']]
    expect(check({ keywords: ['gates', 'water'] })).toEqual(unmet)
    expect(check({ keywords: ['gates'] }, sampleGround({ contract: { thin: true } }))).toEqual([])
    expect(check({ keywords: Array.from({ length: 9 }, (_, index) => `gate ${index + 1}`) })).toEqual(unmet)
    expect(check({ keywords: ['gates', 'water', 'Gates'] })).toEqual([
      ['distinct', 'TEXT_REPEATED', 'keywords[2]'],
    ])
  })

  it('wants keywords that occur in the source or on the page', () => {
    expect(check({ keywords: ['gates', 'motor', 'flood'] })).toEqual([])
    expect(check({ keywords: ['gates', 'best casino', 'water'] })).toEqual([
      ['sought', 'advice', 'keywords[1]'],
    ])
    expect(check({ keywords: ['casino', 'poker', 'bets'] })).toEqual([
      ['sought', 'CLAIM_UNSUPPORTED', 'keywords[0]'],
      ['sought', 'CLAIM_UNSUPPORTED', 'keywords[1]'],
      ['sought', 'CLAIM_UNSUPPORTED', 'keywords[2]'],
    ])
  })
})

describe('completeSeoPage', () => {
  it('makes the slug one, or takes that of the title', () => {
    const ground = sampleGround()
    expect(completeSeoPage({ ...page, slug: '/Twenty Gates!/' }, ground).slug).toBe('twenty-gates')
    expect(completeSeoPage({ ...page, slug: '…' }, ground).slug).toBe(
      'how-twenty-gates-without-any-motor-hold-back-the-water',
    )
    expect(seoForms.page.complete?.({ ...page, slug: 'Öl' }, sampleGround({ language: 'sv' })).slug).toBe(
      'ol',
    )
  })
})
