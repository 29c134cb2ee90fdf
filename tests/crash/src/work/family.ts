import { type ChildOutcome, child, contentType, pipeline, RepurposeError } from '@repurpose/core'
import { z } from 'zod'
import { pay } from './paid.ts'
import { write } from './writer.ts'

// Jobs with children: two generations, a batch's children, and pieces of content.

const LeafInput = z.object({ n: z.int() })

/** The smallest job: one step. Also what batches are made of. */
export const leaf = pipeline('leaf', LeafInput)
  .stage('grow', async ({ input, step }) => {
    const grown = await step('grow', (signal) => pay('grow', input.n * 10, signal))
    return grown.value
  })
  .result(({ outputs }) => outputs.grow)

export function leafResult({ n }: z.output<typeof LeafInput>) {
  return n * 10
}

const BranchInput = z.object({ n: z.int(), leaves: z.int() })

/** Spawns its leaves one by one, and has a hook. */
export const branch = pipeline('branch', BranchInput)
  .stage('leaves', async ({ input, spawn }) => {
    let sum = 0
    for (let index = 0; index < input.leaves; index += 1) {
      sum += valueIn(await spawn(`leaf-${index}`, child(leaf, { n: input.n + index })))
    }
    return sum
  })
  .stage('bind', async ({ outputs, step }) => {
    const bound = await step('bind', (signal) => pay('bind', outputs.leaves + 1, signal))
    return bound.value
  })
  .result(({ outputs }) => outputs.bind)
  .on({
    settled: async (_, { step, signal }) => {
      await step('tell', () => pay('hook', 'told', signal))
    },
  })

const TreeInput = z.object({ n: z.int(), branches: z.int(), leaves: z.int(), atOnce: z.int() })

/** Spawns branches, some at once, which spawn leaves. */
export const tree = pipeline('tree', TreeInput)
  .stage('root', async ({ input, step }) => {
    const root = await step('root', (signal) => pay('root', input.n, signal))
    return root.value
  })
  .stage('branches', async ({ input, outputs, spawnAll }) => {
    const { branches, leaves, atOnce } = input
    const children = Array.from({ length: branches }, (_, index) =>
      child(branch, { n: outputs.root + index, leaves }, { key: `b${index}` }),
    )
    return (await spawnAll('branch', children, { concurrency: atOnce })).map(valueIn)
  })
  .stage('crown', ({ outputs, language }) => write(language, 'crown', `crown ${outputs.branches.join(',')}`))
  .result(({ outputs }) => outputs.crown)

export function treeResult({ n, branches, leaves }: z.output<typeof TreeInput>) {
  const grown = Array.from({ length: branches }, (_, one) => {
    let sum = 0
    for (let other = 0; other < leaves; other += 1) sum += leafResult({ n: n + one + other })
    return sum + 1
  })
  return `Written: crown ${grown.join(',')}`
}

/** Content of two variants, each piece by a call. */
export const note = contentType(
  'note',
  { variants: { short: { characters: 400 }, long: { characters: 4_000 } }, defaults: ['short'] },
  ({ input, language }) =>
    write(language, `note/${input.variant}`, `${input.variant} of ${input.transcript.words}`),
)

/** A source with a number of words. */
export function noteSource(words: number): string {
  return Array.from({ length: words }, (_, index) => `word${index}`).join(' ')
}

export function noteResult(words: number) {
  return { note: { short: `Written: short of ${words}`, long: `Written: long of ${words}` } }
}

/** A child that failed fails its parent with the same error, so that whoever looks at the root sees why. */
function valueIn<Value>(outcome: ChildOutcome<Value>): Value {
  if (outcome.status === 'succeeded') return outcome.value
  throw new RepurposeError(outcome.error)
}
