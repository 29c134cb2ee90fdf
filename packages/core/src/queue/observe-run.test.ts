import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  createRepurpose,
  type Logger,
  memoryAssets,
  memoryBackend,
  PermanentError,
  pipeline,
  type RepurposeOptions,
  signal,
  type Telemetry,
} from '../index.ts'
import { fakeClock } from '../testing/index.ts'

const Topic = z.object({ topic: z.string() })
const go = signal('go', z.string())

function scene(options: Partial<RepurposeOptions> = {}) {
  const clock = fakeClock()
  const backend = memoryBackend({ clock })
  const lines: Parameters<Logger['log']>[] = []
  const told: unknown[] = []
  const telemetry: Telemetry = {
    startSpan(name, attributes) {
      told.push(['begin', name, attributes])
      return {
        setAttributes: (more) => void told.push(['set', more]),
        end: (end) => void told.push(['end', end]),
      }
    },
    count: (...counted) => void told.push(['count', ...counted]),
    record: (...recorded) => void told.push(['record', ...recorded]),
  }
  const repurpose = createRepurpose({
    clock,
    backend,
    assets: memoryAssets(),
    logger: { log: (...line) => void lines.push(line) },
    telemetry,
    ...options,
  })
  return { clock, backend, lines, told, repurpose, [Symbol.asyncDispose]: () => repurpose.close() }
}

describe('a stretch of work on a job', () => {
  it('is a span, a line and, in the end, a count', async () => {
    await using world = scene()
    const plain = pipeline('plain', Topic).stage('work', ({ step, input }) => step('s', () => input.topic))
    const { id } = await world.repurpose.start(plain, { topic: 'a private topic' }, { trace: 't-1' })
    await world.clock.settle()
    expect(world.told).toEqual([
      ['begin', 'job plain', { 'repurpose.job.id': id, 'repurpose.pipeline': 'plain' }],
      ['set', { 'repurpose.job.state': 'succeeded' }],
      ['end', {}],
      [
        'count',
        'repurpose.jobs.ended',
        1,
        { 'repurpose.pipeline': 'plain', 'repurpose.job.state': 'succeeded' },
      ],
    ])
    expect(world.lines).toEqual([
      [
        'info',
        'Job succeeded.',
        { jobId: id, rootId: id, trace: 't-1', pipeline: 'plain', ms: 0, code: undefined },
      ],
    ])
    expect(JSON.stringify([world.told, world.lines])).not.toContain('private')
  })

  it('ends for now when the job parks, and says how the job failed', async () => {
    await using world = scene()
    const failing = pipeline('failing', Topic).stage('work', async ({ waitFor }) => {
      await waitFor(go)
      throw new PermanentError({ message: 'Refused: Bearer SECRET!' })
    })
    const job = await world.repurpose.start(failing, { topic: 'x' })
    await world.clock.settle()
    await job.signal(go, '')
    await world.clock.settle()
    expect(world.lines.map(([level, message, { code }]) => [level, message, code])).toEqual([
      ['debug', 'Job parked.', undefined],
      ['error', 'Job failed.', 'PERMANENT'],
    ])
    expect(world.told).toContainEqual([
      'end',
      { error: { code: 'PERMANENT', message: 'Refused: Bearer [redacted]' } },
    ])
    expect(JSON.stringify([world.told, world.lines])).not.toContain('SECRET')
  })

  it('says what blocked the job', async () => {
    await using world = scene()
    let list = ['a']
    const changing = pipeline('changing', Topic).stage('work', async ({ each, waitFor }) => {
      await each('item', list, (item) => item)
      await waitFor(go)
    })
    const job = await world.repurpose.start(changing, { topic: 'x' })
    await world.clock.settle()
    list = ['b']
    await job.signal(go, '')
    world.backend.abandon(job.id)
    await world.clock.advance(2_000)
    expect(world.lines.map(([level, message, { code }]) => [level, message, code])).toEqual([
      ['debug', 'Job parked.', undefined],
      ['warn', expect.stringContaining('delivered again'), 'LEASE_LOST'],
      ['error', 'Job blocked.', 'REPLAY_MISMATCH'],
    ])
  })

  it('is done all the same when nobody can be told', async () => {
    const fail = () => {
      throw new Error('Nobody listens.')
    }
    const deaf: Telemetry = { startSpan: fail, count: fail, record: fail }
    const half: Telemetry = { ...deaf, startSpan: () => ({ setAttributes: fail, end: fail }) }
    for (const telemetry of [deaf, half, undefined]) {
      await using world = scene({ telemetry, logger: { log: fail } })
      const plain = pipeline('plain', Topic).stage('work', () => 1)
      const job = await world.repurpose.start(plain, { topic: 'x' })
      expect(await job.result()).toEqual({ work: 1 })
    }
  })
})
