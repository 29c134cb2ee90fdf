import type { ContentTypeRegistry } from '../content/index.ts'
import type { Backend } from '../ports/index.ts'
import type { PlanOptions } from './plan.ts'

/** How long pieces of each content type took so far: the sum of their stages. */
export async function learntDurations(
  backend: Backend,
  registry: ContentTypeRegistry,
): Promise<PlanOptions['learnt']> {
  const totals = new Map(
    await Promise.all(
      registry
        .list()
        .map(
          async ({ pipeline: { name } }) =>
            [name, sum(Object.values(await backend.durations(name)))] as const,
        ),
    ),
  )
  return ({ pipeline }) => totals.get(pipeline)
}

function sum(durations: readonly number[]): number | undefined {
  return durations.length === 0 ? undefined : durations.reduce((total, ms) => total + ms, 0)
}
