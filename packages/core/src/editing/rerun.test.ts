import { describe, expect, it } from 'vitest'
import { comparePieces } from './compare.ts'
import { setUp, source } from './editing.fixture.ts'

async function firstPiece(world: ReturnType<typeof setUp>) {
  const request = {
    source,
    content: { note: { variants: ['short'], instructions: 'For sailors.' } },
  } as const
  const job = await world.repurpose.generate(request, { labels: { tenant: 'acme' } })
  await world.clock.settle()
  const { items } = await job.result()
  await world.clock.advance(1_000)
  return items[0]!.jobId
}

describe('a re-run of a piece', () => {
  it('keeps old and new side by side', async () => {
    await using world = setUp()
    const { repurpose, clock, model, strong } = world
    const jobId = await firstPiece(world)
    const tasks = () => [...model.calls, ...strong.calls].map(({ task }) => task)
    expect(tasks()).toEqual(['topic', 'outline', 'text'])
    const job = await repurpose.rerun(jobId, { from: 'text', role: 'strong', voice: { tone: 'grave' } })
    await clock.settle()
    expect(await job.result()).toMatchObject({ value: { text: 'Rain fell, and the river rose.' } })
    // The brief and the outline are taken over.
    expect(tasks()).toEqual(['topic', 'outline', 'text', 'text'])
    const [newer, older, ...rest] = await repurpose.contents({ type: 'note', labels: { tenant: 'acme' } })
    expect(rest).toEqual([])
    expect(newer).toMatchObject({
      jobId: job.id,
      source: older?.source,
      models: ['fake:strong'],
      provenance: { rerunOf: jobId, role: 'strong', voice: { tone: 'grave' }, wishes: 'For sailors.' },
    })
    expect(older?.provenance).toEqual({
      instructions: 'A note in English.\n\nBe short.\n\nFor sailors.',
      wishes: 'For sailors.',
      checks: [{ name: 'length', passed: true }],
      warnings: [],
    })
    expect(comparePieces(older!, newer!)).toMatchObject({
      quality: { before: 0.5, after: 0.5 },
      cost: { before: { micros: 2_000 }, after: { micros: 10_000 } },
      checks: [],
      fields: [{ path: 'text', before: 'It rained.', after: 'Rain fell, and the river rose.' }],
    })
  })

  it('takes another template, other wishes and another language', async () => {
    await using world = setUp(
      {},
      { voices: { house: { name: 'House', avoid: ['leverage'] } }, voice: 'house' },
    )
    const { repurpose, clock } = world
    const jobId = await firstPiece(world)
    const changes = {
      template: 'Say it in {language}.',
      instructions: null,
      language: 'ES',
      voice: null,
      role: null,
    }
    const job = await repurpose.rerun(jobId, changes)
    await clock.settle()
    const [stored] = await repurpose.contents({ jobId: job.id })
    expect(stored).toMatchObject({ language: 'es', provenance: { instructions: 'Say it in Spanish.' } })
    expect(stored?.provenance).not.toHaveProperty('voice')
    expect(stored?.provenance).not.toHaveProperty('wishes')
    const [first] = await repurpose.contents({ jobId })
    expect(first?.provenance.voice).toEqual({ name: 'House', avoid: ['leverage'] })
    // A version of the version, with what it does not change.
    const third = await repurpose.rerun(job.id, { voice: 'house', instructions: 'For divers.' })
    await clock.settle()
    expect((await repurpose.contents({ jobId: third.id }))[0]).toMatchObject({
      language: 'es',
      provenance: { rerunOf: job.id, voice: { name: 'House' }, wishes: 'For divers.' },
    })
  })

  it('makes a piece that was rejected, with the comment as its wish', async () => {
    await using world = setUp()
    const { repurpose, clock } = world
    await repurpose.generate({ source, content: { note: { approval: true } } })
    await clock.settle()
    const [waiting] = await repurpose.approvals()
    await repurpose.reject(waiting!.jobId, { comment: 'Say more.' })
    await clock.settle()
    await repurpose.rerun(waiting!.jobId, { instructions: 'Say more.' })
    await clock.settle()
    const [again] = await repurpose.approvals()
    await repurpose.approve(again!.jobId)
    await clock.settle()
    expect(await repurpose.contents({ type: 'note' })).toHaveLength(1)
    const free = await repurpose.rerun(waiting!.jobId, { approval: false })
    await clock.settle()
    expect(await free.state()).toBe('succeeded')
  })

  it('is refused before anything is stored', async () => {
    await using world = setUp({ capabilities: { languages: ['en'] } })
    const { repurpose, backend } = world
    const jobId = await firstPiece(world)
    const stored = (await backend.list({})).jobs.length
    const refused = (changes: object, id = jobId) => expect(repurpose.rerun(id, changes)).rejects
    await refused({}, 'nobody').toMatchObject({ code: 'JOB_NOT_FOUND' })
    const root = (await backend.get(jobId))!.rootId
    await refused({}, root).toMatchObject({ code: 'INPUT_INVALID', path: 'jobId' })
    await refused({ from: 'nowhere' }).toMatchObject({ code: 'INPUT_INVALID', path: 'from' })
    await refused({ voice: 'nobody' }).toMatchObject({ code: 'VOICE_UNKNOWN', path: 'voice' })
    await refused({ role: 'nobody' }).toMatchObject({ code: 'PROVIDER_MISSING' })
    await refused({ language: 'fr' }).toMatchObject({ code: 'LANGUAGE_UNSUPPORTED', path: 'language' })
    await refused({ language: '?' }).toMatchObject({ code: 'INPUT_INVALID', path: 'language' })
    expect((await backend.list({})).jobs).toHaveLength(stored)
  })

  it('does not begin behind a stage that never ended', async () => {
    await using world = setUp({ faults: [{ task: 'text', fails: 'permanent' }] })
    const { repurpose, clock } = world
    const job = await repurpose.generate({ source, content: { note: true } })
    await clock.settle()
    expect((await job.outcome()).status).toBe('failed')
    const { jobs } = await world.backend.list({ pipeline: 'content/note' })
    const id = jobs[0]!.id
    await expect(repurpose.rerun(id, { from: 'validation' })).rejects.toMatchObject({
      path: 'from',
      action: 'Begin with "text" or an earlier stage.',
    })
    const again = await repurpose.rerun(id, { from: 'text', role: 'strong' })
    await clock.settle()
    expect(await again.state()).toBe('succeeded')
    const last = await repurpose.rerun(again.id, { from: 'approval' })
    await clock.settle()
    expect(await last.result()).toMatchObject({ value: { text: 'Rain fell, and the river rose.' } })
    expect(await last.cost()).toEqual({ micros: 0 })
  })
})

describe('comparePieces', () => {
  const side = (value: unknown, checks: { name: string; passed: boolean }[]) => ({
    value,
    quality: undefined,
    cost: { micros: 1 },
    ms: 2,
    provenance: { checks },
  })

  it('names what differs, by place', () => {
    const before = side({ title: 'A', posts: ['one', 'two'], done: true }, [
      { name: 'length', passed: true },
      { name: 'length', passed: false },
      { name: 'cues', passed: true },
    ])
    const after = side({ title: 'A', posts: ['one', 'three', 'four'], done: true }, [
      { name: 'length', passed: true },
      { name: 'links', passed: true },
      { name: 'cues', passed: true },
    ])
    const { fields, checks } = comparePieces(before, after)
    expect(fields).toEqual([
      { path: 'posts[1]', before: 'two', after: 'three' },
      { path: 'posts[2]', before: undefined, after: 'four' },
    ])
    expect(checks).toEqual([
      { name: 'length', before: false, after: true },
      { name: 'links', before: undefined, after: true },
    ])
    expect(comparePieces(side('one', []), side('two', [])).fields).toEqual([
      { path: '', before: 'one', after: 'two' },
    ])
  })
})
