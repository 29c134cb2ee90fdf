import { appendFileSync, closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { systemClock } from '@repurpose/core'
import type { WitnessFile, WitnessLine } from './line.ts'

const name = /^witness-(\d+)\.jsonl$/

/** Writes lines down; each is in the hands of the operating system when this returns. */
export interface Witness {
  readonly worker: number
  tell(line: WitnessLine): void
  /** A number that no other run of any process has. */
  nextRun(): string
  close(): void
}

export function openWitness(folder: string, worker: number): Witness {
  const file = openSync(fileOf(folder, worker), 'a')
  let runs = 0
  return {
    worker,
    tell(line) {
      // The time is for people who read it.
      writeSync(file, `${JSON.stringify({ ...line, at: systemClock.now() })}\n`)
    },
    nextRun() {
      runs += 1
      return `${worker}.${runs}`
    },
    close: () => closeSync(file),
  }
}

/** Bytes that a worker has written down by now. */
export function sizeOfWitness(folder: string, worker: number): number {
  return statSync(fileOf(folder, worker), { throwIfNoEntry: false })?.size ?? 0
}

function fileOf(folder: string, worker: number): string {
  return path.join(folder, `witness-${worker}.jsonl`)
}

export function readWitnesses(folder: string): readonly WitnessFile[] {
  return readdirSync(folder).flatMap((file) => {
    const worker = name.exec(file)?.[1]
    if (worker === undefined) return []
    return [{ worker: Number(worker), lines: readLines<WitnessLine>(path.join(folder, file)) }]
  })
}

/** Lines that this suite wrote itself, so that they are of the type they were written with. */
export function readLines<Line>(file: string): readonly Line[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]))
}

export function appendLines(file: string, lines: readonly unknown[]): void {
  appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}
