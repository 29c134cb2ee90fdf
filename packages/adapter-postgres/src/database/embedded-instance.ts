import type { TypeOptions } from './embedded-values.ts'

interface InstanceResult {
  readonly rows: readonly unknown[]
}

/** What runs statements: PGlite or one of its transactions. */
export interface EmbeddedSession {
  /** One statement with values. */
  query(text: string, values?: unknown[], options?: TypeOptions): Promise<InstanceResult>
  /** One or more statements without values. */
  exec(text: string, options?: TypeOptions): Promise<readonly InstanceResult[]>
}

/** What is used of PGlite. Structural, so that an instance of any copy and version of it fits that has these. */
export interface EmbeddedInstance extends EmbeddedSession {
  transaction<Value>(body: (session: EmbeddedSession) => Promise<Value>): Promise<Value>
}

/** An instance that was opened here and is closed here. */
export interface OwnInstance extends EmbeddedInstance {
  close(): Promise<void>
}
