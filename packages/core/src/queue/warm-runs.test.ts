import { describe, expect, it } from 'vitest'
import type { JobRun } from '../pipeline/index.ts'
import { createWarmRuns } from './warm-runs.ts'

/** Of a run nothing but its job and what it remembers is looked at. */
const run = (id: string, seq: number | undefined = 7) => ({ job: { id }, remembered: () => seq }) as JobRun

describe('runs that are kept', () => {
  it('can be taken once', () => {
    const warm = createWarmRuns({ limit: 2 })
    const one = run('one')
    warm.keep(one)
    expect(warm.remembered('one')).toBe(7)
    expect(warm.take('one')).toBe(one)
    expect([warm.take('one'), warm.remembered('one')]).toEqual([undefined, undefined])
  })

  it('make room for those that came later', () => {
    const warm = createWarmRuns({ limit: 2 })
    for (const id of ['one', 'two', 'one', 'three']) warm.keep(run(id))
    expect(['one', 'two', 'three'].map((id) => warm.take(id) !== undefined)).toEqual([true, false, true])
  })

  it('are none where none may be kept', () => {
    const warm = createWarmRuns({ limit: 0 })
    warm.keep(run('one'))
    expect(warm.take('one')).toBeUndefined()
  })
})
