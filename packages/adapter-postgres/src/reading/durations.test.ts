import type { DurationSample } from '@repurpose/core'
import { fakeClock } from '@repurpose/core/testing'
import { describe, expect, it } from 'vitest'
import type { Database } from '../database/index.ts'
import { createDurations } from './durations.ts'
import { type OpenScene, onEmbedded, onServer } from './reading.fixture.ts'

describe('on a server', () => learns(onServer().open))
describe('embedded', () => learns(onEmbedded().open))

const draft = (ms: number): DurationSample => ({ pipeline: 'article', stage: 'draft', ms })

/** The newest sample weighs a fifth. */
const learnt = (...samples: readonly number[]): number =>
  samples.reduce((known, ms) => known + 0.2 * (ms - known))

function learns(open: OpenScene): void {
  it('gives what was learnt before, the newest weighing a fifth', async () => {
    const { reading } = await open()
    expect(await reading.durations('article')).toEqual({})
    reading.learn([])
    reading.learn([draft(100), { pipeline: 'article', stage: 'check', ms: 7 }, draft(200)])
    reading.learn([draft(50), { pipeline: 'novel', stage: 'draft', ms: 1 }])
    const first = await reading.durations('article')
    expect(first['draft']).toBeCloseTo(learnt(100, 200, 50))
    expect(first['check']).toBe(7)
    reading.learn([draft(10), draft(20)])
    expect((await reading.durations('article'))['draft']).toBeCloseTo(learnt(100, 200, 50, 10, 20))
    expect(await reading.durations('novel')).toEqual({ draft: 1 })
  })

  it('writes a second later, all in one statement', async () => {
    const clock = fakeClock()
    const { reading, sql } = await open({ clock })
    for (let n = 0; n < 50; n += 1) reading.learn([draft(n)])
    expect(clock.pending).toBe(1)
    await clock.advance(999)
    expect(await sql('select from s.durations')).toHaveLength(0)
    await clock.advance(1)
    await reading.flush()
    expect(await sql('select from s.durations')).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })

  it('adds to what other processes learn', async () => {
    const { reading, database, schema } = await open()
    const other = createDurations(database, schema, fakeClock())
    reading.learn([draft(100)])
    await reading.flush()
    reading.learn([draft(200)])
    other.learn([draft(300)])
    await other.flush()
    await reading.flush()
    expect((await other.durations('article'))['draft']).toBeCloseTo(learnt(100, 300, 200))
  })

  it('keeps what could not be written for the next time', async () => {
    const { database, schema } = await open()
    let isAway = true
    const unreliable: Database = {
      ...database,
      run: async (statement) => {
        if (isAway) throw new Error('away')
        return database.run(statement)
      },
    }
    const { learn, flush, durations } = createDurations(unreliable, schema, fakeClock())
    learn([draft(100)])
    await flush()
    const failing = flush()
    learn([draft(200), { pipeline: 'article', stage: 'check', ms: 7 }])
    await failing
    await expect(durations('article')).rejects.toThrow('away')
    learn([draft(50)])
    isAway = false
    expect(await durations('article')).toEqual({ check: 7, draft: expect.closeTo(learnt(100, 200, 50)) })
  })
}
