/** What one run of a contender measured, by metric. */
export type Measures = Readonly<Record<string, number>>

export interface Metric {
  readonly title: string
  readonly unit: 'per second' | 'milliseconds' | 'bytes' | 'count' | 'times'
  /** Whether the table compares the contenders with the first one. */
  readonly isCompared?: boolean
}

/** One comparison: what every contender does, each run of each contender in a process of its own. */
export interface Scenario {
  readonly title: string
  /** What is done, what is equal for all, and what is not. Markdown. */
  readonly about: string
  readonly metrics: Readonly<Record<string, Metric>>
  /** The first is ours. */
  readonly contenders: Readonly<Record<string, () => Promise<Measures>>>
}

/** The scenarios, in the order of the table. Loaded by name, so that a run holds only its own code. */
export const scenarioNames = [
  'no-op',
  'three-steps',
  'round-trips',
  'backlog',
  'children',
  'start-up',
  'latency',
] as const

export async function loadScenario(name: string): Promise<Scenario> {
  // Every file in the folder exports its scenario under this name.
  const { scenario } = (await import(`./scenarios/${name}.ts`)) as { readonly scenario: Scenario }
  return scenario
}
