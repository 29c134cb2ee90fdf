export { newsletter, reviewIntro, reviewMainPoints, reviewTakeaways } from './newsletter.ts'
export {
  type NewsletterIntro,
  type NewsletterPoints,
  type NewsletterTakeaways,
  newsletterIntroSchema,
  newsletterPointsSchema,
  newsletterTakeawaysSchema,
} from './schema.ts'
