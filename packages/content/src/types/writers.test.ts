import { createRepurpose, type LanguageCall, memoryAssets } from '@repurpose/core'
import { fakeLanguageModel } from '@repurpose/core/testing'
import { describe, expect, it } from 'vitest'
import { createBrief } from '../brief/index.ts'
import { sampleBrief, sampleCues, samplePieces, sampleValues } from '../pieces.fixture.ts'
import {
  blogPostType,
  faqType,
  newsletterType,
  quotesType,
  scriptType,
  seoType,
  showNotesType,
  socialMediaType,
  summaryType,
  youTubeDescriptionType,
} from './index.ts'

const answer = ({ task, prompt }: LanguageCall) => {
  const assignment = prompt.find(({ name }) => name === 'assignment')?.text ?? '{}'
  const { variant } = JSON.parse(assignment)
  return samplePieces[`${task}.${variant}` as keyof typeof samplePieces]
}

/** Long enough for every variant. */
const source = {
  cues: Array.from({ length: 300 }, (_, index) => ({
    ...sampleCues[index % 20]!,
    id: `c${index + 1}`,
    startMs: index * 4_000,
    endMs: index * 4_000 + 3_500,
  })),
  language: 'en',
}

describe('the writers', () => {
  it('write every variant, computed parts included, with the brief and the checks they are given', async () => {
    const seen: string[] = []
    const craft = {
      brief: createBrief(),
      checks: [
        ({ type, variant }: { readonly type: string; readonly variant: string }) => {
          seen.push(`${type}.${variant}`)
          return []
        },
      ],
    }
    const content = [
      summaryType(craft),
      blogPostType(craft),
      socialMediaType(craft),
      newsletterType(craft),
      scriptType(craft),
      youTubeDescriptionType(craft),
      showNotesType(craft),
      quotesType(craft),
      faqType(craft),
      seoType(craft),
    ] as const
    const language = fakeLanguageModel({
      answers: { brief: sampleBrief, ...Object.fromEntries(content.map(({ name }) => [name, answer])) },
    })
    await using repurpose = createRepurpose({ content, language, assets: memoryAssets() })
    const job = await repurpose.generate({
      source,
      content: {
        summary: ['short', 'medium', 'detailed'],
        blog_post: ['500_words', '1000_words', '2000_words'],
        social_media: ['twitter', 'linkedin', 'facebook', 'bluesky', 'threads', 'instagram'],
        newsletter: ['intro', 'main_points', 'takeaways'],
        script: ['youtube_short', 'tiktok', 'podcast'],
        youtube_description: ['standard'],
        show_notes: ['short', 'full'],
        quotes: ['five', 'ten'],
        faq: ['five', 'ten'],
        seo: ['page'],
      },
    })
    const outcome = await job.outcome()
    expect(outcome).toMatchObject({ status: 'succeeded' })
    const { items } = await job.result()
    const values = items.map(({ type, variant, outcome }) => [
      `${type}.${variant}`,
      outcome.status === 'succeeded' ? outcome.value : outcome.error,
    ])
    expect(Object.fromEntries(values)).toEqual({ ...samplePieces, ...sampleValues })
    expect(new Set(seen)).toEqual(new Set(Object.keys(samplePieces)))
    expect(items.flatMap(({ warnings }) => warnings)).toEqual([])
  })
})
