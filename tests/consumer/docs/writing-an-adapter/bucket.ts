import { type AssetStore, memoryAssets } from '@repurpose/core'

/** Stands for a store that somebody writes. */
export function bucket(_options: { readonly name: string }): AssetStore & { empty(): Promise<void> } {
  return { ...memoryAssets(), async empty() {} }
}
