export { completeYouTubeDescription } from './complete.ts'
export { reviewYouTubeDescription, youTubeDescriptionForms } from './forms.ts'
export { youTubeDescriptionToPaste } from './plain.ts'
export {
  type YouTubeDescription,
  type YouTubeDescriptionDraft,
  youTubeDescriptionSchema,
} from './schema.ts'
export { youTubeDescription, youTubeDescriptionType } from './youtube-description.ts'
