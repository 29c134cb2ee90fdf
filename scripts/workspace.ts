import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Where the repository lies. */
export const root = path.resolve(import.meta.dirname, '..')

/** What only this machine needs between steps: reports, logs, incremental state. */
export const cache = path.join(root, 'node_modules/.cache/repurpose')

interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly publishConfig?: { readonly exports?: { readonly [subpath: string]: unknown } }
}

export interface WorkspacePackage {
  readonly name: string
  /** The last part of the folder: `core`, `offline`. */
  readonly shortName: string
  /** Relative to the root, with slashes: `packages/providers/offline`. */
  readonly folder: string
  readonly manifest: Manifest
}

// The same folders as in pnpm-workspace.yaml.
const parents = ['packages', 'packages/providers', 'examples', 'tests']

/** Every package of the workspace, in the order of their folders. */
export function workspacePackages(): readonly WorkspacePackage[] {
  return parents
    .filter((parent) => existsSync(path.join(root, parent)))
    .flatMap((parent) => readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`))
    .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest: Manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
      return { name: manifest.name, shortName: path.basename(folder), folder, manifest }
    })
}

/** The packages that users install. */
export function publicPackages(): readonly WorkspacePackage[] {
  return workspacePackages().filter(({ manifest }) => manifest.private !== true)
}
