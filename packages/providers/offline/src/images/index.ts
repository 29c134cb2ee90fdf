export { type OfflineImagesOptions, offlineImages } from './model.ts'
