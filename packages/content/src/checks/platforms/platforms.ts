import type { Finding } from '../finding.ts'
import { type CharacterRule, characterRules, checkCharacters } from './characters.ts'
import { checkLimit } from './check-limit.ts'
import { type Limit, limits } from './limits.ts'

/** Something that a place of publication asks of a text. */
export type PlatformRule = Limit | CharacterRule

const { unicode } = characterRules

/** A form in which text is published. */
export type PlatformName =
  | 'x'
  | 'linkedin'
  | 'facebook'
  | 'instagram'
  | 'threads'
  | 'bluesky'
  | 'mastodon'
  | 'tiktok'
  | 'youtubeTitle'
  | 'youtubeDescription'
  | 'seoTitle'
  | 'seoDescription'
  | 'newsletterSubject'
  | 'newsletterPreheader'
  | 'newsletterMail'
  | 'podcastDescription'
  | 'speechInput'

/** What a finished text has to keep to be published. */
export const platforms: Readonly<Record<PlatformName, readonly PlatformRule[]>> = {
  x: [unicode, characterRules.x, limits.xPost],
  linkedin: [unicode, limits.linkedinPost, limits.linkedinFold],
  facebook: [unicode, limits.facebookPost, limits.facebookAdvice],
  instagram: [
    unicode,
    limits.instagramCaption,
    limits.instagramMentions,
    limits.instagramHashtags,
    limits.instagramHashtagsAdvice,
  ],
  threads: [unicode, limits.threadsPost, limits.threadsLinks],
  bluesky: [unicode, limits.blueskyPost, limits.blueskyBytes],
  mastodon: [unicode, limits.mastodonPost],
  tiktok: [unicode, limits.tiktokCaption],
  youtubeTitle: [unicode, characterRules.youtube, limits.youtubeTitle],
  youtubeDescription: [unicode, characterRules.youtube, limits.youtubeDescription, limits.youtubeHashtags],
  seoTitle: [unicode, limits.seoTitle],
  seoDescription: [unicode, limits.seoDescription],
  newsletterSubject: [unicode, limits.newsletterSubject, limits.newsletterSubjectAdvice],
  newsletterPreheader: [unicode, limits.newsletterPreheader],
  newsletterMail: [unicode, limits.newsletterMail],
  podcastDescription: [unicode, limits.podcastDescription],
  speechInput: [unicode, limits.speechInput],
}

/** A text with what is published below it. */
export interface PublishedText {
  readonly text: string
  /** With or without `#`. */
  readonly hashtags?: readonly string[] | undefined
}

export type Published = string | PublishedText

/**
 * Whether one or several finished texts could be published. Of several, each that breaks a rule has a finding of its own;
 * together they weigh what one
 * does. Where all keep it, there is one finding for the rule.
 *
 * @param published the text as it is published, or a text and its hashtags, which go in a line below it
 * @param path the field of the piece that the text is; empty for the piece as a whole
 * @example
 * checkPlatform('x', thread.posts, 'posts') // findings with the paths posts[0], posts[3], …
 * checkPlatform('instagram', { text, hashtags }) // findings with the paths text and hashtags
 */
export function checkPlatform(
  name: PlatformName,
  published: Published | readonly Published[],
  path = '',
): readonly Finding[] {
  const texts = isOne(published)
    ? [{ published, path }]
    : published.map((one, index) => ({ published: one, path: `${path}[${index}]` }))
  return platforms[name].flatMap((rule) => {
    const findings = texts.map((text) => checkRule(rule, text.published, text.path))
    const broken = findings.filter(({ passed }) => !passed)
    if (broken.length === 0) return findings.slice(0, 1)
    return broken.map((finding) => ({ ...finding, weight: finding.weight / broken.length }))
  })
}

function isOne(published: Published | readonly Published[]): published is Published {
  return typeof published === 'string' || 'text' in published
}

function checkRule(rule: PlatformRule, published: Published, path: string): Finding {
  const text = textOf(published)
  const field = fieldOf(rule, published, path)
  return 'counter' in rule ? checkLimit(text, rule, field) : checkCharacters(text, rule, field)
}

function textOf(published: Published): string {
  if (typeof published === 'string') return published
  const { text, hashtags = [] } = published
  if (hashtags.length === 0) return text
  return `${text}\n\n${hashtags.map((hashtag) => `#${hashtag.replace(/^#+/, '')}`).join(' ')}`
}

/** The field that has to be written anew where a rule is broken: too many hashtags are mended among the hashtags. */
function fieldOf(rule: PlatformRule, published: Published, path: string): string {
  if (typeof published === 'string') return path
  const ofHashtags = 'counter' in rule && rule.counter === 'hashtags' && published.hashtags?.length
  const field = ofHashtags ? 'hashtags' : 'text'
  return path === '' ? field : `${path}.${field}`
}
