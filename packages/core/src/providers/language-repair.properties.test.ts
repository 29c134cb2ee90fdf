import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { OutputError } from '../errors/index.ts'
import { type CallSettled, fingerprint } from '../job/index.ts'
import { pipeline } from '../pipeline/index.ts'
import type { LanguageCall, Schema } from '../ports/index.ts'
import type { Repurpose } from '../repurpose.ts'
import { fakeLanguageModel } from '../testing/fake-language-model.ts'
import { testReplay } from '../testing/replay-harness.ts'
import type { Json } from '../values/index.ts'
import { formatPath, isList, isRecord, type Segment } from './answer-path.ts'
import { type TestAssets, testAssets, testJournal } from './fixtures/room.ts'
import { scene } from './fixtures/scene.ts'
import type { Complaints } from './judge-answer.ts'
import type { Language } from './language.ts'

/** In these drafts every text that begins like this is wrong, wherever it stands. */
const wrong = 'wrong'

function wrongPaths(json: Json, path: readonly Segment[] = []): readonly string[] {
  if (typeof json === 'string') return json.startsWith(wrong) ? [formatPath(path)] : []
  const members = isRecord(json) ? Object.entries(json) : isList(json) ? [...json.entries()] : []
  return members.flatMap(([key, member]) => wrongPaths(member, [...path, key]))
}

const draft: fc.Arbitrary<Json> = fc.dictionary(
  fc.string(),
  fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('right', wrong, `${wrong} again`),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ maxLength: 3 }), tie('value'), { maxKeys: 4 }),
    ),
  })).value,
  { minKeys: 1, maxKeys: 5 },
)

/** A model that mends some fields, forgets some, and now and then says something useless; alike when asked alike. */
function answers(first: Json, seed: number) {
  const chance = (...of: readonly Json[]) =>
    Number.parseInt(fingerprint([seed, ...of]).slice(0, 4), 16) / 0xffff
  return {
    judge: ({ prompt }: LanguageCall) => [...wrongPaths(JSON.parse(prompt[0]?.text ?? ''))],
    piece({ prompt, outputSchema }: LanguageCall) {
      const problems = prompt.find(({ name }) => name === 'problems')?.text
      if (problems === undefined) return JSON.stringify(first)
      const luck = chance(problems)
      if (luck < 0.1) return 'I cannot do that.'
      if (luck < 0.2) return '{"cut off": "'
      const { properties } = (outputSchema ?? {}) as { readonly properties?: object }
      if (properties === undefined) return JSON.stringify(first).replaceAll(wrong, 'written whole')
      const fields = Object.keys(properties).filter((field) => chance(problems, field) > 0.2)
      return Object.fromEntries(
        fields.map((field) => [field, chance(field, problems) > 0.2 ? `mended ${field}` : `${wrong} still`]),
      )
    },
  }
}

const anything: Schema<Json> = {
  '~standard': { version: 1, vendor: 'other', validate: (value) => ({ value: value as Json }) },
}

/** At once, or by asking a judge. */
const checks: readonly ((language: Language) => (piece: Json) => Complaints | Promise<Complaints>)[] = [
  () => (piece) => wrongPaths(piece).map((path) => ({ path, reason: 'wrong' })),
  (language) => async (piece) => {
    const schema = z.array(z.string())
    const paths = await language.generate({ task: 'judge', prompt: JSON.stringify(piece), schema })
    return paths.map((path) => ({ path, reason: 'wrong' }))
  },
]

async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return { value: await work }
  } catch (error) {
    if (OutputError.isInstance(error)) return { error: error.toInfo() }
    throw error
  }
}

describe('repairs', () => {
  it('end the same after a crash between any two records, and pay nothing twice', async () => {
    const subject = fc.record({
      first: draft,
      seed: fc.nat(),
      check: fc.constantFrom(...checks),
      repairs: fc.nat(4),
    })
    await fc.assert(
      fc.asyncProperty(subject, async ({ first, seed, check, repairs }) => {
        const run = async (facts: readonly CallSettled[], assets: TestAssets) => {
          const { language, model, journal } = scene(answers(first, seed), {
            journal: testJournal(facts),
            assets,
          })
          const request = {
            task: 'piece',
            prompt: 'Write.',
            schema: anything,
            repairs,
            check: check(language),
          }
          return { outcome: await outcomeOf(language.generate(request)), calls: model.calls.length, journal }
        }
        const assets = testAssets()
        const undisturbed = await run([], assets)
        const { facts } = undisturbed.journal
        for (let kept = 0; kept <= facts.length; kept += 1) {
          const resumed = await run(facts.slice(0, kept), assets)
          expect(resumed.outcome).toEqual(undisturbed.outcome)
          expect(resumed.calls).toBe(facts.length - kept)
          expect(resumed.journal.facts).toEqual(facts)
        }
      }),
    )
  })
})

const Thread = z.object({ posts: z.array(z.string()) })
const thread = pipeline('thread', z.object({ topic: z.string() }))
  .stage('write', ({ input, language, each }) =>
    each('thread', [1, 2], (sample) =>
      language.generate({
        task: 'thread',
        prompt: input.topic,
        sample,
        schema: Thread,
        async check({ posts }) {
          const dull = await each('post', posts, async (post, index) =>
            (await language.generate({ task: 'judge', prompt: post })) === 'dull' ? [`posts[${index}]`] : [],
          )
          return dull.flat().map((path) => ({ path, reason: 'dull' }))
        },
      }),
    ),
  )
  .result(({ outputs }) => outputs.write)

testReplay(
  { describe, it },
  {
    name: 'repairs by what a judge says',
    options: ({ clock }) => ({
      language: fakeLanguageModel({
        clock,
        faults: [{ delayMs: 300 }],
        answers: {
          thread: ({ prompt }) =>
            prompt.some(({ name }) => name === 'problems')
              ? { 'posts[1]': 'Bread is alive.' }
              : { posts: ['Flour.', 'Bread is bread.', 'Time.'] },
          judge: ({ prompt }) => (prompt[0]?.text === 'Bread is bread.' ? 'dull' : 'good'),
        },
      }),
    }),
    start: (repurpose: Repurpose) => repurpose.start(thread, { topic: 'bread' }, { id: 'thread' }),
  },
)
