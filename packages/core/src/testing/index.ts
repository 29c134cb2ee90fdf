export { testAssetStore } from './asset-store-suite.ts'
export type { AssetStoreUnderTest } from './asset-store-suite-scene.ts'
export { type FakeClock, fakeClock } from './fake-clock.ts'
