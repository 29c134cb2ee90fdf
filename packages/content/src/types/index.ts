export { type BlogPost, blogPost, blogPostSchema } from './blog-post/index.ts'
export {
  type NewsletterIntro,
  type NewsletterPoints,
  type NewsletterTakeaways,
  newsletter,
  newsletterIntroSchema,
  newsletterPointsSchema,
  newsletterTakeawaysSchema,
} from './newsletter/index.ts'
export {
  type PodcastScript,
  podcastScriptSchema,
  type ShortScript,
  script,
  shortScriptSchema,
} from './script/index.ts'
export {
  type FacebookPost,
  facebookPostSchema,
  type LinkedInPost,
  linkedInPostSchema,
  socialMedia,
  type XThread,
  xThreadSchema,
} from './social-media/index.ts'
export { type Summary, summary, summarySchema } from './summary/index.ts'
