import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  child,
  createRepurpose,
  type Logger,
  memoryAssets,
  memoryBackend,
  PermanentError,
  pipeline,
  type RepurposeOptions,
  signal,
  type TranscriptLoader,
} from './index.ts'
import { fakeLanguageModel } from './testing/index.ts'

// What users are promised, on the clock on the wall.

const Nothing = z.object({})
const go = signal('go', z.string())

function instance(options: RepurposeOptions = {}) {
  return createRepurpose({ assets: memoryAssets(), ...options })
}

/** Milliseconds that something takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

describe('cancel()', () => {
  it('reaches a running call within a second, through parents and children', async () => {
    const reasons: unknown[] = []
    const language = fakeLanguageModel({
      answers: { hang: 'never' },
      faults: [{ task: 'hang', until: new Promise(() => {}) }],
    })
    await using repurpose = instance({ language })
    const leaf = pipeline('leaf', Nothing).stage('call', ({ language, signal: stop }) => {
      stop.addEventListener('abort', () => reasons.push(stop.reason))
      return language.generate({ task: 'hang', prompt: 'for ever' })
    })
    const branch = pipeline('branch', Nothing).stage('leaves', ({ spawnAll }) =>
      spawnAll('leaves', [child(leaf, {}), child(leaf, {})]),
    )
    const root = pipeline('root', Nothing).stage('branches', ({ spawn }) =>
      spawn('branch', child(branch, {})),
    )
    const job = await repurpose.start(root, {})
    await language.begun(2)
    const took = await timed(async () => {
      await job.cancel('enough')
      await job.outcome()
    })
    expect(took).toBeLessThan(1_000)
    expect(reasons).toHaveLength(2)
    expect(language.calls.every(({ signal: stop }) => stop.aborted)).toBe(true)
    const { jobs } = await repurpose.jobs()
    expect(jobs.map(({ state }) => state)).toEqual(Array(4).fill('cancelled'))
  })

  it('does not wait for what does not heed it', async () => {
    await using repurpose = instance()
    const deaf = pipeline('deaf', Nothing).stage('work', ({ step }) =>
      step('deaf', () => new Promise(() => {})),
    )
    const job = await repurpose.start(deaf, {})
    await expect.poll(() => job.state()).toBe('running')
    const took = await timed(async () => {
      await job.cancel()
      await job.outcome()
    })
    expect(took).toBeLessThan(1_000)
  })
})

describe('a parked job', () => {
  it('goes on at once when what it waits for is there', async () => {
    await using repurpose = instance()
    const waiting = pipeline('waiting', Nothing)
      .stage('wait', ({ waitFor }) => waitFor(go))
      .result(({ outputs }) => outputs.wait)
    const job = await repurpose.start(waiting, {})
    await expect.poll(() => job.state()).toBe('parked')
    const took = await timed(async () => {
      await job.signal(go, 'gone')
      expect(await job.result()).toBe('gone')
    })
    expect(took).toBeLessThan(500)
  })

  it('does not keep close() waiting', async () => {
    const repurpose = instance()
    const napping = pipeline('napping', Nothing).stage('nap', ({ sleep }) => sleep('nap', '1d'))
    const job = await repurpose.start(napping, {})
    await expect.poll(() => job.state()).toBe('parked')
    expect(await timed(() => repurpose.close())).toBeLessThan(500)
  })
})

describe('times', () => {
  it('are kept by the clock on the wall', async () => {
    await using repurpose = instance()
    let tries = 0
    const timely = pipeline('timely', Nothing)
      .stage('nap', ({ sleep }) => sleep('nap', '30ms'))
      .stage('cut', { timeout: '30ms', onError: ({ code }) => code }, ({ step }) =>
        step('hang', (stop) => new Promise((_, reject) => stop.addEventListener('abort', reject))),
      )
      .stage('retried', { retry: { attempts: 2, delay: '30ms' } }, () => {
        tries += 1
        if (tries === 1) throw new Error('Not yet.')
        return tries
      })
      .result(({ outputs }) => outputs)
    const job = await repurpose.start(timely, {})
    const took = await timed(async () => {
      expect(await job.result()).toMatchObject({ cut: 'STAGE_TIMEOUT', retried: 2 })
    })
    expect(took).toBeGreaterThan(70)
    expect(took).toBeLessThan(2_000)
  })

  it('end a job at its deadline', async () => {
    await using repurpose = instance()
    const waiting = pipeline('waiting', Nothing).stage('wait', ({ waitFor }) => waitFor(go))
    const job = await repurpose.start(waiting, {}, { deadline: new Date(Date.now() + 50) })
    const took = await timed(async () => {
      expect(await job.outcome()).toMatchObject({ status: 'failed', error: { code: 'DEADLINE_EXCEEDED' } })
    })
    expect(took).toBeLessThan(1_000)
  })
})

describe('secrets', () => {
  const secret = 'wholly-secret-4711'
  const loader = (failure?: string): TranscriptLoader => ({
    specificationVersion: 1,
    kind: 'transcript',
    provider: 'library',
    async load(_, { credentials }) {
      if (credentials !== secret) throw new Error('No credentials.')
      if (failure !== undefined) throw new Error(`${failure}${secret} was refused.`)
      return { cues: [{ id: 'c1', startMs: 0, endMs: 900, text: 'Hello.' }], language: 'en' }
    },
  })
  const loading = pipeline('loading', Nothing)
    .stage('load', { retry: { attempts: 2, delay: '1ms', when: () => true } }, ({ transcripts }) =>
      transcripts.load({ video: 'v1' }),
    )
    .on({
      settled: ({ outcome }) => {
        if ('error' in outcome) throw new PermanentError({ message: outcome.error.message })
      },
    })

  /** Everything that anyone gets to see of a job: facts, events, errors, lines and spans. */
  async function everything(failure?: string) {
    const backend = memoryBackend()
    const told: unknown[] = []
    const asked: string[] = []
    const logger: Logger = { log: (...line) => void told.push(line) }
    const assets = memoryAssets()
    const front = instance({
      backend,
      assets,
      work: false,
      logger,
      credentials: () => expect.unreachable('Only a worker asks.'),
    })
    const job = await front.start(loading, {}, { labels: { owner: 'ann' } })
    const worker = instance({
      backend,
      assets,
      logger,
      pipelines: [loading],
      transcripts: loader(failure),
      credentials: ({ labels }) => {
        asked.push(`${labels['owner']}`)
        return secret
      },
      telemetry: {
        startSpan: (...begun) => {
          told.push(begun)
          return { setAttributes: (more) => void told.push(more), end: (end) => void told.push(end) }
        },
        count: (...counted) => void told.push(counted),
        record: (...recorded) => void told.push(recorded),
      },
    })
    await worker.work()
    for await (const event of job.events()) told.push(event)
    told.push(await job.outcome(), await job.progress())
    await job.result().catch((error: unknown) => told.push(error, `${error}`))
    await expect
      .poll(async () => (await backend.read({ jobId: job.id, after: 0 })).at(-1)?.type)
      .toBe('hook.settled')
    told.push(await backend.read({ jobId: job.id, after: 0 }), await backend.list({}))
    await worker.close()
    return { asked, told: JSON.stringify(told), status: (await job.outcome().catch(() => undefined))?.status }
  }

  it('are asked for on the worker only, for each call, and are nowhere to be seen', async () => {
    const { asked, told } = await everything()
    expect(asked).toEqual(['ann'])
    expect(told).toContain('job.succeeded')
    expect(told).not.toContain(secret)
  })

  it.each(['Bearer ', 'api_key=', 'Authorization: Basic ', '{"token": "', ''])(
    'are not seen in an error either: %o',
    async (before) => {
      const { asked, told } = await everything(before)
      expect(asked).toEqual(['ann', 'ann'])
      expect(told).toContain('job.failed')
      expect(told).not.toContain(secret)
    },
  )
})
