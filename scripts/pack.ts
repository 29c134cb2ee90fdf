import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { capture } from './command.ts'
import { publicPackages, root, type WorkspacePackage } from './workspace.ts'

export interface Tarball {
  readonly name: string
  readonly file: string
}

/** Packs every public package as it would be published, from what `pnpm run build` made. */
export async function packAll(folder: string): Promise<readonly Tarball[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return await Promise.all(publicPackages().map((workspacePackage) => pack(workspacePackage, folder)))
}

async function pack({ name, folder, shortName }: WorkspacePackage, target: string): Promise<Tarball> {
  const file = path.join(target, `${shortName}.tgz`)
  await capture('pnpm', ['pack', '--out', file], { folder: path.join(root, folder) })
  return { name, file }
}
