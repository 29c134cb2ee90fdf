import { expect, it } from 'vitest'
import { sourceOf, transcript } from '../../tests/support.ts'
import { analyse } from '../analysis.ts'
import { languageOf } from '../languages/index.ts'
import { gatherMaterial } from '../material.ts'
import { writeBlogPost } from './blog-post.ts'

const assignment = {
  type: 'blog_post',
  language: 'en',
  words: undefined,
  seconds: undefined,
  characters: undefined,
  stage: undefined,
  points: [],
  avoid: [],
}

it('is no copy of a shorter one where the source is thin', async () => {
  const english = languageOf('en')
  if (english === undefined) throw new Error('en')
  const lines = transcript('en-talk').slice(0, 10)
  const analysis = await analyse(sourceOf(lines), english, new AbortController().signal)
  const material = gatherMaterial(analysis, undefined)
  const lengths = ['500_words', '1000_words', '2000_words'].map((variant) => {
    return JSON.stringify(writeBlogPost(material, { ...assignment, variant })).length
  })
  const [short = 0, middle = 0, long = 0] = lengths
  expect(middle).toBeLessThan(short)
  expect(long).toBeLessThan(middle)
})
