export { withHashtags } from './hashtags.ts'
export {
  type FacebookPost,
  facebookPostSchema,
  type LinkedInPost,
  linkedInPostSchema,
  type XThread,
  xThreadSchema,
} from './schema.ts'
export { reviewFacebookPost, reviewLinkedInPost, reviewXThread, socialMedia } from './social-media.ts'
