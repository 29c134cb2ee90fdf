import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { prepare } from './prepare.ts'
import { runScenario } from './runner.ts'
import { loadScenario, scenarioNames } from './scenario.ts'
import { sectionOf } from './table.ts'

/**
 * `npm run bench`: measures everything side by side and writes the tables into README.md. With `--only no-op,backlog`
 * the others are left out and nothing is written; `--rounds 9` runs every contender nine times instead of five.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, rounds: { type: 'string', default: '5' } },
})
const rounds = Number(values.rounds)
const names = values.only?.split(',') ?? scenarioNames

const readme = path.resolve(import.meta.dirname, '../README.md')
const [begin, end] = ['<!-- results -->', '<!-- /results -->']

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

function write(results: string): void {
  const text = readFileSync(readme, 'utf8')
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  const after = text.slice(text.indexOf(end))
  writeFileSync(readme, `${before}\n\n${results}\n\n${after}`)
}

const folder = mkdtempSync(path.join(tmpdir(), 'repurpose-bench-'))
try {
  console.log('Building, packing and installing…')
  process.env['PUBLISHED_CORE'] = await prepare(folder)
  process.env['INSTALLED'] = folder
  const sections: string[] = []
  for (const name of names) {
    const scenario = await loadScenario(name)
    const section = sectionOf(scenario, await runScenario(name, scenario, rounds))
    console.log(`\n${section}`)
    sections.push(section)
  }
  if (values.only === undefined) {
    write([machine(), ...sections].join('\n\n'))
    console.log(`\nWritten to benchmarks/README.md.`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
