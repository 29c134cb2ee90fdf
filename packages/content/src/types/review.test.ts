import { describe, expect, it } from 'vitest'
import { type Finding, qualityOf, toRepairs } from '../checks/index.ts'
import { prose, sampleCues, samplePieces } from '../pieces.fixture.ts'
import { around, type LengthContract } from '../writing/index.ts'
import { reviewBlogPost } from './blog-post/index.ts'
import { reviewIntro, reviewMainPoints, reviewTakeaways } from './newsletter/index.ts'
import { reviewPodcastScript, reviewShortScript } from './script/index.ts'
import { reviewFacebookPost, reviewLinkedInPost, reviewXThread } from './social-media/index.ts'
import { reviewSummary } from './summary/index.ts'

const cueIds = new Set(sampleCues.map(({ id }) => id))
const ground = (contract: Partial<LengthContract> = {}) => ({
  contract: { thin: false, warnings: [], ...contract },
  cueIds,
  chapters: [cueIds],
})

const short = samplePieces['summary.short']
const post = samplePieces['blog_post.500_words']
const thread = samplePieces['social_media.twitter']
const linkedIn = samplePieces['social_media.linkedin']
const facebook = samplePieces['social_media.facebook']
const intro = samplePieces['newsletter.intro']
const points = samplePieces['newsletter.main_points']
const takeaways = samplePieces['newsletter.takeaways']
const tiktok = samplePieces['script.tiktok']
const podcast = samplePieces['script.podcast']

/** The findings that are not passed: name, whether the piece fails with it, and the code. */
const faults = (findings: readonly Finding[]) =>
  findings
    .filter(({ passed }) => !passed)
    .map(({ name, required, code }) => [name, required ? code : 'advice'])

describe('what good pieces are told', () => {
  it.each([
    [
      'summary',
      reviewSummary(
        { ...short, points: [...short.points], cues: [...short.cues] },
        ground({ words: around(80) }),
      ),
    ],
    ['blog post', reviewBlogPost(mutable(post), ground({ words: around(500) }))],
    ['thread', reviewXThread(mutable(thread), ground())],
    ['LinkedIn post', reviewLinkedInPost(mutable(linkedIn), ground())],
    ['Facebook post', reviewFacebookPost(mutable(facebook), ground())],
    ['opening', reviewIntro(mutable(intro), ground())],
    ['main points', reviewMainPoints(mutable(points), ground())],
    ['takeaways', reviewTakeaways(mutable(takeaways), ground())],
    [
      'short script',
      reviewShortScript(
        mutable(tiktok),
        ground({ words: { minimum: 65, target: 72, maximum: 80 }, seconds: 30 }),
      ),
    ],
    ['podcast', reviewPodcastScript(mutable(podcast), ground({ words: around(1500), seconds: 600 }))],
  ])('%s: nothing', (_piece, findings) => {
    expect(faults(findings)).toEqual([])
    expect(toRepairs(findings)).toBeUndefined()
    expect(qualityOf(findings)).toBe(1)
  })
})

describe('what bad pieces are told', () => {
  const invented = ['c1', 'c77']
  const sentence = 'The water came up through the drains that night. '

  it('summary: too short, invented, repetitive', () => {
    const words = { words: around(80) }
    expect(faults(reviewSummary({ ...mutable(short), text: prose(20) }, ground(words)))).toEqual([
      ['length', 'LENGTH_UNMET'],
    ])
    expect(faults(reviewSummary({ ...mutable(short), cues: invented }, ground(words)))).toEqual([
      ['cues', 'OUTPUT_INVALID'],
    ])
    expect(faults(reviewSummary({ ...mutable(short), text: sentence.repeat(9) }, ground(words)))).toEqual([
      ['repetition', 'OUTPUT_INVALID'],
    ])
    expect(faults(reviewSummary({ ...mutable(short), text: prose(20) }, ground()))).toEqual([])
  })

  it('blog post: sections count, their cues too', () => {
    const sections = [{ heading: 'One', body: prose(20), cues: invented }]
    expect(faults(reviewBlogPost({ ...mutable(post), sections }, ground({ words: around(500) })))).toEqual([
      ['length', 'LENGTH_UNMET'],
      ['cues', 'OUTPUT_INVALID'],
    ])
    expect(
      faults(
        reviewBlogPost(
          { ...mutable(post), sections: [...mutable(post).sections, ...mutable(post).sections] },
          ground(),
        ),
      ),
    ).toEqual([['repetition', 'OUTPUT_INVALID']])
  })

  it('thread: posts that are too long, too few, too many', () => {
    expect(
      faults(reviewXThread({ ...mutable(thread), posts: ['a'.repeat(281), 'b', 'c'] }, ground())),
    ).toEqual([['limit', 'LIMIT_EXCEEDED']])
    expect(faults(reviewXThread({ ...mutable(thread), posts: ['One.'] }, ground()))).toEqual([
      ['length', 'LENGTH_UNMET'],
    ])
    expect(faults(reviewXThread({ ...mutable(thread), posts: ['One.'] }, ground({ thin: true })))).toEqual([])
    expect(
      faults(
        reviewXThread(
          { ...mutable(thread), posts: Array.from({ length: 9 }, (_, index) => `Post ${index}`) },
          ground({ thin: true }),
        ),
      ),
    ).toEqual([['length', 'LENGTH_UNMET']])
  })

  it('posts: hashtags count on LinkedIn, advice on Facebook', () => {
    expect(faults(reviewLinkedInPost({ ...mutable(linkedIn), text: 'a'.repeat(2_990) }, ground()))).toEqual([
      ['limit', 'LIMIT_EXCEEDED'],
    ])
    expect(faults(reviewFacebookPost({ ...mutable(facebook), text: prose(120) }, ground()))).toEqual([
      ['limit', 'advice'],
    ])
    expect(faults(reviewFacebookPost({ ...mutable(facebook), text: 'a'.repeat(63_207) }, ground()))).toEqual([
      ['limit', 'LIMIT_EXCEEDED'],
      ['limit', 'advice'],
    ])
  })

  it('newsletter: subjects that are cut, points that cite nothing', () => {
    expect(
      faults(reviewIntro({ ...mutable(intro), subject: 'a'.repeat(61), preheader: 'short' }, ground())),
    ).toEqual([
      ['limit', 'LIMIT_EXCEEDED'],
      ['limit', 'advice'],
    ])
    expect(
      faults(
        reviewMainPoints(
          { ...mutable(points), points: [{ heading: 'One', text: 'Brief.', cue: 'c99' }] },
          ground(),
        ),
      ),
    ).toEqual([
      ['length', 'advice'],
      ['cues', 'OUTPUT_INVALID'],
    ])
    expect(faults(reviewTakeaways({ ...mutable(takeaways), cues: invented }, ground()))).toEqual([
      ['cues', 'OUTPUT_INVALID'],
    ])
  })

  it('script: too long to be said, scenes that do not fill the video', () => {
    const contract = { words: { minimum: 65, target: 72, maximum: 80 }, seconds: 30 }
    expect(faults(reviewShortScript({ ...mutable(tiktok), hook: prose(30) }, ground(contract)))).toEqual([
      ['length', 'LENGTH_UNMET'],
    ])
    expect(
      faults(
        reviewShortScript(
          { ...mutable(tiktok), scenes: mutable(tiktok).scenes.map((scene) => ({ ...scene, seconds: 5 })) },
          ground(contract),
        ),
      ),
    ).toEqual([['timing', 'advice']])
    expect(faults(reviewShortScript({ ...mutable(tiktok), hook: prose(30) }, ground()))).toEqual([])
    expect(
      faults(
        reviewPodcastScript(
          { ...mutable(podcast), segments: mutable(podcast).segments.slice(1) },
          ground({ words: around(1_500) }),
        ),
      ),
    ).toEqual([['length', 'LENGTH_UNMET']])
    expect(faults(reviewPodcastScript(mutable(podcast), ground()))).toEqual([])
  })
})

type Mutable<Value> = Value extends string | number
  ? Value
  : { -readonly [Key in keyof Value]: Mutable<Value[Key]> }

/** Schemas give arrays that could be changed; samples cannot. */
function mutable<Value>(value: Value): Mutable<Value> {
  // A clone of plain data has its shape.
  return structuredClone(value) as Mutable<Value>
}
