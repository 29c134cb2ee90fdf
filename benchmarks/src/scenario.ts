/** What one run of a contender measured, by metric. Infinite is what was not seen in the time given. */
export type Measures = Readonly<Record<string, number>>

export interface Metric {
  readonly title: string
  readonly unit: 'per second' | 'seconds' | 'milliseconds' | 'bytes' | 'count' | 'times'
  /** Whether the table compares the contenders with the first one. */
  readonly isCompared?: boolean
}

/** One comparison: what every contender does, each run of each contender in a process of its own. */
export interface Scenario {
  readonly title: string
  /** What is done, what is equal for all, and what is not. Markdown. */
  readonly about: string
  /** What the contenders share. Without it they share nothing. */
  readonly server?: 'postgres' | undefined
  /** For contenders that only wait: each round runs all of them at once, and not one after the other. */
  readonly together?: boolean | undefined
  /** More rounds than these tell nothing more. */
  readonly rounds?: number | undefined
  readonly metrics: Readonly<Record<string, Metric>>
  /** The first is ours. */
  readonly contenders: Readonly<Record<string, () => Promise<Measures>>>
}

/** The scenarios by part, in the order of the tables. Loaded by name, so that a run holds only its own code. */
export const parts = {
  memory: ['no-op', 'three-steps', 'round-trips', 'backlog', 'children', 'start-up', 'latency'],
  postgres: [
    'postgres-steps',
    'postgres-no-op',
    'postgres-pick-up',
    'postgres-telling',
    'postgres-recovery',
    'postgres-idle',
  ],
  'postgres-full': ['postgres-full'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type Part = keyof typeof parts

export async function loadScenario(name: string): Promise<Scenario> {
  // Every file in the folder exports its scenario under this name.
  const { scenario } = (await import(`./scenarios/${name}.ts`)) as { readonly scenario: Scenario }
  return scenario
}
