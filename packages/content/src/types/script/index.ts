export { reviewPodcastScript, reviewShortScript, scriptForms } from './forms.ts'
export { type PodcastScript, podcastScriptSchema, type ShortScript, shortScriptSchema } from './schema.ts'
export { script, scriptType } from './script.ts'
