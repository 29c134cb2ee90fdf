import { createHash } from 'node:crypto'
import { type CallSettled, createValueStore, type ValueStore } from '../job/index.ts'
import type { AssetRef, AssetStore, Attributes, Clock, Logger, Telemetry } from '../ports/index.ts'
import { fakeClock } from '../testing/fake-clock.ts'
import type { CallJournal, CallPlace } from './call-journal.ts'
import { observeCalls } from './call-observer.ts'
import { createLateCalls, type LateCalls } from './late-calls.ts'
import type { CallDesk, PriceOf } from './provider-call.ts'

/** What the tests of this room work with: a job's journal in memory, and everything around it made visible. */
export interface TestRoom {
  readonly desk: CallDesk
  readonly journal: TestJournal
  readonly values: ValueStore
  readonly assets: TestAssets
  readonly spans: readonly TestSpan[]
  readonly metrics: readonly {
    readonly name: string
    readonly value: number
    readonly attributes: Attributes
  }[]
  readonly lines: readonly { readonly level: string; readonly message: string; readonly fields: object }[]
}

export interface TestJournal extends CallJournal {
  readonly facts: CallSettled[]
  readonly texts: { readonly key: string; readonly task: string; readonly delta: string }[]
  readonly warnings: string[]
  readonly running: () => number
  abort(reason?: unknown): void
  /** From now on nothing can be recorded. */
  lose(): void
}

export interface TestSpan {
  readonly name: string
  attributes: Attributes
  ended: number
  error: { readonly code: string; readonly message: string } | undefined
}

/** Keys count equal calls within a journal, as the engine's do within a scope; a new journal over old facts is a replay. */
export function testJournal(past: readonly CallSettled[] = []): TestJournal {
  const controller = new AbortController()
  const counts = new Map<string, number>()
  const facts = [...past]
  let running = 0
  let lost = false
  const journal: TestJournal = {
    facts,
    texts: [],
    warnings: [],
    running: () => running,
    abort: (reason) => controller.abort(reason),
    lose() {
      lost = true
    },
    open({ task, fingerprint }) {
      const name = `stage/${task}:${fingerprint}`
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      const key = `${name}~${count}`
      return { key, recorded: facts.findLast((fact) => fact.ok && fact.key === key) }
    },
    async run(_key, work) {
      running += 1
      try {
        return await work(controller.signal)
      } finally {
        running -= 1
      }
    },
    async record(fact) {
      await Promise.resolve()
      if (lost) throw new Error('The lease is lost.')
      // What a log cannot hold must not be in a fact.
      facts.push(JSON.parse(JSON.stringify(fact)))
    },
    text: (event) => journal.texts.push(event),
    warn: (code) => journal.warnings.push(code),
  }
  return journal
}

export interface TestAssets extends AssetStore {
  readonly stored: Map<string, Uint8Array>
  fail(error: Error): void
}

export function testAssets(): TestAssets {
  const stored = new Map<string, Uint8Array>()
  let failure: Error | undefined
  const unused = () => Promise.reject(new Error('not needed here'))
  return {
    name: 'test',
    capabilities: { durable: false, conditionalPut: true, signedUrls: false, checksums: false },
    stored,
    fail(error) {
      failure = error
    },
    async put(key, body, { mediaType }): Promise<AssetRef> {
      if (failure !== undefined) throw failure
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : await collect(body)
      stored.set(key, bytes)
      return {
        key,
        size: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        mediaType,
      }
    },
    async get(key, range) {
      const bytes = stored.get(key)
      return bytes === undefined ? undefined : once(bytes.slice(range?.start, range?.end))
    },
    head: unused,
    list: unused,
    delete: unused,
    url: unused,
  }
}

export interface TestRoomOptions {
  readonly journal?: TestJournal | undefined
  readonly clock?: Clock | undefined
  readonly price?: PriceOf | undefined
  readonly place?: CallPlace | undefined
  readonly late?: LateCalls | undefined
  readonly assets?: TestAssets | undefined
  /** Telemetry and logger throw. */
  readonly broken?: boolean | undefined
}

export function testRoom(options: TestRoomOptions = {}): TestRoom {
  const {
    journal = testJournal(),
    clock = fakeClock(),
    assets = testAssets(),
    place = { jobId: 'job-1' },
  } = options
  const spans: TestSpan[] = []
  const metrics: { name: string; value: number; attributes: Attributes }[] = []
  const lines: { level: string; message: string; fields: object }[] = []
  const complain = () => {
    if (options.broken === true) throw new Error('telemetry is down')
  }
  const telemetry: Telemetry = {
    startSpan(name, attributes) {
      complain()
      const span: TestSpan = { name, attributes, ended: 0, error: undefined }
      spans.push(span)
      return {
        setAttributes: (more) => {
          span.attributes = { ...span.attributes, ...more }
        },
        end: (end) => {
          span.ended += 1
          span.error = end?.error
        },
      }
    },
    count: complain,
    record(name, value, attributes) {
      complain()
      metrics.push({ name, value, attributes })
    },
  }
  const logger: Logger = {
    log(level, message, fields) {
      complain()
      lines.push({ level, message, fields })
    },
  }
  return {
    desk: {
      journal,
      place,
      clock,
      observer: observeCalls(place, telemetry, logger),
      late: options.late ?? createLateCalls(),
      price: options.price,
    },
    journal,
    values: createValueStore({ assets }),
    assets,
    spans,
    metrics,
    lines,
  }
}

async function collect(body: Uint8Array | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
