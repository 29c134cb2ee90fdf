import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { capture } from './command.ts'
import { packAll } from './pack.ts'
import { root } from './workspace.ts'

/**
 * A project far from the workspace installs the packed packages with npm, type-checks with declaration
 * emit as a strict user would, and runs every src/*.run.ts.
 */
const template = path.join(root, 'tests/consumer')
const project = mkdtempSync(path.join(tmpdir(), 'repurpose-consumer-'))

async function install(): Promise<void> {
  const tarballs = await packAll(path.join(project, 'packed'))
  const manifest = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'))
  for (const { name, file } of tarballs) manifest.dependencies[name] = `file:${path.relative(project, file)}`
  writeFileSync(path.join(project, 'package.json'), JSON.stringify(manifest, undefined, 2))
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  await capture('npm', ['install', '--prefer-offline', ...quiet], { folder: project })
}

async function run(): Promise<void> {
  const source = path.join(project, 'src')
  const programs = existsSync(source) ? readdirSync(source).filter((name) => name.endsWith('.run.ts')) : []
  for (const program of programs) {
    await capture(process.execPath, [path.join('src', program)], { folder: project })
    console.log(`ran  ${program}`)
  }
}

try {
  cpSync(template, project, { recursive: true })
  await install()
  const started = performance.now()
  await capture('npm', ['exec', '--no', '--', 'tsc', '--project', '.'], { folder: project })
  console.log(`type-checked in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  await run()
} finally {
  rmSync(project, { recursive: true, force: true })
}
