import { appendFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PermanentError } from '@repurpose/core'
import { currentStand, markOf } from '../witness/index.ts'

/** A result that names the run which made it, so that the log can be compared with the witness. */
export interface Paid<Value> {
  readonly value: Value
  readonly mark: string
}

/** Notes that paid work begins, before anything of it happens. */
export function begin(label: string): string {
  const { witness, job, root, epoch } = currentStand()
  const run = witness.nextRun()
  witness.tell({ what: 'run', job, root, epoch, label, run })
  return markOf(run)
}

/** Work that takes a moment and must not be done again once its result is recorded. */
export async function pay<Value>(label: string, value: Value, signal: AbortSignal): Promise<Paid<Value>> {
  const mark = begin(label)
  await pause(momentOf(mark), undefined, { signal })
  return { value, mark }
}

/** Fails the first `times` times that anybody does it, whichever process, and says which run it was. */
export async function payAtLast<Value>(
  label: string,
  value: Value,
  options: { readonly times: number; readonly signal: AbortSignal },
): Promise<Paid<Value>> {
  const { folder, job } = currentStand()
  const mark = begin(label)
  await pause(momentOf(mark), undefined, { signal: options.signal })
  if (countUp(folder, `${job}~${label}`) <= options.times) throw new Error(`Planned to fail: ${mark}`)
  return { value, mark }
}

/** The error code of what fails until somebody cures it. */
export const brokenCode = 'CRASH_TEST_BROKEN'

/** Fails for good until `cure` was called for the job. */
export async function payWhenCured<Value>(
  label: string,
  value: Value,
  signal: AbortSignal,
): Promise<Paid<Value>> {
  const { folder, job } = currentStand()
  const mark = begin(label)
  await pause(momentOf(mark), undefined, { signal })
  if (!existsSync(cureOf(folder, job))) {
    throw new PermanentError({ code: brokenCode, message: `Planned to break: ${mark}` })
  }
  return { value, mark }
}

/** From now on the job's broken step works. */
export function cure(folder: string, job: string): void {
  writeFileSync(cureOf(folder, job), '')
}

/** Makes the folders that paid work shares between processes. */
export function prepareFolder(folder: string): void {
  for (const name of ['counts', 'cures', 'assets']) mkdirSync(path.join(folder, name), { recursive: true })
}

function cureOf(folder: string, job: string): string {
  return path.join(folder, 'cures', job)
}

/** Counts in a file, so that the count outlives the process and holds for all of them. */
function countUp(folder: string, name: string): number {
  const file = path.join(folder, 'counts', name.replaceAll('/', '_'))
  appendFileSync(file, '.')
  return statSync(file).size
}

/** One to twelve milliseconds, another one for each run: so that kills meet work under way. */
function momentOf(mark: string): number {
  let sum = 0
  for (let index = 0; index < mark.length; index += 1) sum += mark.charCodeAt(index) * (index + 1)
  return 1 + (sum % 12)
}
