export { chunksOf, discard } from './asset-body.ts'
export { assertSafeKey, safeKey } from './asset-key.ts'
export { withinSize } from './byte-range.ts'
export { folder } from './folder-asset-store.ts'
