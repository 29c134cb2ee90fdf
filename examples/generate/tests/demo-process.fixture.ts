import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

const program = path.resolve(import.meta.dirname, '../src/main.ts')

/** A demo that has ended. */
export interface EndedDemo {
  readonly pid: number
  /** Nothing when it was killed. */
  readonly code: number | null
  readonly lines: readonly string[]
}

export interface DemoOptions {
  readonly folder: string
  /** Called with each line as it is written. */
  readonly onLine?: (line: string, demo: RunningDemo) => void
}

export interface RunningDemo {
  readonly lines: readonly string[]
  kill(signal: 'SIGKILL' | 'SIGINT'): void
}

/** Runs the demo's command to its end, however that comes. */
export async function runDemo(
  values: readonly string[],
  { folder, onLine = () => {} }: DemoOptions,
): Promise<EndedDemo> {
  // The database lives for a second or two: to optimize its code costs more than it brings.
  const child = spawn(process.execPath, ['--liftoff-only', program, ...values], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // What is compiled once need not be compiled for every process.
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(folder, 'compiled') },
  })
  const lines: string[] = []
  const demo = { lines, kill: (signal: 'SIGKILL' | 'SIGINT') => void child.kill(signal) }
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    onLine(line, demo)
  })
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { pid: child.pid ?? 0, code, lines }
}

/** Runs the demo until a line matches, and ends it there and then. It may have been faster. */
export function interruptDemo(
  values: readonly string[],
  {
    folder,
    at,
    signal = 'SIGKILL',
  }: { readonly folder: string; readonly at: RegExp; readonly signal?: 'SIGKILL' | 'SIGINT' },
): Promise<EndedDemo> {
  let isOver = false
  return runDemo(values, {
    folder,
    onLine(line, demo) {
      if (isOver || !at.test(line)) return
      isOver = true
      demo.kill(signal)
    },
  })
}
