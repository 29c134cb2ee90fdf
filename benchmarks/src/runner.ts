import { fork } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Measures, Scenario } from './scenario.ts'
import { type Spread, spreadOf } from './statistics.ts'

/** By contender and metric. */
export type Results = Readonly<Record<string, Readonly<Record<string, Spread>>>>

/** Runs every contender of a scenario once a round, in turn, so that whatever disturbs the machine disturbs all. */
export async function runScenario(
  name: string,
  { contenders, metrics, together = false, rounds: most = Number.POSITIVE_INFINITY }: Scenario,
  rounds: number,
): Promise<Results> {
  const runs = new Map<string, Measures[]>(Object.keys(contenders).map((contender) => [contender, []]))
  const run = async (contender: string, measured: Measures[]) => {
    measured.push(await runOnce(name, contender).catch(leftOut))
  }
  for (let round = 0; round < Math.min(rounds, most); round += 1) {
    if (together) await Promise.all([...runs].map(([contender, measured]) => run(contender, measured)))
    else for (const [contender, measured] of runs) await run(contender, measured)
  }
  const spreads = (measured: readonly Measures[]) =>
    Object.keys(metrics).map((metric) => [
      metric,
      spreadOf(measured.map((measures) => measures[metric] ?? Number.NaN)),
    ])
  return Object.fromEntries(
    [...runs].map(([contender, measured]) => [contender, Object.fromEntries(spreads(measured))]),
  )
}

/** A contender that fails has no figures; the others have theirs. */
function leftOut(error: unknown): Measures {
  console.error(error)
  return {}
}

function runOnce(name: string, contender: string): Promise<Measures> {
  return new Promise((resolve, reject) => {
    const preload = pathToFileURL(path.join(import.meta.dirname, 'published-core.ts')).href
    const child = fork(path.join(import.meta.dirname, 'measure.ts'), [name, contender], {
      execArgv: ['--expose-gc', '--import', preload],
      // As JSON, what is infinite would come as nothing.
      serialization: 'advanced',
    })
    child.on('message', (measures) => resolve(measures as Measures))
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`${contender} of "${name}" ended with ${code}.`)))
  })
}
