import {
  type Answer,
  type Clock,
  type Fact,
  LeaseLostError,
  type NewJob,
  type Settlement,
  type Write,
} from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { batchLimits, createBatches, isConflict, persistMs } from './batches.ts'
import { decodeNews, encodeJob, encodeSettlement, encodeWrite, toJson } from './encode.ts'
import { type Touched, type TouchedRow, touchedColumns, touchedOf } from './touched.ts'

/** A lease as the database knows it. */
export interface LeaseKey {
  readonly jobId: string
  /** The number of the job's row. */
  readonly job: number
  readonly fence: number
}

/** Everything that is written under a lease. What is under way when the database cannot be reached waits for it. */
export interface Writes {
  /** @throws LeaseLostError */
  append(lease: LeaseKey, write: Omit<Write, 'lease'>): Promise<Answer>
  /** @throws LeaseLostError; StatementRefused `RP001`, `RP004` */
  spawn(
    lease: LeaseKey,
    write: Omit<Write, 'lease'> & { readonly children: readonly NewJob[] },
  ): Promise<{ readonly answer: Answer; readonly touched: readonly Touched[] }>
  /**
   * The job and those that were told of its end.
   *
   * @throws LeaseLostError
   */
  settle(lease: LeaseKey, settlement: Settlement): Promise<readonly Touched[]>
  /** Gives a job back: one whose run was rejected, or (`unused`) one that never ran. */
  giveBack(
    lease: LeaseKey,
    options: { readonly delayMs: number; readonly unused: boolean },
  ): Promise<readonly Touched[]>
}

export interface WritesOptions {
  readonly database: Database
  /** The quoted name of the schema. */
  readonly schema: string
  /** The number of this process. */
  readonly process: number
  readonly nextCall: () => string
  readonly clock: Clock
  /** Aborts when the backend closes: nobody waits for the database any longer. */
  readonly signal: AbortSignal
}

interface Item {
  readonly job: number
  readonly text: string
}

interface AppendRow {
  readonly job: number
  readonly seq: number
  readonly request: 'cancel' | 'pause' | null
  readonly news: string | null
}

export function createWrites(options: WritesOptions): Writes {
  const { database, schema, process, nextCall, clock, signal } = options
  /** Of a batch that somebody holds up each item is sent by itself, and not only after many tries. */
  const run = <Row extends object>(text: string, values: readonly unknown[], items = 1) =>
    database.run<Row>({
      text,
      values,
      signal,
      patienceMs: Number.POSITIVE_INFINITY,
      mostConflicts: items > 1 ? 0 : undefined,
    })

  /** As often as others are in the way, until the backend closes. */
  async function persist<Value>(attempt: () => Promise<Value>): Promise<Value> {
    for (;;) {
      try {
        return await attempt()
      } catch (error) {
        if (!isConflict(error) || signal.aborted) throw error
      }
      await new Promise<void>((resolve) => void clock.setTimer(persistMs, resolve))
    }
  }

  const append = createBatches<Item, AppendRow | undefined>({
    ...batchLimits,
    persist: options,
    keyOf: ({ job }) => job,
    bytesOf: ({ text }) => text.length,
    send: async (items) => {
      const rows = await run<AppendRow>(
        `select * from ${schema}.append($1, $2)`,
        [process, listOf(items)],
        items.length,
      )
      const byJob = new Map(rows.map((row) => [row.job, row]))
      return items.map(({ job }) => byJob.get(job))
    },
  })

  const settle = createBatches<Item, readonly Touched[] | undefined>({
    ...batchLimits,
    persist: options,
    keyOf: ({ job }) => job,
    bytesOf: ({ text }) => text.length,
    send: async (items) => {
      const rows = await run<TouchedRow & { readonly settled: number | null }>(
        `select settled, ${touchedColumns} from ${schema}.settle($1, $2)`,
        [process, listOf(items)],
        items.length,
      )
      const byJob = new Map<number, TouchedRow[]>()
      // The parents that were told come before the job that told them.
      let told: TouchedRow[] = []
      for (const row of rows) {
        told.push(row)
        if (row.settled === null) continue
        byJob.set(row.settled, told)
        told = []
      }
      return items.map(({ job }) => {
        const touched = byJob.get(job)
        return touched === undefined ? undefined : touchedOf(touched)
      })
    },
  })

  return {
    async append(lease, write) {
      const { job, fence } = lease
      const row = await append({ job, text: encodeWrite({ job, fence, ...write }) })
      if (row === undefined) throw new LeaseLostError(lease)
      return answerOf(row)
    },

    async spawn(lease, { children, ...write }) {
      const { job, fence } = lease
      const call = nextCall()
      const [row, ...rest] = await persist(() =>
        run<TouchedRow & AppendRow>(
          `select seq, request, news, ${touchedColumns} from ${schema}.spawn($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            process,
            job,
            fence,
            write.write,
            write.seen,
            true,
            toJson(write.facts),
            listOf(children.map((child) => ({ text: encodeJob(child, call) }))),
          ],
        ),
      )
      if (row === undefined) throw new LeaseLostError(lease)
      return { answer: answerOf(row), touched: touchedOf(rest) }
    },

    async settle(lease, settlement) {
      const { job, fence } = lease
      const touched = await settle({ job, text: encodeSettlement(job, fence, settlement) })
      if (touched === undefined) throw new LeaseLostError(lease)
      return touched
    },

    async giveBack({ job, fence }, { delayMs, unused }) {
      const rows = await persist(() =>
        run<TouchedRow>(`select ${touchedColumns} from ${schema}.give_back($1, $2, $3, $4) touched`, [
          process,
          JSON.stringify([{ job, fence }]),
          delayMs,
          unused,
        ]),
      )
      return touchedOf(rows)
    },
  }
}

function listOf(items: readonly { readonly text: string }[]): string {
  return `[${items.map(({ text }) => text).join(',')}]`
}

function answerOf(row: AppendRow): Answer {
  const news: readonly Fact[] = decodeNews(row.news)
  return { seq: row.seq, request: row.request ?? undefined, news }
}
