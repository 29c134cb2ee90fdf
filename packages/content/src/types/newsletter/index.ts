export { newsletter, reviewIntro, reviewMainPoints, reviewTakeaways } from './newsletter.ts'
export {
  type NewsletterIntro,
  newsletterIntroSchema,
  type NewsletterPoints,
  newsletterPointsSchema,
  type NewsletterTakeaways,
  newsletterTakeawaysSchema,
} from './schema.ts'
