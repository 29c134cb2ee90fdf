import type { TransientEvent } from '@repurpose/core'
import type { Database, Statement } from '../database/database.ts'
import type { JobCard } from './job-card.ts'

export function card(id: string, changes: Partial<JobCard> = {}): JobCard {
  return { id, rootId: id, pipeline: 'article', labels: {}, ...changes }
}

type EventOf<Type> = Extract<TransientEvent, { readonly type: Type }>

export function text(
  jobId: string,
  delta: string,
  changes: { at?: number; key?: string } = {},
): EventOf<'text'> {
  return {
    type: 'text',
    jobId,
    rootId: jobId,
    at: 1,
    stage: 'draft',
    key: 'draft',
    task: 'write',
    delta,
    ...changes,
  }
}

export function progress(
  jobId: string,
  fraction: number,
  changes: { at?: number; stage?: string; message?: string } = {},
): EventOf<'progress'> {
  return { type: 'progress', jobId, rootId: jobId, at: 1, stage: 'draft', fraction, ...changes }
}

/** A channel as a server has it: what is said reaches all who listen, and equal payloads of one statement only once. */
export interface FakeChannel {
  /** What one more process has of it. */
  connect(): FakeConnection
  /** Each statement's payloads. */
  readonly batches: readonly (readonly string[])[]
  /** Says something that no telling said. */
  say(payload: string): void
}

export interface FakeConnection extends Pick<Database, 'run' | 'listen'> {
  readonly statements: readonly Statement[]
  readonly isListening: boolean
  /** Tells the listener that its connection was lost and is back. */
  interrupt(): void
  /** What becomes of statements and of the wish to listen: answered at once (`undefined`), or as this settles. */
  answer: (() => Promise<void>) | undefined
}

export function fakeChannel(): FakeChannel {
  const listeners = new Set<{ onPayload(payload: string): void; onGap(): void }>()
  const batches: (readonly string[])[] = []

  function say(payload: string): void {
    for (const listener of listeners) listener.onPayload(payload)
  }

  function connect(): FakeConnection {
    const statements: Statement[] = []
    let own: { onPayload(payload: string): void; onGap(): void } | undefined
    const connection: FakeConnection = {
      statements,
      get isListening() {
        return own !== undefined
      },
      interrupt: () => own?.onGap(),
      answer: undefined,
      async run(statement) {
        statements.push(statement)
        await connection.answer?.()
        // Tellings send nothing else.
        const [, payloads] = statement.values as [string, readonly string[]]
        batches.push(payloads)
        for (const payload of new Set(payloads)) say(payload)
        return []
      },
      async listen(_channel, listener) {
        await connection.answer?.()
        own = listener
        listeners.add(listener)
        return async () => {
          await connection.answer?.()
          own = undefined
          listeners.delete(listener)
        }
      },
    }
    return connection
  }

  return { connect, batches, say }
}
