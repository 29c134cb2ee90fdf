import type { ContentTypeRegistry } from '../content/index.ts'
import type { Backend } from '../ports/index.ts'
import type { PlanOptions } from './plan.ts'

/** How long pieces of each content type took so far: the sum of their stages. */
export async function learntDurations(
  backend: Backend,
  registry: ContentTypeRegistry,
): Promise<PlanOptions['learnt']> {
  const names = registry.list().map(({ pipeline }) => pipeline.name)
  const learnt = await Promise.all(names.map((name) => backend.durations(name)))
  const totals = new Map(names.map((name, index) => [name, sum(Object.values(learnt[index] ?? {}))]))
  return ({ pipeline }) => totals.get(pipeline)
}

function sum(durations: readonly number[]): number | undefined {
  return durations.length === 0 ? undefined : durations.reduce((total, ms) => total + ms, 0)
}
