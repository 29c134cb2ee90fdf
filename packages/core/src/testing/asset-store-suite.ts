import { keepingBytes } from './asset-store-suite-bytes.ts'
import { findingKeys } from './asset-store-suite-keys.ts'
import type { AssetStoreTests, AssetStoreUnderTest } from './asset-store-suite-scene.ts'
import { writing } from './asset-store-suite-writes.ts'
import type { TestRunner } from './backend-suite.ts'

const themes: Readonly<Record<string, AssetStoreTests>> = {
  'keeps bytes': keepingBytes,
  'writes at once or not at all': writing,
  'finds keys': findingKeys,
}

/**
 * Every rule of the `AssetStore` port, one test each. What a store declares in `capabilities` decides what is asked of
 * it; nothing can be left out.
 *
 * @param runner of vitest, node:test or any other runner
 * @param create makes an empty store for each test
 * @example testAssetStore({ describe, it }, async () => ({ store: memoryAssets(), close: async () => {} }))
 */
export function testAssetStore(runner: TestRunner, create: () => Promise<AssetStoreUnderTest>): void {
  for (const [theme, tests] of Object.entries(themes)) {
    runner.describe(theme, () => {
      for (const [name, test] of Object.entries(tests)) {
        runner.it(name, async () => {
          const under = await create()
          try {
            await test(under.store, under)
          } finally {
            await under.close()
          }
        })
      }
    })
  }
}
