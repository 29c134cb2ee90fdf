import { setTimeout as pause } from 'node:timers/promises'
import { type Language, type LanguageModel, usd } from '@repurpose/core'
import { z } from 'zod'
import { begin } from './paid.ts'

const Answer = z.object({ text: z.string(), mark: z.string() })

/** What the writer answers to a wish. */
function written(wish: string): string {
  return `Written: ${wish}`
}

/** Asks the writer; the label says where, for the witness. */
export async function write(language: Language, label: string, wish: string): Promise<string> {
  const { text } = await language.generate({
    task: 'write',
    prompt: JSON.stringify({ label: `call ${label}`, wish }),
    schema: Answer,
  })
  return text
}

/** A fake language model that notes each call before it answers, and answers alike when asked alike. */
export const writer: LanguageModel = {
  specificationVersion: 1,
  kind: 'language',
  provider: 'crash',
  modelId: 'writer',
  capabilities: { structured: true, streaming: false, languages: 'any' },
  async generate(call) {
    const { label, wish } = askedOf(call.prompt.map(({ text }) => text))
    const mark = begin(label)
    await pause(1 + (wish.length % 9), undefined, { signal: call.signal })
    return {
      text: JSON.stringify({ text: written(wish), mark }),
      finish: 'stop',
      usage: { inputTokens: 10, outputTokens: 10 },
    }
  },
  price: () => usd(0.01),
}

function askedOf(parts: readonly string[]): { readonly label: string; readonly wish: string } {
  const asked = parts.find((text) => text.startsWith('{"label"'))
  if (asked === undefined)
    throw new Error('The writer was asked for something that is no wish of this suite.')
  // `write` made it.
  return JSON.parse(asked) as { label: string; wish: string }
}
