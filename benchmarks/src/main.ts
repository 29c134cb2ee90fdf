import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startServer } from './postgres/server.ts'
import { prepare } from './prepare.ts'
import { runScenario } from './runner.ts'
import { loadScenario, parts } from './scenario.ts'
import { sectionOf } from './table.ts'

/**
 * `npm run bench`: measures everything side by side and writes the tables into README.md. With `--part postgres` only
 * that part is measured and written; with `--only no-op,backlog` the others are left out and nothing is written.
 * `--rounds 9` runs every contender nine times instead of five.
 */
const { values } = parseArgs({
  options: {
    part: { type: 'string', default: Object.keys(parts).join() },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
})
const rounds = Number(values.rounds)

const readme = path.resolve(import.meta.dirname, '../README.md')

function machine(): string {
  const processors = cpus()
  const memory = Math.round(totalmem() / 1_024 ** 3)
  return [
    `Node ${process.version}, ${process.platform} ${process.arch}`,
    `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'})`,
    `${memory} GB of memory`,
    `${rounds} runs each: the median, and least–most where they differ`,
    `load average when it ended: ${loadavg()[1]?.toFixed(1)}`,
  ].join(' · ')
}

function write(part: string, results: string): void {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`]
  const text = readFileSync(readme, 'utf8')
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  const after = text.slice(text.indexOf(end))
  writeFileSync(readme, `${before}\n\n${results}\n\n${after}`)
}

async function measure(names: readonly string[]): Promise<readonly string[]> {
  const sections: string[] = []
  for (const name of names) {
    const scenario = await loadScenario(name)
    if (scenario.server === 'postgres') server ??= await startServer(folder)
    const section = sectionOf(scenario, await runScenario(name, scenario, rounds))
    console.log(`\n${section}`)
    sections.push(section)
  }
  return sections
}

const folder = mkdtempSync(path.join(tmpdir(), 'repurpose-bench-'))
let server: { stop(): Promise<void> } | undefined
try {
  console.log('Building, packing and installing…')
  await prepare(folder)
  if (values.only !== undefined) await measure(values.only.split(','))
  else {
    for (const part of values.part.split(',')) {
      const names = Object.entries(parts).find(([name]) => name === part)?.[1]
      if (names === undefined)
        throw new Error(`There is no part "${part}": ${Object.keys(parts).join(', ')}.`)
      const sections = await measure(names)
      write(part, [machine(), ...sections].join('\n\n'))
      console.log(`\nWritten to benchmarks/README.md: ${part}.`)
    }
  }
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}
