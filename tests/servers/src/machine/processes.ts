import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const hasProc = existsSync('/proc/self/stat')

/** Sends a signal; false when there is no such process. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
    throw error
  }
}

/** Whether a process runs. One that is dead and that nobody has collected yet does not. */
export function isRunning(pid: number): boolean {
  if (!hasProc) return signal(pid, 0)
  const state = statusOf(pid)?.state
  return state !== undefined && state !== 'Z' && state !== 'X'
}

/** The processes that a process started itself. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
  if (hasProc) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((candidate) => statusOf(candidate)?.parent === pid)
  }
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid='])
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (child !== undefined && parent === pid ? [child] : []))
}

/**
 * Kills a process and its children at once, as a power cut would, and waits until all are gone.
 * The process is halted first, so that it starts no further child while they are listed.
 */
export async function killWithChildren(pid: number): Promise<void> {
  if (!signal(pid, 'SIGSTOP')) return
  const family = [pid, ...(await childrenOf(pid))]
  for (const member of family) signal(member, 'SIGKILL')
  await untilGone(family)
}

/** Waits until none of the processes runs. @throws when one still does after `patienceMs` (10 seconds). */
async function untilGone(pids: readonly number[], patienceMs = 10_000): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (pids.some(isRunning)) {
    // The operating system has no event for the end of a process that is not one's own child.
    if (performance.now() > deadline) throw new Error(`Still running: ${pids.filter(isRunning).join(', ')}.`)
    await sleep(5)
  }
}

// The name of the program stands between brackets and may itself hold brackets and blanks.
function statusOf(pid: number): { readonly state: string; readonly parent: number } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', parent = ''] = line.slice(line.lastIndexOf(')') + 2).split(' ')
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}
