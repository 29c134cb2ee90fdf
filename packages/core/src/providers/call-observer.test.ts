import { describe, expect, it } from 'vitest'
import type { CallSettled } from '../job/index.ts'
import { usd } from '../values/index.ts'
import { observeCalls } from './call-observer.ts'
import { testRoom } from './fixtures/room.ts'

const subject = {
  key: 'write/title:1~1',
  task: 'title',
  kind: 'language',
  provider: 'acme',
  model: 'large',
} as const
const fact: CallSettled = {
  type: 'call.settled',
  ...subject,
  model: 'large-2026',
  ok: true,
  value: 'the answer',
  accepted: true,
  usage: { inputTokens: 10, outputTokens: 5 },
  cost: usd(0.1),
  cached: false,
  ms: 1_500,
}

describe('observeCalls', () => {
  it('gives a span, metrics and a line for a call, and none of its words', () => {
    const room = testRoom({ place: { jobId: 'job-1', trace: 'trace-1' } })
    room.desk.observer.begin(subject).settled(fact, 'stop')
    expect(room.spans).toEqual([
      {
        name: 'chat large',
        attributes: {
          'gen_ai.operation.name': 'chat',
          'gen_ai.provider.name': 'acme',
          'gen_ai.request.model': 'large',
          'gen_ai.response.model': 'large-2026',
          'gen_ai.response.finish_reasons': 'stop',
          'gen_ai.usage.input_tokens': 10,
          'gen_ai.usage.output_tokens': 5,
          'repurpose.task': 'title',
          'repurpose.job.id': 'job-1',
          'repurpose.call.key': subject.key,
        },
        ended: 1,
        error: undefined,
      },
    ])
    expect(
      room.metrics.map(({ name, value, attributes }) => [name, value, attributes['gen_ai.token.type']]),
    ).toEqual([
      ['gen_ai.client.operation.duration', 1.5, undefined],
      ['gen_ai.client.token.usage', 10, 'input'],
      ['gen_ai.client.token.usage', 5, 'output'],
    ])
    expect(room.lines).toMatchObject([
      {
        level: 'info',
        fields: {
          jobId: 'job-1',
          trace: 'trace-1',
          task: 'title',
          provider: 'acme',
          model: 'large-2026',
          ms: 1_500,
          inputTokens: 10,
          outputTokens: 5,
          costMicros: 100_000,
        },
      },
    ])
    expect(JSON.stringify([room.spans, room.metrics, room.lines])).not.toContain('the answer')
  })

  it('tells of a failure', () => {
    const room = testRoom()
    const error = {
      code: 'PROVIDER_RATE_LIMITED',
      message: 'slow down',
      category: 'provider',
      retryable: true,
    } as const
    room.desk.observer.begin(subject).settled({ ...fact, ok: false, usage: {}, error })
    expect(room.spans).toMatchObject([
      {
        error: { code: 'PROVIDER_RATE_LIMITED', message: 'slow down' },
        attributes: { 'error.type': 'PROVIDER_RATE_LIMITED' },
      },
    ])
    expect(room.spans[0]?.attributes).not.toHaveProperty('gen_ai.response.model')
    expect(room.metrics).toMatchObject([{ attributes: { 'error.type': 'PROVIDER_RATE_LIMITED' } }])
    expect(room.lines).toMatchObject([
      { level: 'warn', fields: { code: 'PROVIDER_RATE_LIMITED', reason: 'slow down' } },
    ])
  })

  it('opens a span of its own for what comes after the end', () => {
    const room = testRoom()
    const observed = room.desk.observer.begin(subject)
    observed.settled(fact)
    observed.settled(fact)
    expect(room.spans.map(({ ended }) => ended)).toEqual([1, 1])
  })

  it('does without telemetry and logger, and with broken ones', () => {
    observeCalls({ jobId: 'job-1' }, undefined, undefined).begin(subject).settled(fact)
    testRoom({ broken: true }).desk.observer.begin(subject).settled(fact)
  })
})
