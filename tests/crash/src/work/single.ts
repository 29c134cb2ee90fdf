import { pipeline, signal } from '@repurpose/core'
import { z } from 'zod'
import { pay, payAtLast, payWhenCured } from './paid.ts'
import { write } from './writer.ts'

// Jobs without children. What each comes to is computed beside it, by a pure function of the input.

/** More than the log keeps within itself: goes to the asset store first. */
const manyCharacters = 70_000
const always = () => true

const PlainInput = z.object({ n: z.int(), fails: z.int(), isLarge: z.boolean() })

/** Two steps side by side, a call, and a step that fails some times. */
export const plain = pipeline('plain', PlainInput)
  .stage('gather', async ({ input, step }) => {
    const [left, right] = await Promise.all([
      step('left', (signal) => pay('gather/left', input.n, signal)),
      step('right', (signal) => pay('gather/right', input.n + 1, signal)),
    ])
    return left.value + right.value
  })
  .stage('write', ({ outputs, language }) => write(language, 'write', `sum ${outputs.gather}`))
  .stage('polish', async ({ input, step }) => {
    const polished = await step(
      'flaky',
      (signal) => payAtLast('polish/flaky', input.n * 2, { times: input.fails, signal }),
      { retry: { attempts: input.fails + 1, delay: '20ms', when: always } },
    )
    if (!input.isLarge) return polished.value
    const large = await step('large', (signal) => pay('polish/large', 'x'.repeat(manyCharacters), signal))
    return polished.value + large.value.length
  })
  .result(({ outputs }) => ({ text: outputs.write, value: outputs.polish }))

export function plainResult({ n, isLarge }: z.output<typeof PlainInput>) {
  return { text: `Written: sum ${2 * n + 1}`, value: n * 2 + (isLarge ? manyCharacters : 0) }
}

const FanInput = z.object({ n: z.int(), parts: z.int() })

/** Items side by side, each with a step, a rest and a call of its own. */
export const fan = pipeline('fan', FanInput)
  .stage('parts', ({ input, each, step, sleep, language }) =>
    each(
      'part',
      Array.from({ length: input.parts }, (_, index) => ({ id: `p${index}`, value: input.n + index })),
      async ({ id, value }) => {
        const cut = await step('cut', (signal) => pay(`parts/${id}/cut`, value, signal))
        await sleep('rest', '20ms')
        return write(language, `parts/${id}`, `part ${cut.value}`)
      },
      { key: ({ id }) => id, concurrency: 2 },
    ),
  )
  .stage('join', async ({ outputs, step }) => {
    const joined = await step('join', (signal) => pay('join', outputs.parts.join('; '), signal))
    return joined.value
  })
  .result(({ outputs }) => outputs.join)

export function fanResult({ n, parts }: z.output<typeof FanInput>) {
  return Array.from({ length: parts }, (_, index) => `Written: part ${n + index}`).join('; ')
}

export const go = signal('go', z.object({ by: z.string() }))

const ApprovalInput = z.object({ n: z.int() })

/** Waits for somebody; its hook tells of the end, at the second try. */
export const approval = pipeline('approval', ApprovalInput)
  .stage('draft', async ({ input, step }) => {
    const draft = await step('draft', (signal) => pay('draft', input.n, signal))
    return draft.value
  })
  .stage('approved', ({ waitFor }) => waitFor(go, { key: 'draft' }))
  .stage('publish', async ({ outputs, step }) => {
    const published = await step('publish', (signal) =>
      pay('publish', `${outputs.draft} by ${outputs.approved.by}`, signal),
    )
    return published.value
  })
  .result(({ outputs }) => outputs.publish)
  .on({
    settled: async (_, { step, signal }) => {
      await step('tell', () => payAtLast('hook', 'told', { times: 1, signal }), {
        retry: { attempts: 4, delay: '20ms', when: always },
      })
    },
  })

export function approvalResult({ n }: z.output<typeof ApprovalInput>) {
  return `${n} by somebody`
}

const NappingInput = z.object({ n: z.int(), napMs: z.int() })

/** Sleeps, waits in vain, and retries a stage. */
export const napping = pipeline('napping', NappingInput)
  .stage('first', async ({ input, step, sleep }) => {
    const before = await step('before', (signal) => pay('first/before', input.n, signal))
    await sleep('nap', input.napMs)
    const after = await step('after', (signal) => pay('first/after', before.value + 1, signal))
    return after.value
  })
  .stage('again', { retry: { attempts: 3, delay: '20ms' } }, async ({ attempt, outputs, step, waitFor }) => {
    const once = await step('once', (signal) => pay('again/once', outputs.first + 1, signal))
    if (attempt === 1) throw new Error('Planned to fail at the first attempt.')
    const nobody = await waitFor(go, { key: 'nobody', timeout: '30ms' })
    return nobody === undefined ? once.value : -1
  })
  .result(({ outputs }) => outputs.again)

export function nappingResult({ n }: z.output<typeof NappingInput>) {
  return n + 2
}

const FragileInput = z.object({ n: z.int() })

/** Fails until somebody cures it and retries the job; what was recorded before must be kept. */
export const fragile = pipeline('fragile', FragileInput)
  .stage('kept', async ({ input, step, language }) => {
    const kept = await step('kept', (signal) => pay('kept/kept', input.n, signal))
    return write(language, 'kept', `kept ${kept.value}`)
  })
  .stage('broken', async ({ input, step }) => {
    const whole = await step('whole', (signal) => pay('broken/whole', input.n + 1, signal))
    const mended = await step('mended', (signal) => payWhenCured('broken/mended', whole.value, signal))
    return mended.value
  })
  .result(({ outputs }) => `${outputs.kept}, then ${outputs.broken}`)

export function fragileResult({ n }: z.output<typeof FragileInput>) {
  return `Written: kept ${n}, then ${n + 1}`
}
