import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import type { LanguageCall, LanguageModel } from '@repurpose/core'

/** Lets each call take longer, as long as a real model might: enough time to end the process in the middle of it. */
export function slowed(model: LanguageModel, delayMs: number): LanguageModel {
  return {
    ...model,
    async generate(call) {
      // The model itself says what it has to say about a call that was stopped.
      await wait(delayMs, undefined, { signal: call.signal }).catch(() => {})
      return model.generate(call)
    },
  }
}

/**
 * Notes each call in a file before it is made, as whoever sends the bill would, whatever becomes of this process: the
 * time, the process, the task and what was asked, as a hash.
 */
export function noted(model: LanguageModel, file: string): LanguageModel {
  return {
    ...model,
    generate(call) {
      appendFileSync(file, `${new Date().toISOString()} ${process.pid} ${call.task} ${hashOf(call)}\n`)
      return model.generate(call)
    },
  }
}

function hashOf({ task, system, prompt, outputSchema }: LanguageCall): string {
  return createHash('sha256')
    .update(JSON.stringify([task, system, prompt, outputSchema]))
    .digest('hex')
    .slice(0, 12)
}
