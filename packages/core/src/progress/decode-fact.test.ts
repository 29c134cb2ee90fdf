import { describe, expect, test } from 'vitest'
import type { FactBody } from '../job/index.ts'
import {
  call,
  childDone,
  childFailed,
  failure,
  logOf,
  queued,
  stageSucceeded,
  started,
  stepDone,
  succeeded,
} from '../job/log.fixture.ts'
import { decodeFact } from './decode-fact.ts'

const values = { load: (json: unknown) => Promise.resolve({ loaded: json }) }

async function decoded(body: FactBody): Promise<unknown> {
  const [fact] = logOf([body])
  if (fact === undefined) throw new Error('No fact.')
  return decodeFact(values, fact)
}

describe('a decoded fact', () => {
  test.each<[FactBody, object]>([
    [queued, { raw: { loaded: {} }, input: { loaded: {} } }],
    [{ type: 'job.migrated', input: 1, shape: 's' }, { input: { loaded: 1 } }],
    [succeeded, { result: { loaded: null } }],
    [
      { type: 'job.partial', result: 1, errors: [failure('x')], cost: { micros: 0 } },
      { result: { loaded: 1 }, errors: [failure('x')] },
    ],
    [stageSucceeded('plan'), { output: { loaded: null } }],
    [stepDone('plan/a'), { value: { loaded: null } }],
    [call('plan/a'), { value: { loaded: 'a text' } }],
    [{ type: 'wait.settled', key: 'a/~go', value: 1, timedOut: false }, { value: { loaded: 1 } }],
    [{ type: 'signal.received', signal: 'go', value: 1, signalId: 's' }, { value: { loaded: 1 } }],
    [childDone('plan/c', 'c1'), { outcome: { status: 'succeeded', value: { loaded: null } } }],
  ])('has its values: $type', async (body, wanted) => {
    expect(await decoded(body)).toMatchObject(wanted)
  })

  test.each<[FactBody]>([
    [started('plan')],
    [call('plan/a', { ok: false, value: undefined })],
    [{ type: 'wait.settled', key: 'a/~go', timedOut: true }],
    [childFailed('plan/c', 'c1')],
  ])('without values is the fact itself: $type', async (body) => {
    expect(await decoded(body)).toEqual(logOf([body])[0])
  })
})
