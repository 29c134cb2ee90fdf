import process from 'node:process'
import { generatorContent } from '@repurpose/content/generator'
import {
  type AssetStore,
  type Backend,
  type ContentType,
  contentType,
  createRepurpose,
  memoryAssets,
  memoryBackend,
} from '@repurpose/core'
import { offlineLanguage } from '@repurpose/offline'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { jobIdOf } from '../src/durable.ts'
import { follow } from '../src/follow.ts'
import type { Instance, Request } from '../src/instance.ts'
import { isStuck, type Run, runDurably } from '../src/run.ts'
import { blocked } from '../src/tell.ts'

const text =
  'The lock keepers met on Monday. They agreed to open the upper gates two hours earlier in spring.'
// What the parser makes of it; it is written here as it comes out.
const request = { source: { text }, content: { summary: ['short'] }, language: 'en' } as unknown as Request
const transcript = 'locks.txt'

describe('runDurably', () => {
  let backend: Backend
  let assets: AssetStore
  let said: string[]

  /** A process of its own: what it stores stays when it closes. */
  function open(content: readonly ContentType[] = generatorContent): Instance {
    const outliving = { ...backend, close: async () => {} }
    const repurpose = createRepurpose({
      content,
      language: offlineLanguage(),
      backend: outliving,
      assets,
      work: { closeTimeout: 10 },
    })
    // Of content types that go by the same names.
    return repurpose as Instance
  }

  const begin = (repurpose: Instance) =>
    runDurably(repurpose, { backend }, { request, pieces: 1, transcript })

  beforeEach(() => {
    backend = memoryBackend()
    assets = memoryAssets()
    said = []
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      said.push(String(chunk))
      return true
    })
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await backend.close()
  })

  it('shows what a deploy has blocked, with its cure, and goes on once the code fits', async () => {
    {
      await using before = open([summaryIn('endless')])
      const job = await before.generate(request, { id: jobIdOf(request) })
      for await (const { fact } of before.events({ rootIds: [job.id] })) {
        if (fact?.type === 'stage.succeeded' && fact.stage === 'draft') break
      }
    }
    for (const _ of [1, 2]) {
      await using deployed = open()
      const run = await begin(deployed)
      expect(await watch(deployed, run)).toBe('stuck')
      expect(blocked(run.observed)).toMatch(
        /^\nBlocked summary\/short: PIPELINE_CHANGED: .+"draft".+\n {2}If /,
      )
    }
    await using cured = open([summaryIn('done')])
    expect(await watch(cured, await begin(cured))).toBe('ended')
    expect(said.join('')).toMatch(/^Continues job .+: 0 of 1 pieces and \d calls? /m)
  })

  it('tries again what has failed', async () => {
    {
      await using failing = open([summaryIn('failed')])
      expect(await watch(failing, await begin(failing))).toBe('ended')
    }
    await using cured = open([summaryIn('done')])
    const run = await begin(cured)
    expect(await watch(cured, run)).toBe('ended')
    expect(await run.job.outcome()).toMatchObject({ status: 'succeeded' })
    expect(said.join('')).toMatch(/^Job .+ ended failed: 0 of 1 pieces .+; the rest is tried again\.$/m)
  })

  it('tells of the job of another command that is worked on as well', async () => {
    {
      await using before = open([summaryIn('endless')])
      await before.generate(request, { id: 'another', labels: { transcript: 'ferries.txt' } })
    }
    await using repurpose = open([summaryIn('done')])
    expect(await watch(repurpose, await begin(repurpose))).toBe('ended')
    expect(said.join('')).toContain('Job another of another command (ferries.txt) is unfinished')
  })
})

/** A summary that is drafted, and then ends in some way or not at all. */
function summaryIn(end: 'done' | 'failed' | 'endless'): ContentType {
  return contentType('summary', {
    variants: { short: { label: 'Short' } },
    defaults: ['short'],
    build: (start) =>
      start
        .stage('draft', () => 'Drafted.')
        .stage('finish', ({ signal }): string | Promise<string> => {
          if (end === 'failed') throw new Error('It failed.')
          if (end === 'done') return 'The lock keepers agreed to open the gates.'
          return new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason))
          })
        })
        .result(({ outputs }) => outputs.finish),
  })
}

function watch(repurpose: Instance, { job, observed, events }: Run): ReturnType<typeof follow> {
  if (events === undefined) throw new Error('It was complete.')
  return follow(events, {
    rootId: job.id,
    observed,
    bars: { add() {}, update() {}, finish() {}, stop() {} },
    onMessage() {},
    isStuck: () => isStuck(repurpose, job.id),
  })
}
