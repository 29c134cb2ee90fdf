import { existsSync } from 'node:fs'
import path from 'node:path'
import { capture, show } from './command.ts'
import { root } from './workspace.ts'

/**
 * Where `npm run demo`, `npm test` and their like begin. npm has brought Node 24 and pnpm; this installs what
 * the task needs and hands it the arguments. It runs before anything is installed, so it imports nothing that is.
 */
interface Task {
  readonly installs: readonly (readonly string[])[]
  /** What Node runs, relative to the folder. */
  readonly program: readonly string[]
  readonly folder?: string
}

const [name = '', ...values] = process.argv.slice(2)

const everything = ['install', '--frozen-lockfile']
const example = ['install', '--frozen-lockfile', '--prod', '--filter-prod', '@repurpose/example-generate...']
// A first demo in memory does without the embedded database: 9 MB to download.
const withoutDatabase = [...example, '--filter-prod', '!@repurpose/adapter-postgres']
const hasDatabase = existsSync(path.join(root, 'packages/adapter-postgres/node_modules'))
const needsDatabase = values.some((value) => /^--durable(=|$)/.test(value))
// Installing without the development tools would remove them from a workspace that has them.
const complete = existsSync(path.join(root, 'node_modules/typescript'))
const demo = hasDatabase || needsDatabase ? example : withoutDatabase

const tasks: { readonly [name: string]: Task } = {
  demo: { installs: [complete ? everything : demo], program: ['examples/generate/src/main.ts'] },
  test: { installs: [everything], program: ['scripts/check.ts'] },
  'test:long': {
    installs: [everything],
    program: ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.long.config.ts'],
  },
  bench: {
    installs: [everything, ['--dir', 'benchmarks', 'install', '--ignore-workspace', '--frozen-lockfile']],
    program: ['--run', 'bench', '--'],
    folder: path.join(root, 'benchmarks'),
  },
}

const task = tasks[name]
if (task === undefined) throw new Error(`There is no task "${name}": ${Object.keys(tasks).join(', ')}.`)

// npm hands `--package` on to every npm below it, which would then look there for its own programs.
delete process.env['npm_config_package']
// An interrupt reaches the task as well: it decides how to end, and this waits for it.
process.on('SIGINT', () => {})

if (!existsSync(path.join(root, 'node_modules'))) console.log('Installing…')
for (const install of task.installs) await capture('pnpm', install)
process.exitCode = await show(process.execPath, [...task.program, ...values], { folder: task.folder ?? root })
