import { describe, expect, it } from 'vitest'
import type { CallSettled, FactBody } from '../job/index.ts'
import { usd } from '../values/index.ts'
import { ledgerOf } from './ledger.ts'

const call = (more: Partial<CallSettled>): CallSettled => ({
  type: 'call.settled',
  key: 'write/title:1~1',
  task: 'title',
  kind: 'language',
  provider: 'acme',
  model: 'large',
  ok: true,
  usage: {},
  cached: false,
  ms: 100,
  ...more,
})

describe('ledgerOf', () => {
  it('is empty without calls', () => {
    const facts: FactBody[] = [{ type: 'stage.skipped', stage: 'write' }]
    expect(ledgerOf(facts)).toMatchObject({ calls: 0, cost: { micros: 0 }, models: [], stages: {} })
  })

  it('sums calls by model and stage, every attempt', () => {
    const ledger = ledgerOf([
      call({ usage: { inputTokens: 10, outputTokens: 5 }, cost: usd(0.1) }),
      call({ ok: false, usage: {} }),
      call({
        key: 'write/each[3]/x',
        model: 'small',
        usage: { inputTokens: 7 },
        cost: usd(0.02),
        cached: true,
      }),
      { type: 'stage.skipped', stage: 'write' },
      call({ key: 'speak/say:1~1', kind: 'speech', model: 'voice', usage: { characters: 40 } }),
      call({ key: 'draw/image:1~1', kind: 'image', model: 'brush', usage: { images: 1 }, cost: usd(0.5) }),
    ])
    expect(ledger).toMatchObject({
      calls: 5,
      failed: 1,
      cached: 1,
      unpriced: 1,
      cost: usd(0.62),
      usage: { inputTokens: 17, outputTokens: 5, characters: 40, images: 1 },
      ms: 500,
    })
    expect(ledger.models.map(({ model, calls, cost }) => [model, calls, cost.micros])).toEqual([
      ['brush', 1, 500_000],
      ['large', 2, 100_000],
      ['small', 1, 20_000],
      ['voice', 1, 0],
    ])
    expect(
      Object.entries(ledger.stages).map(([stage, { calls, cost }]) => [stage, calls, cost.micros]),
    ).toEqual([
      ['write', 3, 120_000],
      ['speak', 1, 0],
      ['draw', 1, 500_000],
    ])
  })

  it('puts the most used of equally expensive models first', () => {
    const ledger = ledgerOf([call({ model: 'a' }), call({ model: 'b' }), call({ model: 'b' })])
    expect(ledger.models.map(({ model }) => model)).toEqual(['b', 'a'])
  })
})
