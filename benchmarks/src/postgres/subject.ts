import type { ClientBase } from 'pg'

/**
 * What a contender on Postgres is asked to do, in its own words. A measurement makes the tables, starts workers in
 * processes of their own, and hands in jobs from another.
 */
export interface Subject {
  /** Makes its tables in an empty database. */
  tables(url: string): Promise<void>
  /** Begins to work, and does so until its process ends. */
  work(options: WorkOptions): Promise<void>
  open(options: OpenOptions): Promise<Client>
  /**
   * Fills its tables as if it had been used for long, with copies of its own rows: when it is called there is a job that
   * has ended and one that waits, of the kind that is given.
   */
  readonly history?: ((client: ClientBase, kind: Kind, size: HistorySize) => Promise<void>) | undefined
}

/**
 * - `steps`: three recorded steps, one after the other.
 * - `no-op`: nothing; the result is when it ended.
 * - `endless`: one recorded step, then it works until its process is killed.
 * - `talk`: many recorded steps with pauses between them, of each of which the world is told.
 */
export type Kind = 'steps' | 'no-op' | 'endless' | 'talk'

/** `index` names a job for the measurement. */
export interface Input {
  readonly index: number
  readonly title: string
}

export interface WorkOptions {
  readonly url: string
  readonly concurrency: number
  /** Connections in the pool of this process, where the contender lets one say. */
  readonly pool: number
  /** `tuned` is what its documentation recommends for throughput. */
  readonly form: 'default' | 'tuned'
  readonly lease: 'default' | 'shortest'
  readonly observer: Observer
}

/** What the code of a job tells the measurement. */
export interface Observer {
  begun(index: number): void
  ended(): void
}

export interface OpenOptions {
  readonly url: string
  readonly pool: number
}

/** A process that hands in jobs and looks at them. */
export interface Client {
  /** Their ids. In one call where the contender has a way to hand in many. */
  start(kind: Kind, indexes: readonly number[]): Promise<readonly string[]>
  /** What the job of this id came to, when that is known here. */
  readonly result?: ((id: string) => Promise<unknown>) | undefined
  /** Calls back with what a `talk` job told, until it has ended. */
  readonly listen?: ((id: string, heard: (sentAt: number) => void) => Promise<void>) | undefined
  /** The same for what is told without being recorded. */
  readonly listenTransient?: ((id: string, heard: (sentAt: number) => void) => Promise<void>) | undefined
}

export interface HistorySize {
  readonly finished: number
  readonly waiting: number
  /** Such that wait where the workers of the measurement do not look. */
  readonly elsewhere: number
}

/** Absurd's tables are not on npm: without the file that makes them it is left out. */
export const hasAbsurd = process.env['ABSURD_SCHEMA'] !== undefined

/** The same clock in every process of the machine, in milliseconds with fractions. */
export function now(): number {
  return performance.timeOrigin + performance.now()
}

/** How often a `talk` job speaks, and how long it is silent in between. */
export const talk = { sentences: 20, pauseMs: 40 }

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

export async function loadSubject(name: string): Promise<Subject> {
  // Every file in the folder exports its subject under this name.
  const { subject } = (await import(`./subjects/${name}.ts`)) as { readonly subject: Subject }
  return subject
}
