import { describe, expect, it } from 'vitest'
import { createRepurpose } from '../repurpose.ts'
import { note, setUp, source } from './editing.fixture.ts'

describe('a piece that asks for approval', () => {
  it('waits, shows what it is, and counts once somebody approves', async () => {
    await using world = setUp()
    const { repurpose, clock } = world
    const options = { labels: { tenant: 'acme' } }
    const job = await repurpose.generate(
      { source, content: { note: { approval: true }, line: true } },
      options,
    )
    await clock.settle()
    expect((await repurpose.contents()).map(({ type }) => type)).toEqual(['line'])
    const [waiting, ...others] = await repurpose.approvals({ rootId: job.id, labels: { tenant: 'acme' } })
    expect(others).toEqual([])
    expect(waiting).toEqual({
      jobId: expect.any(String),
      rootId: job.id,
      type: 'note',
      variant: 'short',
      language: 'en',
      value: { text: 'It rained.' },
      quality: 0.5,
      checks: [{ name: 'length', passed: true }],
      warnings: [],
      labels: { tenant: 'acme' },
      since: expect.any(Number),
    })
    expect(await repurpose.approvals({ type: 'line' })).toEqual([])
    expect(await repurpose.approve(waiting!.jobId, { by: 'Ada', comment: 'Good.' })).toBe(true)
    await clock.settle()
    const { contents, items } = await job.result()
    expect(contents.note.short).toEqual({ text: 'It rained.' })
    const note = { by: 'Ada', comment: 'Good.', isEdited: false }
    expect(items.find(({ type }) => type === 'note')?.approval).toEqual(note)
    const [stored] = await repurpose.contents({ type: 'note' })
    expect(stored?.provenance.approval).toEqual(note)
    expect(await repurpose.approvals()).toEqual([])
  })

  it('counts as edited, where the edit fits', async () => {
    await using world = setUp()
    const { repurpose, clock } = world
    const job = await repurpose.generate({ source, content: { note: ['short'] }, approval: true })
    await clock.settle()
    const [waiting] = await repurpose.approvals()
    await expect(repurpose.approve(waiting!.jobId, { value: { text: 7 } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: 'value.text',
    })
    await repurpose.approve(waiting!.jobId, { value: { text: 'It poured.' } })
    await clock.settle()
    const { contents, items } = await job.result()
    expect(contents.note.short).toEqual({ text: 'It poured.' })
    expect(items[0]?.approval).toEqual({ isEdited: true })
  })

  it('takes any text where the type has no schema', async () => {
    await using world = setUp()
    const job = await world.repurpose.generate({ source, content: { line: { approval: true } } })
    await world.clock.settle()
    const [waiting] = await world.repurpose.approvals()
    await world.repurpose.approve(waiting!.jobId, { value: 'Another line.' })
    await world.clock.settle()
    expect((await job.result()).contents.line.one).toBe('Another line.')
  })

  it('fails when it is rejected, with draft and comment', async () => {
    await using world = setUp()
    const { repurpose, clock } = world
    const job = await repurpose.generate({ source, content: { note: true, line: true }, approval: true })
    await clock.settle()
    for (const { jobId, type } of await repurpose.approvals()) {
      if (type === 'note') await repurpose.reject(jobId, { by: 'Ada', comment: 'Too dry.' })
      else await repurpose.approve(jobId)
    }
    await clock.settle()
    const outcome = await job.outcome()
    expect(outcome).toMatchObject({
      status: 'partial',
      errors: [
        {
          code: 'OUTPUT_REJECTED',
          path: 'content.note.short',
          context: { by: 'Ada', comment: 'Too dry.', draft: { text: 'It rained.' } },
        },
      ],
    })
    expect((await repurpose.contents()).map(({ type }) => type)).toEqual(['line'])
  })

  it('fails when nobody answers in time, and can wait once more', async () => {
    await using world = setUp()
    const { repurpose, clock } = world
    const job = await repurpose.generate({ source, content: { note: { approval: { timeout: '2d' } } } })
    await clock.settle()
    const [waiting] = await repurpose.approvals()
    expect(waiting?.until).toBe(waiting!.since + 2 * 86_400_000)
    await clock.advance(2 * 86_400_000 + 1_000)
    const outcome = await job.outcome()
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'APPROVAL_TIMEOUT' } })
    const calls = world.model.calls.length
    await (await repurpose.job(waiting!.jobId))?.retry({ from: 'approval' })
    await clock.settle()
    expect(await repurpose.approve(waiting!.jobId)).toBe(true)
    await clock.settle()
    expect(await (await repurpose.job(waiting!.jobId))?.result()).toMatchObject({
      value: { text: 'It rained.' },
    })
    expect(world.model.calls).toHaveLength(calls)
  })

  it('takes one verdict', async () => {
    await using world = setUp()
    const { repurpose, clock } = world
    await repurpose.generate({ source, content: { note: true }, approval: true })
    await clock.settle()
    const [waiting] = await repurpose.approvals()
    const verdicts = await Promise.all([
      repurpose.approve(waiting!.jobId, { by: 'Ada' }),
      repurpose.reject(waiting!.jobId, { by: 'Bob' }),
    ])
    expect(verdicts).toEqual([true, false])
    await clock.settle()
    expect(await repurpose.contents({ jobId: waiting!.jobId })).toHaveLength(1)
    await expect(repurpose.approve(waiting!.jobId)).rejects.toMatchObject({ code: 'JOB_STATE' })
    await expect(repurpose.approve('nobody')).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' })
  })

  it('is refused what is no approval', async () => {
    await using world = setUp()
    const generate = (approval: unknown) =>
      world.repurpose.generate({ source, content: { note: { approval: approval as boolean } } })
    await expect(generate({ timeout: 'soon' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: 'content.note.approval.timeout',
    })
    await expect(generate('yes')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: 'content.note.approval',
    })
    await expect(generate({ timeout: null })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it.each([
    ['approve', { by: 7 }, 'verdict.by'],
    ['approve', { by: 'x'.repeat(201) }, 'verdict.by'],
    ['approve', { comment: 'x'.repeat(10_001) }, 'verdict.comment'],
    ['approve', { coment: 'Good.' }, 'verdict'],
    ['approve', { value: '' }, 'value'],
    ['approve', { value: ' \n' }, 'value'],
    ['approve', { value: 42 }, 'value'],
    ['approve', { value: null }, 'value'],
    ['approve', null, 'verdict'],
    ['reject', { value: 'Another line.' }, 'verdict'],
  ] as const)('refuses to %s with %j', async (decide, verdict, path) => {
    await using world = setUp()
    const { repurpose, clock } = world
    await repurpose.generate({ source, content: { line: true }, approval: true })
    await clock.settle()
    const [waiting] = await repurpose.approvals()
    // As a body of unknown shape would have it.
    const said = repurpose[decide](waiting!.jobId, verdict as object)
    await expect(said).rejects.toMatchObject({ code: 'INPUT_INVALID', path, action: expect.any(String) })
    expect(await repurpose.approvals()).toHaveLength(1)
  })

  it('holds an edit to the schema of the variant', async () => {
    await using world = setUp()
    const { repurpose, clock } = world
    await repurpose.generate({ source, content: { card: true }, approval: true })
    await clock.settle()
    const [waiting] = await repurpose.approvals()
    await expect(repurpose.approve(waiting!.jobId, { value: { text: 'x' } })).rejects.toMatchObject({
      path: 'value.tags',
    })
    expect(await repurpose.approve(waiting!.jobId, { value: { tags: ['rain'] } })).toBe(true)
    await clock.settle()
    expect((await repurpose.contents({ type: 'card' }))[0]?.value).toEqual({ tags: ['rain'] })
  })

  it('is listed however many wait', async () => {
    await using world = setUp()
    const { backend, clock, assets, model } = world
    const list: typeof backend.list = (query) => backend.list({ ...query, limit: 1 })
    const repurpose = createRepurpose({
      content: [note],
      language: model,
      backend: { ...backend, list },
      clock,
      assets,
    })
    const job = await repurpose.generate({ source, content: { note: ['short', 'long'] }, approval: true })
    await clock.settle()
    const waiting = await repurpose.approvals({ rootId: job.id })
    expect(waiting.map(({ variant }) => variant)).toEqual(['short', 'long'])
  })

  it('can be decided on only once it waits', async () => {
    const written = Promise.withResolvers<void>()
    await using world = setUp({ faults: [{ task: 'outline', until: written.promise }] })
    const { repurpose, backend, clock } = world
    const job = await repurpose.generate({ source, content: { note: true }, approval: true })
    await clock.settle()
    const { jobs } = await backend.list({ parentId: job.id })
    const id = jobs[0]!.id
    expect(await repurpose.approvals()).toEqual([])
    await expect(repurpose.approve(id)).rejects.toMatchObject({ code: 'JOB_STATE', path: id })
    await expect(repurpose.approve(job.id)).rejects.toMatchObject({
      code: 'JOB_STATE',
      message: expect.stringContaining('no piece of a content type'),
    })
    written.resolve()
    await clock.settle()
    expect(await repurpose.approve(id)).toBe(true)
  })

  it('can be decided on while it is paused, and counts when it goes on', async () => {
    await using world = setUp()
    const { repurpose, clock } = world
    const job = await repurpose.generate({ source, content: { note: true }, approval: true })
    await clock.settle()
    await job.pause()
    await clock.settle()
    const [waiting] = await repurpose.approvals()
    expect(await repurpose.approve(waiting!.jobId)).toBe(true)
    // Nobody else has to look at it, though the piece has not heard of it.
    expect(await repurpose.approvals()).toEqual([])
    expect(await repurpose.reject(waiting!.jobId)).toBe(false)
    await clock.settle()
    expect(await job.state()).toBe('paused')
    await job.resume()
    await clock.settle()
    expect(await job.state()).toBe('succeeded')
  })

  it('takes one verdict, whichever instance brings it', async () => {
    await using world = setUp()
    const { backend, clock, assets, model } = world
    const other = createRepurpose({
      content: [note],
      language: model,
      backend,
      clock,
      assets,
      work: false,
    })
    const job = await world.repurpose.generate({ source, content: { note: ['short'] }, approval: true })
    await clock.settle()
    const [waiting] = await other.approvals()
    const verdicts = await Promise.all([
      world.repurpose.reject(waiting!.jobId),
      other.approve(waiting!.jobId),
    ])
    expect(verdicts.filter(Boolean)).toHaveLength(1)
    await clock.settle()
    expect(await job.state()).toBe(verdicts[0] ? 'failed' : 'succeeded')
  })

  it('ends with its generation, which can be opened again where it was', async () => {
    await using world = setUp()
    const { repurpose, clock, model } = world
    const job = await repurpose.generate({ source, content: { note: ['short'] }, approval: true })
    await clock.settle()
    const [waiting] = await repurpose.approvals()
    await job.cancel()
    await clock.settle()
    expect(await job.state()).toBe('cancelled')
    expect(await repurpose.approvals()).toEqual([])
    await expect(repurpose.approve(waiting!.jobId)).rejects.toMatchObject({ code: 'JOB_STATE' })
    const calls = model.calls.length
    await job.retry()
    await clock.settle()
    const [again] = await repurpose.approvals()
    expect(again?.jobId).toBe(waiting?.jobId)
    expect(await repurpose.approve(again!.jobId)).toBe(true)
    await clock.settle()
    expect((await job.result()).contents.note.short).toEqual({ text: 'It rained.' })
    expect(model.calls).toHaveLength(calls)
  })

  it('stays rejected when it is retried, and waits anew when the stage is', async () => {
    await using world = setUp()
    const { repurpose, clock, model } = world
    const job = await repurpose.generate({ source, content: { note: ['short'] }, approval: true })
    await clock.settle()
    const [waiting] = await repurpose.approvals()
    const calls = model.calls.length
    await repurpose.reject(waiting!.jobId)
    await clock.settle()
    const child = await repurpose.job(waiting!.jobId)
    await child!.retry()
    await clock.settle()
    expect(await child!.state()).toBe('failed')
    await job.retry()
    await clock.settle()
    expect(await job.outcome()).toMatchObject({ status: 'failed', error: { code: 'OUTPUT_REJECTED' } })
    // In the same millisecond: the new wait is not taken for the old one.
    await child!.retry({ from: 'approval' })
    await clock.settle()
    expect(await repurpose.approve(waiting!.jobId)).toBe(true)
    await clock.settle()
    await job.retry()
    await clock.settle()
    expect((await job.result()).contents.note.short).toEqual({ text: 'It rained.' })
    expect(model.calls).toHaveLength(calls)
  })

  it('does not teach that the work takes as long as people do', async () => {
    await using world = setUp()
    const { repurpose, backend, clock } = world
    await repurpose.generate({ source, content: { note: ['short'] }, approval: true })
    await clock.advance(3 * 86_400_000)
    const [waiting] = await repurpose.approvals()
    await repurpose.approve(waiting!.jobId)
    await clock.settle()
    expect(await backend.durations('content/note')).toEqual({
      outline: 0,
      text: 0,
      validation: 0,
      approval: 0,
    })
  })
})
