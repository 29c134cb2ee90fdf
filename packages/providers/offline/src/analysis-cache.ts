import { createHash } from 'node:crypto'
import { type Analysis, analyse } from './analysis.ts'
import type { Language } from './languages/index.ts'

interface Entry {
  readonly analysis: Promise<Analysis>
  readonly controller: AbortController
  readonly characters: number
  waiting: number
  done: boolean
}

/** Bounds of what is remembered: sources, and characters of all of them together. */
const mostSources = 8
const mostCharacters = 4_000_000

export interface AnalysisCache {
  /** @throws the signal's reason once it is aborted. */
  get(source: string, language: Language, signal: AbortSignal): Promise<Analysis>
}

/**
 * Reads every source once: the many pieces of one source share one analysis, also while it is being made. It goes on as
 * long as anybody waits for it, and stops with the last one who gives up.
 */
export function createAnalysisCache(): AnalysisCache {
  // In the order of last use, the least recent first.
  const entries = new Map<string, Entry>()

  const start = (key: string, source: string, language: Language): Entry => {
    const controller = new AbortController()
    const analysis = analyse(source, language, controller.signal)
    const entry: Entry = { analysis, controller, characters: source.length, waiting: 0, done: false }
    analysis.then(
      () => {
        entry.done = true
      },
      () => {
        if (entries.get(key) === entry) entries.delete(key)
      },
    )
    return entry
  }

  const trim = (): void => {
    let characters = [...entries.values()].reduce((total, entry) => total + entry.characters, 0)
    for (const [key, entry] of entries) {
      if (entries.size <= mostSources && characters <= mostCharacters) return
      // What somebody waits for is no memory yet, and the newest stays even if it is large.
      if (!entry.done || entries.size === 1) continue
      entries.delete(key)
      characters -= entry.characters
    }
  }

  return {
    async get(source, language, signal) {
      signal.throwIfAborted()
      const key = createHash('sha256').update(language.code).update('\0').update(source).digest('base64')
      const entry = entries.get(key) ?? start(key, source, language)
      entries.delete(key)
      entries.set(key, entry)
      entry.waiting += 1
      try {
        return await unlessAborted(entry.analysis, signal)
      } finally {
        entry.waiting -= 1
        if (entry.waiting === 0 && !entry.done) {
          entry.controller.abort(signal.reason)
          if (entries.get(key) === entry) entries.delete(key)
        }
        trim()
      }
    },
  }
}

async function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = Promise.withResolvers<never>()
  const stop = (): void => aborted.reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([promise, aborted.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
