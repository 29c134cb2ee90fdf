import process from 'node:process'
import type { JobState, RepurposeError } from '@repurpose/core'
import type { Observed } from './observed.ts'

/** How far a generation is. */
export interface Count {
  /** All that were asked for. */
  readonly pieces: number
  readonly succeeded: number
  readonly calls: number
  readonly costMicros: number
}

export const say = (text: string) => void process.stdout.write(`${text}\n`)

export function begins(id: string, processId: number): string {
  return `Job ${id} begins. Try to stop it (kill -9 ${processId}): the same command continues it.`
}

export function continues(
  id: string,
  state: JobState,
  { pieces, succeeded, calls, costMicros }: Count,
): string {
  const recorded = `${succeeded} of ${pieces} pieces and ${many(calls, 'call')} (${dollars(costMicros)})`
  return state === 'partial' || state === 'failed' || state === 'cancelled'
    ? `Job ${id} ended ${state}: ${recorded} were recorded before; the rest is tried again.`
    : `Continues job ${id}: ${recorded} were recorded before; ${many(pieces - succeeded, 'piece')} remain.`
}

export function wasComplete(id: string, { pieces, calls }: Count): string {
  return `Job ${id} was complete: ${many(pieces, 'piece')} and ${many(calls, 'call')} were recorded before. The files are written again from what is stored.`
}

export function neighbour(id: string, transcript: string | undefined): string {
  return `Job ${id} of another command (${transcript}) is unfinished in the same folder: its calls are made and recorded as well.`
}

export function stopped({ pieces, succeeded, calls }: Count, argv: readonly string[]): string {
  return `Stopped: ${succeeded} of ${pieces} pieces and ${many(calls, 'call')} are recorded. The same command continues:\n\n  npm run demo -- ${argv.map(quoted).join(' ')}\n`
}

export function reused(before: Count, { calls, costMicros }: Observed): string {
  const now = `${many(calls - before.calls, 'call')} made now (${dollars(costMicros - before.costMicros)})`
  return `${now}, ${before.calls} reused that were recorded before (${dollars(before.costMicros)})`
}

/** Why nothing goes on, and what cures it. */
export function blocked({ blocked, pieces }: Observed): string {
  const reasons = [...blocked].map(([jobId, { code, message, action }]) => {
    return `Blocked ${pieces.get(jobId) ?? jobId}: ${code}: ${message}\n  ${action}`
  })
  return `\n${reasons.join('\n')}\nWhat was recorded is kept. When the code fits again, the same command continues.`
}

/** One line, or two when something of the input is to blame. */
export function errorText({ code, message, path, action = '' }: RepurposeError): string {
  return path === undefined ? `${code}: ${message} ${action}` : `${code}: ${message}\n${path} ${action}`
}

export function dollars(micros: number): string {
  return `$${(micros / 1_000_000).toFixed(2)}`
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function quoted(value: string): string {
  return /^[\w./:,=@+-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}
