import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Fact, NewFact } from '../job/index.ts'
import { memoryAssets, memoryBackend } from '../memory/index.ts'
import type { Backend, JobRecord } from '../ports/index.ts'
import { createRepurpose } from '../repurpose.ts'
import { fakeClock } from '../testing/fake-clock.ts'
import { fakeLanguageModel } from '../testing/fake-language-model.ts'
import type { Json } from '../values/index.ts'
import { contentType } from './define.ts'
import { shared } from './shared.ts'

// What earlier versions have recorded is finished by this one, and nothing is paid twice.

const topic = shared('topic', ({ language }) => language.generate({ task: 'topic', prompt: 'What about?' }))
const note = contentType(
  'note',
  { variants: { short: {} }, defaults: ['short'], output: z.object({ text: z.string() }), shares: [topic] },
  async ({ input, language }) => ({
    text: await language.generate({ task: 'note', prompt: input.shared.topic }),
  }),
)
const request = {
  source: { text: 'It rained for days.', language: 'en' },
  content: { note: ['short'] },
} as const

/** A world without jobs. */
function world(change: (backend: Backend) => Backend = (backend) => backend) {
  const clock = fakeClock()
  const backend = memoryBackend({ clock })
  const model = fakeLanguageModel({ answers: { topic: 'rain', note: 'It rained.' } })
  const assets = memoryAssets()
  const repurpose = createRepurpose({
    content: [note],
    language: model,
    backend: change(backend),
    clock,
    assets,
  })
  return { clock, backend, model, assets, repurpose, [Symbol.asyncDispose]: () => repurpose.close() }
}

/** The jobs of a finished generation: the parent first. */
async function recorded(): Promise<readonly { readonly job: JobRecord; readonly log: readonly Fact[] }[]> {
  await using past = world()
  await past.repurpose.generate(request)
  await past.clock.advance(1_000)
  const { jobs } = await past.backend.list({})
  return Promise.all(
    jobs.map(async (job) => ({ job, log: await past.backend.read({ jobId: job.id, after: 0 }) })),
  )
}

/** A job with this past, as after a restart of all processes. */
async function resume(
  { backend, repurpose, clock }: ReturnType<typeof world>,
  job: JobRecord,
  log: readonly Fact[],
): Promise<Awaited<ReturnType<typeof repurpose.job>>> {
  const { id, pipeline, version, lane, priority, labels } = job
  const facts = log.map(({ seq: _, ...fact }): NewFact => fact)
  await backend.create({
    jobs: [
      {
        ...{ id, pipeline, version, lane, priority, labels, facts },
        parent: undefined,
        rootId: id,
        hook: false,
        fingerprint: '',
      },
    ],
  })
  await repurpose.work()
  await clock.settle()
  return repurpose.job(id)
}

function until(log: readonly Fact[], stage: string): readonly Fact[] {
  return log.slice(0, log.findIndex((fact) => fact.type === 'stage.succeeded' && fact.stage === stage) + 1)
}

describe('a job of an earlier version', () => {
  it.each(['write', 'validation'])(
    'whose pipeline ended with the validation goes on after %s',
    async (stage) => {
      const [, piece] = await recorded()
      const old = until(piece!.log, stage).map((fact) =>
        fact.type === 'job.started'
          ? { ...fact, stages: fact.stages.filter((one) => one !== 'approval') }
          : fact,
      )
      await using now = world()
      const job = await resume(now, piece!.job, old)
      expect(await job?.outcome()).toMatchObject({
        status: 'succeeded',
        result: { value: { text: 'It rained.' } },
      })
      expect(await now.repurpose.contents()).toHaveLength(1)
      expect(now.model.calls).toEqual([])
      const progress = await job?.progress()
      expect(progress?.percentage).toBe(100)
    },
  )

  it('whose items had neither key nor language builds its result', async () => {
    const [generation] = await recorded()
    const old = until(generation!.log, 'pieces').map((fact) =>
      fact.type === 'stage.succeeded' && fact.stage === 'pieces'
        ? { ...fact, output: withoutNews(fact.output) }
        : fact,
    )
    await using now = world()
    const job = await resume(now, generation!.job, old)
    expect(await job?.outcome()).toMatchObject({
      status: 'succeeded',
      result: {
        contents: { note: { short: { text: 'It rained.' } } },
        items: [{ type: 'note', variant: 'short' }],
      },
    })
    expect(now.model.calls).toEqual([])
  })

  it('that had computed what is shared does not compute it again', async () => {
    const [generation] = await recorded()
    await using now = world()
    const job = await resume(now, generation!.job, until(generation!.log, 'shared'))
    await now.clock.advance(1_000)
    expect(await job?.state()).toBe('succeeded')
    expect(now.model.calls.map(({ task }) => task)).toEqual(['note'])
  })
})

describe('a stored piece of an earlier version', () => {
  it.each([
    ['without provenance', undefined],
    ['with none', null],
    ['with less of it', { instructions: 'Write.' }],
  ])('%s is still read', async (_what, provenance) => {
    const strip = (backend: Backend): Backend => ({
      ...backend,
      // As a row of an older table would be read.
      contents: async (query) =>
        (await backend.contents(query)).map((record) => ({ ...record, provenance: provenance as Json })),
    })
    await using now = world(strip)
    await now.repurpose.generate(request)
    await now.clock.advance(1_000)
    expect((await now.repurpose.contents())[0]).toMatchObject({
      value: { text: 'It rained.' },
      provenance: { instructions: provenance?.instructions ?? '', checks: [], warnings: [] },
    })
  })
})

/** The items as they were recorded before there were several languages. */
function withoutNews(output: Json): Json {
  return (output as readonly { readonly [field: string]: Json }[]).map(
    ({ key: _key, spec: _spec, language: _language, ...item }) => item,
  )
}
