import type { JobQuery } from '@repurpose/core'

export type Bind = (value: unknown) => string

export interface WalkOptions {
  readonly schema: string
  readonly bind: Bind
  /** Jobs before it, and the one of this number, are not met. */
  readonly after: number
  /** What else must hold of a job `j`. */
  readonly sieve: readonly string[]
  readonly limit: string
}

/** A statement for the numbers of jobs in their order, from one index. */
export type Walk = (options: WalkOptions) => string

/** One condition of a query: as a test of a job `j`, and as a walk along the jobs that meet it. */
export interface Filter {
  readonly test: (bind: Bind) => string
  readonly walk?: Walk | undefined
}

// Conditions are written as ranges of whole index keys, and orders with all columns of the key. Given `state = x` and
// `order by number`, the planner may walk all jobs by number and wait to meet one of that state.

/** The conditions of a query; and the walk along the family it asks for, which is the way to take, being short. */
export function filtersOf(
  { states, pipeline, labels = {}, parentId, rootId }: JobQuery,
  schema: string,
): { readonly filters: readonly Filter[]; readonly family: Walk | undefined } {
  const filters: Filter[] = []
  if (states !== undefined) filters.push(byStates([...new Set(states)]))
  for (const [key, value] of Object.entries(labels)) filters.push(byLabel(key, value))
  if (pipeline !== undefined) filters.push({ test: (bind) => `j.pipeline = ${bind(pipeline)}` })
  if (parentId !== undefined) filters.push({ test: (bind) => `j.parent_id = ${bind(parentId)}` })
  if (rootId !== undefined) return { filters, family: familyOf((bind) => bind(rootId)) }
  if (parentId === undefined) return { filters, family: undefined }
  const rootOf: Filter['test'] = (bind) =>
    `(select p.root_id from ${schema}.jobs p where p.id = ${bind(parentId)})`
  return { filters, family: familyOf(rootOf) }
}

/** Along all jobs. */
export const walkAll: Walk = ({ schema, bind, after, sieve, limit }) => `
  select j.number from ${schema}.jobs j where ${every(`j.number > ${bind(after)}`, ...sieve)}
  order by j.number limit ${limit}`

function byStates(states: readonly string[]): Filter {
  return {
    test: (bind) => `j.state = any (${bind(states)}::text[])`,
    walk({ schema, bind, after, sieve, limit }) {
      const isOfState = `(j.state, j.level, j.number) > (wanted.state, of.level, ${bind(after)})
            and (j.state, j.level) <= (wanted.state, of.level)`
      return `
        select of_state.number from unnest(${bind(states)}::text[]) wanted(state)
        cross join unnest('{0, 1, 2}'::smallint[]) of(level) cross join lateral (
          select j.number from ${schema}.jobs j where ${every(isOfState, ...sieve)}
          order by j.state, j.level, j.number limit ${limit}
        ) of_state
        order by of_state.number limit ${limit}`
    },
  }
}

function byLabel(key: string, value: string): Filter {
  return {
    test: (bind) => `j.labels @> ${bind(JSON.stringify({ [key]: value }))}::jsonb`,
    walk({ schema, bind, after, sieve, limit }) {
      const [k, v] = [`${bind(key)}::text`, `${bind(value)}::text`]
      // `offset 0` keeps the planner from reading all jobs first.
      const sifted = `
        cross join lateral (
          select from ${schema}.jobs j where ${every('j.number = labelled.job', ...sieve)} offset 0
        ) sifted`
      return `
        select labelled.job as number from (
          select l.key, l.value, l.job from ${schema}.job_labels l
          where (l.key, l.value, l.job) > (${k}, ${v}, ${bind(after)}) and (l.key, l.value) <= (${k}, ${v})
          order by l.key, l.value, l.job
        ) labelled ${sieve.length === 0 ? '' : sifted}
        order by labelled.key, labelled.value, labelled.job limit ${limit}`
    },
  }
}

/** Along a root and its descendants. */
function familyOf(rootOf: Filter['test']): Walk {
  return ({ schema, bind, after, sieve, limit }) => {
    const [root, from] = [rootOf(bind), bind(after)]
    const isRoot = `j.id = ${root} and j.parent_id is null and j.number > ${from}`
    const isDescendant = `(j.root_id, j.number) > (${root}, ${from}) and j.root_id <= ${root} and j.parent_id is not null`
    return `
      select relative.number from (
        (select j.number from ${schema}.jobs j where ${every(isRoot, ...sieve)})
        union all
        (select j.number from ${schema}.jobs j where ${every(isDescendant, ...sieve)}
          order by j.root_id, j.number limit ${limit})
      ) relative
      order by relative.number limit ${limit}`
  }
}

function every(...conditions: readonly string[]): string {
  return conditions.join(' and ')
}
