import fc from 'fast-check'
import type { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { jobText, onServer } from './reading.fixture.ts'

/** What happens next: a writer begins, writes a job, ends its transaction; or the reader reads on. */
type Turn =
  | { readonly writer: number; readonly does: 'write' | 'commit' | 'rollback' }
  | { readonly limit: number }

const turns: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({ writer: fc.nat(3), does: fc.constantFrom('write', 'write', 'commit', 'commit', 'rollback') }),
  fc.record({ limit: fc.constantFrom(1, 3, 1_000) }),
)

describe('the feed under transactions that commit in any order', () => {
  const { open, client } = onServer()

  it('gives every fact that was committed, once, each job in its order', { timeout: 120_000 }, async () => {
    // Without patience: what is held back is to be found by a later turn.
    const noDelay = (callback: () => void) => {
      callback()
      return () => {}
    }
    const clock = { now: () => 0, setTimer: (_: number, callback: () => void) => noDelay(callback) }
    const scene = await open({ clock })
    const writers: readonly Client[] = await Promise.all([client(), client(), client(), client()])
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(turns, { minLength: 5, maxLength: 40 }), async (script) => {
        run += 1
        const pending: (string[] | undefined)[] = writers.map(() => undefined)
        const committed: string[] = []
        const read: string[] = []
        let { cursor } = await scene.reading.feed({ filter: {}, limit: 1_000_000 })
        let made = 0
        const readOn = async (limit: number): Promise<number> => {
          const page = await scene.reading.feed({ after: cursor, filter: {}, limit })
          read.push(...page.entries.map(({ jobId, fact }) => `${jobId} ${fact.seq}`))
          cursor = page.cursor
          return page.entries.length
        }
        const end = async (writer: number, does: 'commit' | 'rollback'): Promise<void> => {
          if (pending[writer] === undefined) return
          await writers[writer]?.query(does)
          if (does === 'commit') committed.push(...pending[writer])
          pending[writer] = undefined
        }
        const write = async (writer: number): Promise<void> => {
          if (pending[writer] === undefined) await writers[writer]?.query('begin')
          made += 1
          const id = `run-${run}-${made}`
          const facts = [
            { type: 'a', at: 1 },
            { type: 'b', at: 1 },
          ]
          await writers[writer]?.query(`select from ${scene.schema}.create_jobs($1, null, true)`, [
            JSON.stringify([jobText(id, { facts })]),
          ])
          pending[writer] = [...(pending[writer] ?? []), `${id} 1`, `${id} 2`]
        }
        for (const turn of script) {
          if ('limit' in turn) await readOn(turn.limit)
          else if (turn.does === 'write') await write(turn.writer)
          else await end(turn.writer, turn.does)
        }
        for (const writer of writers.keys()) await end(writer, 'commit')
        while ((await readOn(7)) > 0);
        expect([...read].sort()).toEqual([...committed].sort())
        for (const id of new Set(read.map((entry) => entry.split(' ')[0]))) {
          expect(read.indexOf(`${id} 1`)).toBeLessThan(read.indexOf(`${id} 2`))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('skips nothing while many write and commit at once', { timeout: 60_000 }, async () => {
    const scene = await open()
    const writers = await Promise.all(Array.from({ length: 6 }, client))
    const written: string[] = []
    const read: string[] = []
    let isWriting = true
    const reading = (async () => {
      let cursor: string | undefined
      for (let more = true; more; ) {
        more = isWriting
        const page = await scene.reading.feed({ after: cursor, filter: {}, limit: 25 })
        read.push(...page.entries.map(({ jobId }) => jobId))
        cursor = page.cursor
        more ||= page.entries.length > 0
      }
    })()
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let n = 0; n < 150; n += 1) {
          const id = `job-${index}-${n}`
          const isLong = (n * 7 + index) % 5 === 0
          if (isLong) await writer.query('begin')
          await writer.query(`select from ${scene.schema}.create_jobs($1, null, $2)`, [
            JSON.stringify([jobText(id)]),
            isLong,
          ])
          if (isLong) await writer.query(n % 3 === 0 ? 'rollback' : 'commit')
          if (!isLong || n % 3 !== 0) written.push(id)
        }
      }),
    )
    isWriting = false
    await reading
    expect([...read].sort()).toEqual([...written].sort())
  })
})
