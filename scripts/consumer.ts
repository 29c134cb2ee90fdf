import { readdirSync } from 'node:fs'
import path from 'node:path'
import { capture } from './command.ts'
import { runGuides, writeGuides } from './consumer-guides.ts'
import { checkMistakes } from './consumer-mistakes.ts'
import { createConsumerProject } from './consumer-project.ts'

/**
 * A project far from the workspace installs the packed packages with npm, type-checks with declaration emit as a
 * strict user would, and runs every src/*.run.ts, on this Node as it is and compiled on the oldest that is supported.
 * Then it does what the documentation says.
 */
const oldest = ['npm', 'exec', '--yes', '--package=node@22.12.0', '--', 'node'] as const

using project = await createConsumerProject()
const { folder } = project
writeGuides(folder)
const started = performance.now()
await project.tsc('--project', '.')
console.log(`type-checked in ${((performance.now() - started) / 1000).toFixed(1)} s`)

const programs = readdirSync(path.join(folder, 'src')).filter((name) => /\.run\.\w+$/.test(name))
for (const program of programs) {
  await capture(process.execPath, [path.join('src', program)], { folder })
  const [npm, ...values] = oldest
  await capture(npm, [...values, path.join('out/src', program.replace(/ts$/, 'js'))], { folder })
  console.log(`ran  ${program}`)
}
await runGuides(folder)
await checkMistakes(project)
