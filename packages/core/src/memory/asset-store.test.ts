import { describe, it } from 'vitest'
import { testAssetStore } from '../testing/asset-store-suite.ts'
import { memoryAssets } from './asset-store.ts'

describe('memory', () => {
  testAssetStore({ describe, it }, async () => ({ store: memoryAssets(), close: async () => {} }))
})
