import { z } from 'zod'
import { contentType, piece, shared } from '../content/index.ts'
import { memoryAssets, memoryBackend } from '../memory/index.ts'
import type { RepurposeOptions } from '../options.ts'
import { createRepurpose } from '../repurpose.ts'
import { fakeClock } from '../testing/fake-clock.ts'
import { type FakeLanguageModelOptions, fakeLanguageModel } from '../testing/fake-language-model.ts'
import { usd } from '../values/index.ts'

export const Note = z.object({ text: z.string().min(1) })

const topic = shared('topic', ({ language }) =>
  language.generate({ task: 'topic', prompt: 'What is it about?' }),
)

/** Two stages, so that a re-run can begin in the middle. */
export const note = contentType('note', {
  variants: { short: { words: 20, instructions: 'Be short.' }, long: { words: 90 } },
  defaults: ['short'],
  output: Note,
  instructions: 'A note in {language}.',
  shares: [topic],
  build: (start) =>
    start
      .stage('outline', ({ input, language }) =>
        language.generate({ task: 'outline', prompt: `${input.shared.topic}: ${input.instructions}` }),
      )
      .stage('text', ({ input, outputs, language }) => {
        const prompt = `${outputs.outline} ${input.instructions} ${JSON.stringify(input.voice ?? {})}`
        return language.generate({ task: 'text', role: input.role, prompt, schema: Note })
      })
      .result(({ outputs }) =>
        piece(outputs.text, { quality: 0.5, checks: [{ name: 'length', passed: true }] }),
      ),
})

/** A pipeline with nothing but a default output. */
export const line = contentType('line', { variants: { one: {} }, defaults: ['one'] }, () => 'A line.')

/** A variant with a schema of its own. */
const card = contentType(
  'card',
  {
    variants: { tags: { output: z.object({ tags: z.array(z.string()) }) } },
    defaults: ['tags'],
    output: Note,
  },
  () => ({ tags: ['river'] }),
)

export const source = { text: 'It rained for days. Then the river rose.', language: 'en' }

export function setUp(
  options: Partial<FakeLanguageModelOptions> = {},
  more: Omit<RepurposeOptions, 'content' | 'language'> = {},
) {
  const answers = { topic: 'rain', outline: 'rain, river', text: { text: 'It rained.' } }
  const model = fakeLanguageModel({ answers, price: () => usd(0.001), ...options })
  const strong = fakeLanguageModel({
    modelId: 'strong',
    answers: { ...answers, text: { text: 'Rain fell, and the river rose.' } },
    price: () => usd(0.01),
  })
  const clock = fakeClock()
  const backend = memoryBackend({ clock })
  const assets = memoryAssets()
  const repurpose = createRepurpose({
    content: [note, line, card],
    language: { default: model, strong },
    backend,
    clock,
    assets,
    ...more,
  })
  return { repurpose, backend, clock, assets, model, strong, [Symbol.asyncDispose]: () => repurpose.close() }
}
