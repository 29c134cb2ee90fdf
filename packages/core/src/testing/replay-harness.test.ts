import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { LeaseLostError } from '../errors/index.ts'
import type { FactType, NewFact } from '../job/index.ts'
import { child, pipeline, signal } from '../pipeline/index.ts'
import type { Backend, Claim, Settlement } from '../ports/index.ts'
import type { Job } from '../queue/index.ts'
import type { Repurpose } from '../repurpose.ts'
import type { FakeClock } from './fake-clock.ts'
import { fakeLanguageModel } from './fake-language-model.ts'
import { type ReplaySubject, replayTests, testReplay } from './replay-harness.ts'

const approved = signal('approved', z.boolean())
const Topic = z.object({ topic: z.string() })

const chapter = pipeline('chapter', Topic)
  .stage('write', ({ input, language }) => language.generate({ task: 'chapter', prompt: input.topic }))
  .result(({ outputs }) => outputs.write)

const book = pipeline('book', Topic)
  .stage('research', async ({ input, step }) =>
    step('look up', () => ({ about: input.topic, at: new Date(0) })),
  )
  .stage('approval', ({ waitFor }) => waitFor(approved))
  .stage('chapters', ({ outputs, spawnAll }) =>
    spawnAll(
      'chapters',
      ['one', 'two'].map((name) =>
        child(chapter, { topic: `${name} of ${outputs.research.about}` }, { key: name }),
      ),
    ),
  )
  .stage('proof', ({ outputs, each, step }) =>
    each('chapter', outputs.chapters, (_, index) => step('read', () => `read ${index}`), { concurrency: 1 }),
  )
  .result(({ outputs }) => ({
    chapters: outputs.chapters.map((outcome) => (outcome.status === 'succeeded' ? outcome.value : undefined)),
    proof: outputs.proof,
    at: outputs.research.at,
  }))
  .on({ settled: (_, { step }) => step('tell', () => null) })

/** The approval comes when the job waits for it, at the very moment when it parks. */
const subject = {
  name: 'a book',
  options: ({ clock }: { readonly clock: FakeClock }) => ({
    language: fakeLanguageModel({
      clock,
      answers: { chapter: ({ prompt }) => `Chapter ${prompt[0]?.text}` },
      faults: [{ delayMs: 30_000 }],
    }),
  }),
  start: (repurpose: Repurpose) => repurpose.start(book, { topic: 'bread' }, { id: 'book' }),
  async drive(job: Job) {
    for await (const event of job.events()) {
      if (event.type === 'stage.succeeded' && event.stage === 'research')
        await job.signal(approved, true, { id: 'once' })
    }
  },
}

type Wrap = (backend: Backend) => Backend

/** What the harness says of a backend: the message of every test that fails, by the name of the test. */
async function complaints(wrap: Wrap, of: object = subject): Promise<Readonly<Record<string, string>>> {
  const messages: Record<string, string> = {}
  for (const { name, test } of replayTests({ subject: of as ReplaySubject, wrap })) {
    await test().catch((error: Error) => {
      messages[name] = error.message
    })
  }
  return messages
}

/** A backend whose workers' writes, settlements and claims are tampered with. */
function tamper(changes: {
  readonly facts?: (facts: readonly NewFact[]) => readonly NewFact[]
  readonly settlement?: (settlement: Settlement) => Settlement
  readonly claim?: (claim: Claim) => Claim
}): Wrap {
  const {
    facts: change = (facts) => facts,
    settlement: settle = (settled) => settled,
    claim: take = (claim) => claim,
  } = changes
  return (backend) => ({
    ...backend,
    append: (write) => backend.append({ ...write, facts: change(write.facts) }),
    spawn: (write) => backend.spawn({ ...write, facts: change(write.facts) }),
    consume: (options, run) =>
      backend.consume(options, async (claim) => {
        const settlement = await run(take(claim))
        return settle({ ...settlement, facts: change(settlement.facts) })
      }),
  })
}

/** In place of the facts stands one that says nothing, so that the numbers in the log stay right. */
const without = (type: FactType) => (facts: readonly NewFact[]) =>
  facts.map((fact) =>
    fact.type === type ? ({ type: 'warning', code: 'lost', message: '', at: fact.at } as const) : fact,
  )

describe('the replay harness', { timeout: 60_000 }, () => {
  it('finds nothing wrong with a backend that is right', async () => {
    expect(await complaints((backend) => backend)).toEqual({})
  })

  it('registers a test for each way of disturbing', async () => {
    const names: string[] = []
    const runner = {
      describe(name: string, body: () => void) {
        names.push(name)
        body()
      },
      it: (name: string) => void names.push(name),
    }
    testReplay(runner, subject)
    expect(names).toEqual([
      'replay of a book',
      'runs to its end, and records what it pays for',
      'goes on when its worker dies after any fact',
      'goes on when it is taken from its worker before any write',
      'goes on when it is taken from its worker after any write',
      'pauses after any write, and goes on where it was',
      'is cancelled after any write, and completed by a retry',
    ])
  })

  it.each(['call.settled', 'step.succeeded'] as const)('notices that %s is not recorded', async (type) => {
    const messages = await complaints(tamper({ facts: without(type) }))
    expect(messages['runs to its end, and records what it pays for']).toMatch(
      /The .* ran \d times?, and 0 of them were recorded/,
    )
  })

  it('notices that a worker is not given what was recorded, and says what ran again', async () => {
    const messages = await complaints(
      tamper({
        claim: (claim) => ({ ...claim, log: claim.log.filter(({ type }) => type !== 'step.succeeded') }),
      }),
    )
    expect(messages['goes on when its worker dies after any fact']).toMatch(
      /^Disturbed after fact \d+ of \d+, [a-z.]+ .*of book.*: (The step "\w+( \w+)?" of book\/\S+ ran|book: step.succeeded)/,
    )
  })

  it('notices a parent that nobody wakes', async () => {
    const messages = await complaints(
      tamper({
        settlement: (settlement) =>
          settlement.to.state === 'parked'
            ? { ...settlement, to: { ...settlement.to, childrenAtMost: -1 } }
            : settlement,
      }),
    )
    expect(Object.values(messages)).toContainEqual(
      expect.stringMatching(/Nothing happens any more.* book is parked/),
    )
  })

  it('notices a wake-up that is lost between looking and parking', async () => {
    const messages = await complaints(
      tamper({
        claim: (claim) => ({ ...claim, onChange() {} }),
        settlement: (settlement) => ({ ...settlement, seen: Number.MAX_SAFE_INTEGER }),
      }),
    )
    expect(Object.values(messages)).toContainEqual(
      expect.stringMatching(/Nothing happens any more.* book is parked/),
    )
  })

  it('notices a backend without a fence', async () => {
    const fences = new Map<string, number>()
    const deaf = new AbortController().signal
    const messages = await complaints((backend) => ({
      ...tamper({
        claim(claim) {
          fences.set(claim.lease.jobId, claim.lease.fence)
          return { ...claim, lost: deaf }
        },
      })(backend),
      async append(write) {
        const { jobId, fence } = write.lease
        try {
          return await backend.append(write)
        } catch (error) {
          if (!LeaseLostError.isInstance(error)) throw error
          // A zombie's write, let through under the lease of another worker.
          return backend.append({
            ...write,
            write: 1_000 + write.write,
            lease: { jobId, fence: fences.get(jobId) ?? fence },
          })
        }
      },
    }))
    expect(Object.values(messages)).toContainEqual(
      expect.stringMatching(/recorded twice|ran \d+ times after the cut|came after the end/),
    )
  })

  it('notices that a write sent again is applied again', async () => {
    let again = 1_000
    const messages = await complaints((backend) => ({
      ...backend,
      async append(write) {
        const answer = await backend.append(write)
        again += 1
        return write.facts.some(({ type }) => type === 'step.succeeded')
          ? backend.append({ ...write, write: again })
          : answer
      },
    }))
    expect(Object.values(messages)).toContainEqual(
      expect.stringMatching(/step.succeeded .* was recorded twice/),
    )
  })

  it.each([
    ['cancel', 'is cancelled after any write, and completed by a retry', /ms after the cancel, book is/],
    ['pause', 'pauses after any write, and goes on where it was', /begun while the job was paused/],
    [
      'resume',
      'pauses after any write, and goes on where it was',
      /Nothing happens any more while waiting for the end/,
    ],
  ] as const)('notices that a %s goes unheard', async (deaf, test, message) => {
    const messages = await complaints((backend) => ({
      ...backend,
      request: async (options) => (options.what === deaf ? 'running' : backend.request(options)),
    }))
    expect(messages[test]).toMatch(message)
  })

  it('notices children that outlive the cancel of their parent', async () => {
    const messages = await complaints((backend) => ({
      ...backend,
      request: async (options) =>
        options.what === 'cancel' && options.jobId !== 'book' ? 'running' : backend.request(options),
    }))
    expect(messages['is cancelled after any write, and completed by a retry']).toMatch(
      /2000 ms after the cancel, book is \w+, book\.\w+ is running/,
    )
  })

  it('notices a settled hook that never runs', async () => {
    const messages = await complaints((backend) => ({
      ...backend,
      consume: (options, run) =>
        backend.consume(options, async (claim) =>
          claim.kind === 'settled'
            ? { write: 1, seen: claim.job.seq, facts: [], to: { state: 'hooked' } }
            : run(claim),
        ),
    }))
    expect(messages['runs to its end, and records what it pays for']).toMatch(
      /Nothing happens any more while waiting for the end/,
    )
  })

  it('notices a result that is another one after a crash', async () => {
    let started = 0
    const random = pipeline('random', Topic).stage('draw', ({ step }) => {
      started += 1
      return step('number', () => started)
    })
    const messages = await complaints((backend) => backend, {
      ...subject,
      start: (repurpose: Repurpose) => repurpose.start(random, { topic: '' }),
    })
    expect(Object.keys(messages)).toContain('goes on when it is taken from its worker before any write')
  })

  it('notices that the outside world fails', async () => {
    const messages = await complaints((backend) => backend, {
      ...subject,
      drive: () => Promise.reject(new Error('Nobody is there to approve.')),
    })
    expect(messages['runs to its end, and records what it pays for']).toBe('Nobody is there to approve.')
  })

  it('notices a job without end', async () => {
    const endless = pipeline('endless', Topic).stage('wait', async ({ sleep }) => {
      for (let night = 0; ; night += 1) await sleep(`night ${night}`, '30d')
    })
    const messages = await complaints((backend) => backend, {
      name: 'endless',
      start: (repurpose: Repurpose) => repurpose.start(endless, { topic: '' }),
    })
    expect(messages['runs to its end, and records what it pays for']).toMatch(
      /There is no end while waiting for the end/,
    )
  })

  it('waits for work that is really slow', async () => {
    const slow = pipeline('slow', Topic).stage('wait', ({ step }) =>
      step('read', () => new Promise<number>((resolve) => setTimeout(resolve, 20, 1))),
    )
    const messages = await complaints((backend) => backend, {
      name: 'slow',
      start: (repurpose: Repurpose) => repurpose.start(slow, { topic: '' }),
    })
    expect(messages).toEqual({})
  })
})
