import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { show } from './command.ts'
import { cache } from './workspace.ts'

/**
 * Everything that must hold before a change is good, in order, until the first failure.
 * Each step is a script of the root package.json, so that it can be run alone: `pnpm run lint`.
 */
interface Step {
  readonly title: string
  readonly script: string
  /** A step that runs tests leaves a report, from which the closing count is taken. */
  readonly tests?: 'counted' | 'repeated'
}

const steps: readonly Step[] = [
  { title: 'Format and lint', script: 'lint' },
  { title: 'Types', script: 'typecheck' },
  { title: 'Arrows between rooms and packages', script: 'arrows' },
  { title: 'Unused code and dependencies', script: 'unused' },
  { title: 'Tests of core, with coverage', script: 'test:core', tests: 'counted' },
  { title: 'Tests of all other packages', script: 'test:others', tests: 'counted' },
  { title: 'Build', script: 'build' },
  { title: 'Public API against etc/', script: 'api' },
  { title: 'Packed packages', script: 'packages' },
  { title: 'A project that installs the packages', script: 'packages:consumer' },
  { title: 'What the types cost', script: 'type-cost' },
  { title: 'Tests of core on Node 22.12', script: 'test:oldest', tests: 'repeated' },
  { title: 'Examples', script: 'examples' },
]

const reports = path.join(cache, 'reports')
const times: string[] = []
let passed = 0
let failed = 0

function countTests(step: Step, report: string): void {
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  // The same tests on another Node count once, unless they fail there.
  if (step.tests === 'counted') passed += numPassedTests
  failed += numFailedTests
  // A file that does not even load holds no failed test, and is a failure all the same.
  if (!success && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites)
}

async function run(step: Step): Promise<boolean> {
  console.log(`\n── ${step.title} · pnpm run ${step.script}`)
  const started = performance.now()
  const report = path.join(reports, `${step.script.replace(':', '-')}.json`)
  const options = step.tests
    ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    : []
  const code = await show(process.execPath, ['--run', step.script, ...options])
  const line = `${code === 0 ? 'passed' : 'FAILED'}  ${seconds(started).padStart(7)}  ${step.title}`
  times.push(line)
  console.log(line)
  const before = failed
  // A run that dies early leaves no report.
  if (step.tests && existsSync(report)) countTests(step, report)
  // Whatever fails without a failed test (a threshold, a lint error) counts as one failure.
  if (code !== 0 && failed === before) failed += 1
  return code === 0
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const started = performance.now()
let succeeded = true
for (const step of steps) {
  succeeded = await run(step)
  if (!succeeded) break
}
console.log(`\n── Summary, ${seconds(started)}\n${times.join('\n')}\n`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = succeeded ? 0 : 1
