import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { capture } from './command.ts'
import { packAll } from './pack.ts'
import { root } from './workspace.ts'

/** A project far from the workspace, as a user would have it. */
export interface ConsumerProject {
  readonly folder: string
  /** Runs one of the project's own programs. */
  tsc(...values: readonly string[]): Promise<string>
  /** Deletes it. */
  [Symbol.dispose](): void
}

/** Copies tests/consumer to a temporary folder and installs the packed packages there with npm. */
export async function createConsumerProject(): Promise<ConsumerProject> {
  const folder = mkdtempSync(path.join(tmpdir(), 'repurpose-consumer-'))
  const project: ConsumerProject = {
    folder,
    tsc: (...values) => capture(process.execPath, ['node_modules/typescript/bin/tsc', ...values], { folder }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
  try {
    cpSync(path.join(root, 'tests/consumer'), folder, { recursive: true })
    await install(folder)
  } catch (error) {
    project[Symbol.dispose]()
    throw error
  }
  return project
}

async function install(folder: string): Promise<void> {
  const manifestFile = path.join(folder, 'package.json')
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
  for (const { name, file } of await packAll(path.join(folder, 'packed'))) {
    manifest.dependencies[name] = `file:${path.relative(folder, file)}`
  }
  writeFileSync(manifestFile, JSON.stringify(manifest, undefined, 2))
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  await capture('npm', ['install', '--prefer-offline', ...quiet], { folder })
}
