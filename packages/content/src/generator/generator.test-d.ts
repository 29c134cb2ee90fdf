import { createRepurpose, type LanguageModel } from '@repurpose/core'
import { describe, expectTypeOf, it } from 'vitest'
import type { BlogPost, LinkedInPost, PodcastScript, ShortScript, Summary, XThread } from '../index.ts'
import { generatorContent } from './index.ts'

declare const model: LanguageModel
const repurpose = createRepurpose({ content: generatorContent, language: model })
const source = { text: 'Once upon a time.' }

describe('generatorContent', () => {
  it('types contents by what was asked for', async () => {
    const job = await repurpose.generate({
      source,
      content: {
        summary: ['short', 'medium'],
        blog_post: { variants: ['1000_words'], priority: 9, instructions: 'British spelling' },
        social_media: ['twitter', 'linkedin'],
        newsletter: ['intro', 'main_points', 'takeaways'],
        script: ['podcast', 'tiktok'],
      },
    })
    const { contents, items } = await job.result()
    expectTypeOf(contents.summary.short.text).toEqualTypeOf<string>()
    expectTypeOf(contents.summary.medium).toEqualTypeOf<Summary>()
    expectTypeOf(contents.blog_post['1000_words']).toEqualTypeOf<BlogPost>()
    expectTypeOf(contents.blog_post['1000_words'].sections[0]!.cues).toEqualTypeOf<string[]>()
    expectTypeOf(contents.social_media.twitter).toEqualTypeOf<XThread>()
    expectTypeOf(contents.social_media.linkedin).toEqualTypeOf<LinkedInPost>()
    expectTypeOf(contents.newsletter.intro.subject).toEqualTypeOf<string>()
    expectTypeOf(contents.newsletter.main_points.points[0]!.cue).toEqualTypeOf<string>()
    expectTypeOf(contents.newsletter.takeaways.takeaways).toEqualTypeOf<string[]>()
    expectTypeOf(contents.script.podcast).toEqualTypeOf<PodcastScript>()
    expectTypeOf(contents.script.tiktok).toEqualTypeOf<ShortScript>()
    expectTypeOf(contents.script.tiktok.scenes[0]!.seconds).toEqualTypeOf<number>()
    for (const item of items) {
      if (
        item.type === 'social_media' &&
        item.variant === 'facebook' &&
        item.outcome.status === 'succeeded'
      ) {
        expectTypeOf(item.outcome.value.text).toEqualTypeOf<string>()
      }
    }
    // @ts-expect-error not asked for
    contents.summary.detailed
    // @ts-expect-error not asked for
    contents.social_media.facebook
  })

  it('types the pieces of `true` as possible', async () => {
    const { contents } = await (
      await repurpose.generate({ source, content: { social_media: true } })
    ).result()
    expectTypeOf(contents.social_media.twitter?.posts).toEqualTypeOf<string[] | undefined>()
  })

  it('does not compile what does not exist', async () => {
    // @ts-expect-error no such variant
    await repurpose.generate({ source, content: { summary: ['huge'] } })
    // @ts-expect-error no such type
    await repurpose.generate({ source, content: { sumary: ['short'] } })
  })
})
