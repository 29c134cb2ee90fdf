import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { capture } from '../../scripts/command.ts'

const benchmarks = path.resolve(import.meta.dirname, '..')

interface Subject {
  readonly name: string
  /** The package measured, and what it cannot work without. */
  readonly packages: readonly string[]
}

const subjects: readonly Subject[] = [
  { name: 'core', packages: ['@repurpose/core'] },
  { name: 'adapter-postgres', packages: ['@repurpose/adapter-postgres', '@repurpose/core'] },
  { name: 'zod', packages: ['zod'] },
  { name: 'p-queue', packages: ['p-queue'] },
  { name: 'fastq', packages: ['fastq'] },
  { name: 'bullmq', packages: ['bullmq', 'ioredis'] },
]

/** Our packages, in the order in which they are built. */
const ours = ['core', 'adapter-postgres'] as const

/** Builds and packs our packages, and installs them and their peers into folders of their own. */
export async function prepare(folder: string): Promise<void> {
  for (const name of ours) {
    await capture('pnpm', ['--filter', `@repurpose/${name}`, 'run', 'build'])
    const source = path.resolve(benchmarks, '../packages', name)
    await capture('pnpm', ['pack', '--out', path.join(folder, `${name}.tgz`)], { folder: source })
  }
  for (const subject of subjects) await install(subject, folder)
  // The adapter and what it stands on, from one folder: two copies of core would not know each other's errors.
  const installed = path.join(folder, 'adapter-postgres/node_modules/@repurpose')
  process.env['PUBLISHED_CORE'] = path.join(installed, 'core/dist/index.js')
  process.env['PUBLISHED_ADAPTER_POSTGRES'] = path.join(installed, 'adapter-postgres/dist/index.js')
  process.env['INSTALLED'] = folder
}

async function install({ name, packages }: Subject, parent: string): Promise<void> {
  const folder = path.join(parent, name)
  mkdirSync(folder)
  const dependencies = packages.map((one) => {
    const own = ours.find((short) => one === `@repurpose/${short}`)
    return [one, own === undefined ? versionOf(one) : `file:${path.join(parent, `${own}.tgz`)}`]
  })
  const manifest = { private: true, type: 'module', dependencies: Object.fromEntries(dependencies) }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(path.join(folder, 'entry.mjs'), packages.map((one) => `import '${one}'\n`).join(''))
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error']
  await capture('npm', ['install', '--prefer-offline', ...quiet], { folder })
  const modules = path.join(folder, 'node_modules')
  const [first = ''] = packages
  const sizes = { own: sizeOf(path.join(modules, first)), total: sizeOf(modules), packages: countIn(modules) }
  writeFileSync(path.join(folder, 'sizes.json'), JSON.stringify(sizes))
}

/** The version that this folder's own lock file installed. */
function versionOf(name: string): string {
  return JSON.parse(readFileSync(path.join(benchmarks, 'node_modules', name, 'package.json'), 'utf8')).version
}

/** Bytes of all files below a folder, without what npm keeps for itself. */
function sizeOf(folder: string): number {
  return filesIn(folder).reduce((bytes, file) => bytes + statSync(file).size, 0)
}

/** Counts the manifests of installed packages, not those that a package has inside. */
function countIn(modules: string): number {
  return filesIn(modules).filter((file) =>
    /node_modules[/\\](@[^/\\]+[/\\])?[^/\\]+[/\\]package\.json$/.test(file),
  ).length
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== '.package-lock.json')
    .map((entry) => path.join(entry.parentPath, entry.name))
}
