import path from 'node:path'
import {
  type AssetStore,
  type Backend,
  createRepurpose,
  folder as folderAssets,
  type Repurpose,
} from '@repurpose/core'
import { branch, leaf, note, tree } from './family.ts'
import { approval, fan, fragile, napping, plain } from './single.ts'
import { writer } from './writer.ts'

/** Pipelines with a `settled` hook, by name. */
export const hooked: ReadonlySet<string> = new Set([approval.name, branch.name])

/** The assets that all processes of a test share. */
export function openAssets(folder: string): AssetStore {
  return folderAssets(path.join(folder, 'assets'))
}

/** An instance with everything that this suite's jobs need. */
export function openInstance(backend: Backend, folder: string): Repurpose<typeof note> {
  return createRepurpose({
    backend,
    assets: openAssets(folder),
    content: [note],
    pipelines: [plain, fan, approval, napping, fragile, leaf, branch, tree],
    language: writer,
    work: false,
  })
}
