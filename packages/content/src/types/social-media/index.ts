export {
  reviewBlueskyThread,
  reviewFacebookPost,
  reviewInstagramPost,
  reviewLinkedInPost,
  reviewThreadsPosts,
  reviewXThread,
  socialMediaForms,
} from './forms.ts'
export { hashtagsOf, withHashtags } from './hashtags.ts'
export { postToPaste, threadToPaste } from './plain.ts'
export {
  type BlueskyThread,
  blueskyThreadSchema,
  type FacebookPost,
  facebookPostSchema,
  type InstagramPost,
  instagramPostSchema,
  type LinkedInPost,
  linkedInPostSchema,
  type ThreadsPosts,
  threadsPostsSchema,
  type XThread,
  xThreadSchema,
} from './schema.ts'
export { socialMedia, socialMediaType } from './social-media.ts'
