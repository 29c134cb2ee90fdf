import type { counters } from './counters.ts'

/** What a place of publication allows, or what experience advises. */
export interface Limit {
  readonly target: string
  readonly minimum?: number | undefined
  readonly maximum: number
  readonly counter: keyof typeof counters
  /** A piece fails when it breaks an `error`; a `warning` lowers its quality. */
  readonly severity: 'error' | 'warning'
  /** Where the figure comes from. */
  readonly source: string
  /** The month in which somebody last looked. */
  readonly checkedAt: string
}

const checkedAt = '2026-11'
const practice = 'practice'
const instagram =
  'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media'
const bluesky = 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json'
const youtube = 'https://developers.google.com/youtube/v3/docs/videos'

/** Limits of where content is published, by what they limit. A minimum of 1 means that what is blank is refused. */
export const limits = {
  xPost: {
    target: 'X post',
    minimum: 1,
    maximum: 280,
    counter: 'weighted',
    severity: 'error',
    source: 'https://docs.x.com/fundamentals/counting-characters',
    checkedAt,
  },
  linkedinPost: {
    target: 'LinkedIn post',
    maximum: 3_000,
    counter: 'characters',
    severity: 'error',
    source: 'third-party descriptions; the editor of the network refuses more',
    checkedAt,
  },
  linkedinFold: {
    target: 'LinkedIn post before "more"',
    maximum: 210,
    counter: 'opening',
    severity: 'warning',
    source: 'practice: the rest is folded away after about so many',
    checkedAt,
  },
  facebookPost: {
    target: 'Facebook post',
    maximum: 63_206,
    counter: 'characters',
    severity: 'error',
    source: 'third-party figure; the network does not publish one',
    checkedAt,
  },
  facebookAdvice: {
    target: 'Facebook post that is read to its end',
    maximum: 500,
    counter: 'characters',
    severity: 'warning',
    source: practice,
    checkedAt,
  },
  instagramCaption: {
    target: 'Instagram caption',
    maximum: 2_200,
    counter: 'characters',
    severity: 'error',
    source: instagram,
    checkedAt,
  },
  instagramMentions: {
    target: 'Instagram caption',
    maximum: 20,
    counter: 'mentions',
    severity: 'error',
    source: instagram,
    checkedAt,
  },
  instagramHashtags: {
    target: 'Instagram caption',
    maximum: 30,
    counter: 'hashtags',
    severity: 'error',
    source: instagram,
    checkedAt,
  },
  instagramHashtagsAdvice: {
    target: 'Instagram caption that is found',
    maximum: 5,
    counter: 'hashtags',
    severity: 'warning',
    source: 'advice of the network since December 2025, by third-party descriptions',
    checkedAt,
  },
  threadsPost: {
    target: 'Threads post',
    minimum: 1,
    maximum: 500,
    counter: 'threads',
    severity: 'error',
    source: 'https://developers.facebook.com/documentation/threads/posts',
    checkedAt,
  },
  threadsLinks: {
    target: 'Threads post',
    maximum: 5,
    counter: 'links',
    severity: 'error',
    source: 'https://developers.facebook.com/documentation/threads/create-posts/text-attachments',
    checkedAt,
  },
  blueskyPost: {
    target: 'Bluesky post',
    maximum: 300,
    counter: 'graphemes',
    severity: 'error',
    source: bluesky,
    checkedAt,
  },
  blueskyBytes: {
    target: 'Bluesky post',
    maximum: 3_000,
    counter: 'bytes',
    severity: 'error',
    source: bluesky,
    checkedAt,
  },
  mastodonPost: {
    target: 'Mastodon post',
    minimum: 1,
    maximum: 500,
    counter: 'mastodon',
    severity: 'error',
    source: 'https://docs.joinmastodon.org/user/posting/; a server may allow more',
    checkedAt,
  },
  tiktokCaption: {
    target: 'TikTok caption',
    maximum: 2_200,
    counter: 'characters',
    severity: 'error',
    source: 'https://developers.tiktok.com/doc/content-posting-api-reference-direct-post',
    checkedAt,
  },
  youtubeTitle: {
    target: 'YouTube title',
    minimum: 1,
    maximum: 100,
    counter: 'characters',
    severity: 'error',
    source: youtube,
    checkedAt,
  },
  youtubeDescription: {
    target: 'YouTube description',
    maximum: 5_000,
    counter: 'bytes',
    severity: 'error',
    source: youtube,
    checkedAt,
  },
  youtubeHashtags: {
    target: 'YouTube description',
    maximum: 60,
    counter: 'hashtags',
    severity: 'warning',
    source: 'https://support.google.com/youtube/answer/6390658: of more, none is used',
    checkedAt,
  },
  seoTitle: {
    target: 'title in search results',
    minimum: 50,
    maximum: 60,
    counter: 'characters',
    severity: 'warning',
    source: practice,
    checkedAt,
  },
  seoDescription: {
    target: 'description in search results',
    minimum: 150,
    maximum: 160,
    counter: 'characters',
    severity: 'warning',
    source: practice,
    checkedAt,
  },
  newsletterSubject: {
    target: 'newsletter subject',
    maximum: 60,
    counter: 'characters',
    severity: 'error',
    source: 'practice: mail programs cut what is longer',
    checkedAt,
  },
  newsletterSubjectAdvice: {
    target: 'newsletter subject on a telephone',
    maximum: 40,
    counter: 'characters',
    severity: 'warning',
    source: 'practice: telephones cut at 30 to 40',
    checkedAt,
  },
  newsletterPreheader: {
    target: 'newsletter preheader',
    minimum: 40,
    maximum: 90,
    counter: 'characters',
    severity: 'warning',
    source: 'practice: shorter ones are filled up with the text of the mail, longer ones are cut',
    checkedAt,
  },
  newsletterMail: {
    target: 'mail in Gmail',
    maximum: 102 * 1024,
    counter: 'bytes',
    severity: 'warning',
    source: 'practice: Gmail clips the HTML of a mail at about 102 KB',
    checkedAt,
  },
  podcastDescription: {
    target: 'podcast description',
    maximum: 4_000,
    counter: 'characters',
    severity: 'error',
    source: 'https://help.apple.com/itc/podcasts_connect/#/itcb54353390',
    checkedAt,
  },
  speechInput: {
    target: 'text for one call of a speech model',
    maximum: 4_096,
    counter: 'codePoints',
    severity: 'error',
    source: 'https://platform.openai.com/docs/api-reference/audio/createSpeech',
    checkedAt,
  },
} as const satisfies Readonly<Record<string, Limit>>
