import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startServer } from './postgres/server.ts'
import { prepare } from './prepare.ts'
import { machine, writeResults } from './readme.ts'
import { runScenario } from './runner.ts'
import { loadScenario, parts, type Scenario } from './scenario.ts'
import { sectionOf } from './table.ts'

/**
 * `npm run bench`: measures everything side by side and writes the tables into README.md. With `--part postgres` only
 * that part is measured and written; with `--only no-op,backlog` the others are left out and nothing is written.
 * `--rounds 9` runs every contender nine times instead of five; `--contenders repurpose,bare` only those whose names
 * begin so.
 */
const { values } = parseArgs({
  options: {
    part: { type: 'string', default: Object.keys(parts).join() },
    only: { type: 'string' },
    contenders: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
})
const rounds = Number(values.rounds)

function chosenFrom(scenario: Scenario): Scenario {
  const beginnings = values.contenders?.split(',') ?? ['']
  const contenders = Object.entries(scenario.contenders).filter(([name]) =>
    beginnings.some((beginning) => name.startsWith(beginning)),
  )
  return { ...scenario, contenders: Object.fromEntries(contenders) }
}

async function measure(names: readonly string[]): Promise<readonly string[]> {
  const sections: string[] = []
  for (const name of names) {
    const scenario = await loadScenario(name)
    if (scenario.server === 'postgres') server ??= await startServer(folder)
    const section = sectionOf(scenario, await runScenario(name, chosenFrom(scenario), rounds))
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
      const conditions = `${machine()} · ${rounds} runs each, or as said: the median, and least–most where they differ`
      writeResults(part, [conditions, ...sections])
      console.log(`\nWritten to benchmarks/README.md: ${part}.`)
    }
  }
} finally {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}
