import { describe, expect, it } from 'vitest'
import { prose, samplePieces } from '../pieces.fixture.ts'
import { around } from '../writing/index.ts'
import { reviewBlogPost } from './blog-post/index.ts'
import { faultsOf, mutable, sampleGround } from './ground.fixture.ts'
import { reviewIntro, reviewMainPoints, reviewTakeaways } from './newsletter/index.ts'
import { reviewPodcastScript, reviewShortScript } from './script/index.ts'
import { reviewSummary } from './summary/index.ts'

const short = mutable(samplePieces['summary.short'])
const post = mutable(samplePieces['blog_post.500_words'])
const intro = mutable(samplePieces['newsletter.intro'])
const points = mutable(samplePieces['newsletter.main_points'])
const takeaways = mutable(samplePieces['newsletter.takeaways'])
const tiktok = mutable(samplePieces['script.tiktok'])
const podcast = mutable(samplePieces['script.podcast'])

const ground = sampleGround
const thin = ground({ contract: { thin: true } })

describe('what a bad summary is told', () => {
  it('is too short', () => {
    const findings = reviewSummary({ ...short, text: prose(20) }, ground({ contract: { words: around(80) } }))
    expect(faultsOf(findings)).toEqual([['length', 'LENGTH_UNMET', 'text']])
    expect(findings.find(({ passed }) => !passed)?.message).toBe('20 words, wanted 68 to 92; add about 60')
    expect(faultsOf(reviewSummary({ ...short, text: prose(20) }, ground()))).toEqual([])
  })

  it('draws on the beginning alone', () => {
    const chapters = ['c1', 'c5', 'c9', 'c13', 'c17'].map((id) => new Set([id]))
    const long = { ...short, text: prose(200), cues: ['c1'] }
    expect(faultsOf(reviewSummary(long, ground({ chapters }))).map(([name]) => name)).toEqual(['coverage'])
  })
})

describe('what a bad blog post is told', () => {
  it('is too short in a section, or as a whole', () => {
    const words = { contract: { words: around(500) } }
    const [first, second] = post.sections
    const sections = [first!, { ...second!, body: prose(60) }]
    expect(faultsOf(reviewBlogPost({ ...post, sections }, ground(words)))).toEqual([
      ['length', 'LENGTH_UNMET', 'sections[1].body'],
      ['length', 'LENGTH_UNMET', 'sections[0].body'],
    ])
    expect(
      faultsOf(reviewBlogPost({ ...post, sections: [{ ...first!, body: prose(20) }] }, ground(words))),
    ).toEqual([['length', 'LENGTH_UNMET', 'undefined']])
  })

  it('has a heading twice', () => {
    const [first, second] = post.sections
    expect(
      faultsOf(
        reviewBlogPost({ ...post, sections: [first!, { ...second!, heading: first!.heading }] }, ground()),
      ),
    ).toEqual([['distinct', 'TEXT_REPEATED', 'sections[1]']])
  })
})

describe('what a bad newsletter is told', () => {
  it('has a subject or a preheader that is cut', () => {
    const cut = { ...intro, subject: 'a'.repeat(61), preheader: 'short' }
    expect(faultsOf(reviewIntro(cut, ground()))).toEqual([
      ['limit', 'LIMIT_EXCEEDED', 'subject'],
      ['limit', 'advice', 'subject'],
      ['limit', 'advice', 'preheader'],
    ])
  })

  it('has too little, unless there was little to say', () => {
    const one = { ...points, points: [{ heading: 'One', text: 'Brief.', cue: 'c9' }] }
    expect(faultsOf(reviewMainPoints(one, ground()))).toEqual([
      ['items', 'advice', 'points'],
      ['length', 'advice', 'points'],
    ])
    expect(faultsOf(reviewMainPoints(one, thin))).toEqual([])
    expect(faultsOf(reviewTakeaways({ ...takeaways, takeaways: ['Brief.'] }, ground()))).toEqual([
      ['items', 'advice', 'takeaways'],
      ['length', 'advice', 'takeaways'],
    ])
    expect(faultsOf(reviewIntro({ ...intro, text: 'Brief.' }, thin))).toEqual([])
  })

  it('has the same point twice', () => {
    const [first] = points.points
    expect(
      faultsOf(
        reviewMainPoints(
          { ...points, points: [first!, { ...points.points[1]!, heading: first!.heading }] },
          ground(),
        ),
      ),
    ).toEqual([['distinct', 'TEXT_REPEATED', 'points[1]']])
  })
})

describe('what a bad script is told', () => {
  const contract = { words: { minimum: 65, target: 72, maximum: 80 }, seconds: 30 }

  it('is too long to be said: in its scenes, not in its hook', () => {
    expect(faultsOf(reviewShortScript({ ...tiktok, hook: prose(24) }, ground({ contract })))).toEqual([
      ['length', 'LENGTH_UNMET', 'scenes[0].say'],
    ])
    expect(faultsOf(reviewShortScript({ ...tiktok, hook: prose(24) }, ground()))).toEqual([])
  })

  it('has scenes that do not fill the video', () => {
    const scenes = tiktok.scenes.map((scene) => ({ ...scene, seconds: 5 }))
    expect(faultsOf(reviewShortScript({ ...tiktok, scenes }, ground({ contract })))).toEqual([
      ['timing', 'advice', 'scenes'],
    ])
  })

  it('is too short in its segments', () => {
    const words = { contract: { words: around(1_500) } }
    const [night, morning] = podcast.segments
    const segments = [night!, { ...morning!, lines: [{ speaker: 'Host', say: prose(270, 'dawn') }] }]
    expect(faultsOf(reviewPodcastScript({ ...podcast, segments }, ground(words)))).toEqual([
      ['length', 'LENGTH_UNMET', 'segments[1].lines'],
    ])
    expect(faultsOf(reviewPodcastScript({ ...podcast, segments: [night!] }, ground(words)))).toEqual([
      ['length', 'LENGTH_UNMET', 'segments[0].lines'],
    ])
    expect(faultsOf(reviewPodcastScript(podcast, ground()))).toEqual([])
  })

  it('has sentences that nobody can say', () => {
    const scenes = tiktok.scenes.map((scene) => ({ ...scene, say: `${prose(60).replaceAll('.', '')}.` }))
    expect(
      faultsOf(reviewShortScript({ ...tiktok, scenes }, ground())).map(([name, kind]) => [name, kind]),
    ).toEqual([['sentences', 'advice']])
  })
})
