export { newsletterForms, reviewIntro, reviewMainPoints, reviewTakeaways } from './forms.ts'
export { newsletter, newsletterType } from './newsletter.ts'
export {
  type NewsletterIntro,
  type NewsletterPoints,
  type NewsletterTakeaways,
  newsletterIntroSchema,
  newsletterPointsSchema,
  newsletterTakeawaysSchema,
} from './schema.ts'
