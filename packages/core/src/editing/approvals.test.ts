import { describe, expect, it } from 'vitest'
import { setUp, source } from './editing.fixture.ts'

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
})
