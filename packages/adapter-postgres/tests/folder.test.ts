import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRepurpose, folder, pipeline, signal } from '@repurpose/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { postgres } from '../src/index.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'repurpose-'))
})
afterAll(() => rm(dataDir, { recursive: true }))

const approval = signal('approval', z.boolean())
const ran: string[] = []
const story = pipeline('story', z.object({ title: z.string() }))
  .stage('draft', ({ step, input }) =>
    step('write', async () => {
      ran.push('write')
      return `${input.title}: the moon pulls.`
    }),
  )
  .stage('review', ({ waitFor }) => waitFor(approval))
  .result(({ outputs }) => ({ text: outputs.draft, approved: outputs.review }))

const instance = () =>
  createRepurpose({
    backend: postgres({ dataDir: path.join(dataDir, 'jobs') }),
    assets: folder(path.join(dataDir, 'assets')),
    pipelines: [story],
  })

describe('in a folder', () => {
  it('a job outlives the process that began it, and nothing is done twice', async () => {
    {
      await using repurpose = instance()
      const job = await repurpose.start(story, { title: 'Tides' }, { id: 'tides' })
      await expect.poll(async () => (await job.progress()).state, { timeout: 20_000 }).toBe('parked')
      expect(job.created).toBe(true)
      const second = postgres({ dataDir: path.join(dataDir, 'jobs') })
      await expect(second.counts()).rejects.toMatchObject({ code: 'BACKEND_LOCKED', retryable: false })
      await second.close()
    }
    await using repurpose = instance()
    const job = await repurpose.start(story, { title: 'Tides' }, { id: 'tides' })
    expect(job.created).toBe(false)
    await job.signal(approval, true)
    expect(await job.result()).toEqual({ text: 'Tides: the moon pulls.', approved: true })
    expect(ran).toEqual(['write'])
  }, 60_000)
})
