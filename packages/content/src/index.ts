// Content types and what they are made of. Transcripts: `@repurpose/content/transcripts`; the content generator:
// `@repurpose/content/generator`.

export {
  type BlogPost,
  blogPost,
  blogPostSchema,
  type FacebookPost,
  facebookPostSchema,
  type LinkedInPost,
  linkedInPostSchema,
  type NewsletterIntro,
  type NewsletterPoints,
  type NewsletterTakeaways,
  newsletter,
  newsletterIntroSchema,
  newsletterPointsSchema,
  newsletterTakeawaysSchema,
  type PodcastScript,
  podcastScriptSchema,
  type ShortScript,
  script,
  shortScriptSchema,
  type Summary,
  socialMedia,
  summary,
  summarySchema,
  type XThread,
  xThreadSchema,
} from './types/index.ts'

export { type Brief, brief, briefSchema } from './brief/index.ts'

export {
  around,
  type LengthContract,
  lengthContract,
  type PieceContext,
  type PieceForm,
  type ReviewGround,
  type SourceNeed,
  writePiece,
} from './writing/index.ts'

export {
  checkAmount,
  checkComplete,
  checkCues,
  checkLimit,
  checkLimits,
  checkRemains,
  checkRepetition,
  checkWords,
  type Finding,
  type Limit,
  limits,
  qualityOf,
  spokenSeconds,
  toChecks,
  toRepairs,
  weightedLength,
} from './checks/index.ts'

export { type MarkdownOptions, renderMarkdown } from './markdown/index.ts'
