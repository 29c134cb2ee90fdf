import { createRepurpose, type LanguageModel } from '@repurpose/core'
import { describe, expectTypeOf, it } from 'vitest'
import {
  type BlueskyThread,
  type Faq,
  faq,
  type InstagramPost,
  pieceForms,
  type Quote,
  type Quotes,
  quotes,
  renderFaqJsonLd,
  type SeoPage,
  type SeoPageDraft,
  type ShowNotes,
  type ShowNotesDraft,
  seo,
  showNotes,
  socialMedia,
  type ThreadsPosts,
  type YouTubeDescription,
  type YouTubeDescriptionDraft,
  youTubeDescription,
} from './index.ts'

declare const model: LanguageModel
const repurpose = createRepurpose({
  content: [socialMedia, youTubeDescription, showNotes, quotes, faq, seo],
  language: model,
})
const source = { text: 'Once upon a time.' }

describe('the kinds', () => {
  it('have outputs of their own', async () => {
    const job = await repurpose.generate({
      source,
      content: {
        social_media: ['bluesky', 'threads', 'instagram'],
        youtube_description: ['standard'],
        show_notes: ['short', 'full'],
        quotes: ['five', 'ten'],
        faq: ['five', 'ten'],
        seo: ['page'],
      },
    })
    const { contents } = await job.result()
    expectTypeOf(contents.social_media.bluesky).toEqualTypeOf<BlueskyThread>()
    expectTypeOf(contents.social_media.threads).toEqualTypeOf<ThreadsPosts>()
    expectTypeOf(contents.social_media.instagram).toEqualTypeOf<InstagramPost>()
    expectTypeOf(contents.social_media.instagram.hashtags).toEqualTypeOf<string[]>()
    expectTypeOf(contents.youtube_description.standard).toEqualTypeOf<YouTubeDescription>()
    expectTypeOf(contents.youtube_description.standard.chapters[0]!.startMs).toEqualTypeOf<number>()
    expectTypeOf(contents.show_notes.short).toEqualTypeOf<ShowNotes>()
    expectTypeOf(contents.show_notes.full.topics[0]!.startMs).toEqualTypeOf<number | undefined>()
    expectTypeOf(contents.quotes.ten).toEqualTypeOf<Quotes>()
    expectTypeOf(contents.quotes.five.quotes[0]!).toEqualTypeOf<Quote>()
    expectTypeOf(contents.quotes.five.quotes[0]!.speaker).toEqualTypeOf<string | undefined>()
    expectTypeOf(contents.quotes.five.quotes[0]!.endMs).toEqualTypeOf<number | undefined>()
    expectTypeOf(contents.faq.ten).toEqualTypeOf<Faq>()
    expectTypeOf(contents.faq.five.questions[0]!.cues).toEqualTypeOf<string[]>()
    expectTypeOf(renderFaqJsonLd(contents.faq.five)).toEqualTypeOf<string>()
    expectTypeOf(contents.seo.page).toEqualTypeOf<SeoPage>()
    expectTypeOf(contents.seo.page.slug).toEqualTypeOf<string>()
    // @ts-expect-error not asked for
    contents.social_media.twitter
  })

  it('know what is asked of a model from what comes out', () => {
    expectTypeOf<YouTubeDescriptionDraft['chapters'][number]>().toEqualTypeOf<{
      title: string
      cue: string
    }>()
    expectTypeOf<ShowNotesDraft['topics'][number]>().not.toHaveProperty('startMs')
    expectTypeOf(pieceForms.show_notes.short.complete).parameter(0).toEqualTypeOf<ShowNotesDraft>()
    expectTypeOf(pieceForms.seo.page.review).parameter(0).toEqualTypeOf<SeoPageDraft>()
  })

  it('do not compile with variants that do not exist', async () => {
    // @ts-expect-error no such variant
    await repurpose.generate({ source, content: { quotes: ['hundred'] } })
    // @ts-expect-error no such variant
    await repurpose.generate({ source, content: { seo: ['site'] } })
  })
})
