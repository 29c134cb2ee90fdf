import type { Backend } from '@repurpose/core'
import type { TestProxy } from '@repurpose/test-servers'

/** What processes are told to reach the store under test; texts, because they travel through `process.env`. */
export type Environment = Readonly<Record<string, string>>

/** What the module of `CrashSubject.opener` exports: the suite itself knows no adapter. */
export interface OpenerModule {
  /** Opens the store as any process would. Called in worker processes and in the test's own. */
  open(environment: Environment): Promise<Backend>
}

/** An empty store for one test. */
export interface Ground {
  readonly environment: Environment
  /** Stops the server under everybody's feet and starts it again; resolves when it takes connections. */
  readonly restartServer?: (() => Promise<void>) | undefined
  /** Stands between all processes and the server. */
  readonly proxy?: Pick<TestProxy, 'cut' | 'delay' | 'stall' | 'swallow' | 'heal'> | undefined
  close(): Promise<void>
}

export type DisturbanceKind = 'kill' | 'freeze' | 'restart' | 'network'

/** A durable backend whose crash safety is tested. */
export interface CrashSubject {
  readonly name: string
  /** A module that exports `open`: see `OpenerModule`. */
  readonly opener: URL
  /** Makes an empty store for one test, with what the scenario needs. */
  ground(scenario: DisturbanceKind): Promise<Ground>
  /** Time after which a silent worker loses its jobs. The opener opens with the same. */
  readonly leaseMs: number
  /** Processes at work at once. Default 4. */
  readonly workers?: number | undefined
  /** Jobs at once in each. Default 5. */
  readonly concurrency?: number | undefined
  /** Only one process may have the store open: it creates, signals and works, and is started again when killed. */
  readonly oneProcess?: boolean | undefined
  /** What this store can be disturbed with. Default: `kill` and `freeze`. */
  readonly scenarios?: readonly DisturbanceKind[] | undefined
}

/** How much of it. */
export interface CrashScale {
  /** Jobs that are started from outside; their children come on top. */
  readonly jobs: number
  /** How often the disturbance of each scenario happens. */
  readonly times: Readonly<Partial<Record<DisturbanceKind, number>>>
  /** Between two disturbances, at random. Milliseconds. Default: as fits the scenario. */
  readonly every?:
    | Readonly<Partial<Record<DisturbanceKind, readonly [least: number, most: number]>>>
    | undefined
  /** Default: another one each time; a failure tells which it was. */
  readonly seed?: number | undefined
  /** How long a scenario may take in all. Milliseconds. Default 300,000. */
  readonly timeoutMs?: number | undefined
  /** Tells every few seconds how far it is. */
  readonly onProgress?: ((line: string) => void) | undefined
}
