import { spawn } from 'node:child_process'
import { root } from './workspace.ts'

interface CommandOptions {
  readonly folder?: string
}

/** Runs a program with its output shown as it comes, and answers its exit code. */
export function show(
  program: string,
  values: readonly string[],
  options: CommandOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, values, { cwd: options.folder ?? root, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** Runs a program and answers what it wrote. A failure is an error that carries all of it. */
export function capture(
  program: string,
  values: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, values, {
      cwd: options.folder ?? root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      const output = Buffer.concat(chunks).toString('utf8').trim()
      if (code === 0) resolve(output)
      else reject(new Error(`${program} ${values.join(' ')} ended with ${code}:\n${output}`))
    })
  })
}
