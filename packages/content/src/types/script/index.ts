export { type PodcastScript, podcastScriptSchema, type ShortScript, shortScriptSchema } from './schema.ts'
export { reviewPodcastScript, reviewShortScript, script } from './script.ts'
