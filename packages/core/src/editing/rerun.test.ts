import { describe, expect, it } from 'vitest'
import { type ContentType, contentType, shared } from '../content/index.ts'
import { createRepurpose } from '../repurpose.ts'
import { comparePieces } from './compare.ts'
import { line, Note, note, setUp, source } from './editing.fixture.ts'

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

  it.each([
    [{ instuctions: 'x' }, 'changes'],
    [null, 'changes'],
    [{ from: 7 }, 'from'],
    [{ from: 'x'.repeat(100_000) }, 'from'],
    [{ instructions: 7 }, 'instructions'],
    [{ instructions: 'x'.repeat(10_001) }, 'instructions'],
    [{ template: 7 }, 'template'],
    [{ template: 'Write {wurds} words.' }, 'template'],
    [{ role: '' }, 'role'],
    [{ role: 7 }, 'role'],
    [{ voice: { tones: 'x' } }, 'voice'],
    [{ language: null }, 'language'],
    [{ approval: 'yes' }, 'approval'],
    [{ approval: null }, 'approval'],
    [{ approval: { timeout: '3651d' } }, 'approval.timeout'],
  ])('refuses changes that make no sense: %j', async (changes, path) => {
    await using world = setUp()
    const jobId = await firstPiece(world)
    const stored = (await world.backend.list({})).jobs.length
    // As a body of unknown shape would have it.
    const refused = await world.repurpose.rerun(jobId, changes as object).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', path, action: expect.any(String) })
    expect(String(refused).length).toBeLessThan(1_000)
    expect((await world.backend.list({})).jobs).toHaveLength(stored)
  })

  it('is the same one under the same id, whatever becomes of the templates', async () => {
    await using world = setUp()
    const { repurpose, clock, backend, assets, model } = world
    const jobId = await firstPiece(world)
    const template = ({ language }: { readonly language: string }) => `In ${language}.`
    const changes = { from: 'text', voice: { tone: 'grave' }, template }
    const again = await repurpose.rerun(jobId, changes, { id: 'again' })
    await clock.settle()
    const deployed = createRepurpose({
      content: [note.with({ instructions: 'Another note in {language}.' }), line],
      language: model,
      backend,
      clock,
      assets,
      work: false,
    })
    const second = await deployed.rerun(jobId, changes, { id: 'again' })
    expect([again.created, second.created]).toEqual([true, false])
    for (const other of [{ ...changes, from: 'outline' }, {}, { ...changes, template: () => 'Other.' }])
      await expect(deployed.rerun(jobId, other, { id: 'again' })).rejects.toMatchObject({
        code: 'JOB_CONFLICT',
      })
    expect((await repurpose.contents({ type: 'note' })).map(({ jobId: id }) => id)).toEqual(['again', jobId])
  })

  it('of a piece that is being written, or was cancelled, starts over', async () => {
    const written = Promise.withResolvers<void>()
    await using world = setUp({ faults: [{ task: 'text', call: 1, until: written.promise }] })
    const { repurpose, clock } = world
    const job = await repurpose.generate({ source, content: { note: true } })
    await clock.settle()
    const { jobs } = await world.backend.list({ parentId: job.id })
    const jobId = jobs[0]!.id
    await expect(repurpose.rerun(jobId, { from: 'validation' })).rejects.toMatchObject({ path: 'from' })
    const beside = await repurpose.rerun(jobId, { from: 'text' })
    await clock.settle()
    expect(await beside.state()).toBe('succeeded')
    await job.cancel()
    await clock.advance(2_000)
    const after = await repurpose.rerun(jobId)
    await clock.settle()
    expect(await after.state()).toBe('succeeded')
    written.resolve()
  })

  it('takes over nothing that a retry has forgotten', async () => {
    await using world = setUp({ faults: [{ task: 'text', call: 2, fails: 'permanent' }] })
    const { repurpose, clock } = world
    const jobId = await firstPiece(world)
    const piece = await repurpose.job(jobId)
    await piece!.retry({ from: 'outline' })
    await clock.settle()
    expect(await piece!.state()).toBe('failed')
    await expect(repurpose.rerun(jobId, { from: 'validation' })).rejects.toMatchObject({
      path: 'from',
      message: expect.stringContaining('"text"'),
    })
  })

  describe('when the content type has changed since', () => {
    const text = ({ outputs }: { readonly outputs: { readonly plan: string } }) => ({ text: outputs.plan })
    async function pieceOfOldCode(world: ReturnType<typeof setUp>) {
      const worker = await world.repurpose.work()
      const jobId = await firstPiece(world)
      const closed = worker.close()
      await world.clock.settle()
      await closed
      return jobId
    }
    async function deployed(world: ReturnType<typeof setUp>, type: ContentType) {
      const { backend, clock, assets, model } = world
      return createRepurpose({ content: [type], language: model, backend, clock, assets })
    }

    it('finds stages under their former names', async () => {
      await using world = setUp({}, { work: false })
      const jobId = await pieceOfOldCode(world)
      const renamed = contentType('note', {
        variants: { short: {} },
        defaults: ['short'],
        output: Note,
        build: (start) =>
          start
            .stage('plan', { was: ['outline'] }, () => expect.fail('taken over'))
            .stage('text', text)
            .result(({ outputs }) => outputs.text),
      })
      const repurpose = await deployed(world, renamed)
      const job = await repurpose.rerun(jobId, { from: 'text' })
      await world.clock.settle()
      expect(await job.result()).toMatchObject({ value: { text: 'rain, river' } })
    })

    it('refuses a stage that the piece has not run', async () => {
      await using world = setUp({}, { work: false })
      const jobId = await pieceOfOldCode(world)
      const longer = contentType('note', {
        variants: { short: {} },
        defaults: ['short'],
        output: Note,
        build: (start) =>
          start
            .stage('plan', () => 'planned')
            .stage('text', text)
            .result(({ outputs }) => outputs.text),
      })
      const repurpose = await deployed(world, longer)
      await expect(repurpose.rerun(jobId, { from: 'text' })).rejects.toMatchObject({
        path: 'from',
        action: 'Begin with "plan" or an earlier stage.',
      })
      const job = await repurpose.rerun(jobId)
      await world.clock.settle()
      expect(await job.result()).toMatchObject({ value: { text: 'planned' } })
    })

    it('refuses what the piece has no shared value for', async () => {
      await using world = setUp({}, { work: false })
      const jobId = await pieceOfOldCode(world)
      const brief = shared('brief', () => 'brief')
      const briefed = contentType(
        'note',
        { variants: { short: {} }, defaults: ['short'], shares: [brief] },
        ({ input }) => input.shared.brief,
      )
      const repurpose = await deployed(world, briefed)
      await expect(repurpose.rerun(jobId)).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        path: 'jobId',
        message: expect.stringContaining('"brief"'),
      })
    })
  })

  it('takes over that a stage was left out', async () => {
    const picture = contentType('picture', {
      variants: { plain: {} },
      defaults: ['plain'],
      build: (start) =>
        start
          .stage('caption', { skip: () => true }, () => expect.fail('left out'))
          .stage('text', () => 'It rained.')
          .result(({ outputs }) => outputs.caption ?? outputs.text),
    })
    const { repurpose: _, backend, clock, assets, model } = setUp({}, { work: false })
    await using repurpose = createRepurpose({ content: [picture], language: model, backend, clock, assets })
    const first = await repurpose.generate({ source, content: { picture: ['plain'] } })
    await clock.settle()
    const { items } = await first.result()
    // Wishes of nothing but blanks are none.
    const again = await repurpose.rerun(items[0]!.jobId, { from: 'validation', instructions: ' ' })
    await clock.settle()
    expect(await again.result()).toMatchObject({ value: 'It rained.' })
    expect((await repurpose.contents({ jobId: again.id }))[0]?.provenance).not.toHaveProperty('wishes')
  })

  it('does not teach that what is taken over takes no time', async () => {
    const written = Promise.withResolvers<void>()
    await using world = setUp({ faults: [{ task: 'text', until: written.promise }] })
    const { repurpose, clock, backend } = world
    const first = await repurpose.generate({ source, content: { note: ['short'] } })
    await clock.advance(4_000)
    written.resolve()
    await clock.settle()
    const { items } = await first.result()
    const jobId = items[0]!.jobId
    expect(await backend.durations('content/note')).toMatchObject({ text: 4_000 })
    await repurpose.rerun(jobId, { from: 'validation' })
    await clock.settle()
    expect(await backend.durations('content/note')).toMatchObject({ text: 4_000 })
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

  it('tells dates, lists and strange names apart', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 0, day))
    const before = side({ at: at(1), same: at(3), tags: [], set: new Set(['a']), 'a.b': 1, a: { b: 2 } }, [])
    const after = side(
      { at: at(2), same: at(3), tags: ['x'], set: new Set(['b']), 'a.b': 2, a: { b: 2 } },
      [],
    )
    expect(comparePieces(before, after).fields).toEqual([
      { path: 'at', before: at(1), after: at(2) },
      { path: 'tags', before: [], after: undefined },
      { path: 'set', before: new Set(['a']), after: new Set(['b']) },
      { path: '["a.b"]', before: 1, after: 2 },
      { path: 'tags[0]', before: undefined, after: 'x' },
    ])
    expect(comparePieces(side({ a: 1, b: undefined }, []), side({ a: 1 }, [])).fields).toEqual([])
    expect(comparePieces(side({ a: null }, []), side({ a: {} }, [])).fields).toHaveLength(1)
  })
})
