import type { JobPage, JobQuery } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { type JobRow, jobColumns, toJobRecord } from './job-row.ts'
import { type Filter, filtersOf, type Walk, walkAll } from './list-walks.ts'
import { parameters } from './parameters.ts'
import { toPlace } from './place.ts'

type Way = Filter & { readonly walk: Walk }

function isWay(filter: Filter): filter is Way {
  return filter.walk !== undefined
}

const defaultLimit = 100
/** More than any page holds, and still a number that the database can count to. */
const mostListed = 1_000_000
/** How far ways through the jobs are compared before one is taken. */
const comparedRows = 10_000

/**
 * Pages of jobs in the order of their creation.
 *
 * A list walks along one index that has the jobs in this order, and sifts what it meets. Where several would do (a
 * state, one of the labels), it takes the one on which fewest jobs lie, as far as that can be seen soon.
 */
export function createListing(database: Database, schema: string) {
  /** Which of the filters to walk along; none when no filter has a way of its own. */
  async function wayThrough(filters: readonly Filter[], after: number): Promise<Way | undefined> {
    const ways = filters.filter(isWay)
    if (ways.length <= 1) return ways[0]
    const { values, bind } = parameters()
    const limit = bind(comparedRows)
    const counts = ways.map(({ walk }) => {
      return `(select count(*) from (${walk({ schema, bind, after, sieve: [], limit })}) met)`
    })
    const rows = await database.run<{ readonly lengths: readonly number[] }>({
      text: `select array[${counts.join(', ')}] as lengths`,
      values,
    })
    const lengths = rows.flatMap((row) => row.lengths)
    return ways[lengths.indexOf(Math.min(...lengths))]
  }

  return async function list(query: JobQuery): Promise<JobPage> {
    const hint = 'Pass the `next` of the page before unchanged, or nothing to start from the beginning.'
    const after = toPlace(query.after, hint)
    const limit = Math.min(query.limit ?? defaultLimit, mostListed)
    const { filters, family } = filtersOf(query, schema)
    const way = family === undefined ? await wayThrough(filters, after) : { walk: family }
    const { values, bind } = parameters()
    const { walk } = way ?? { walk: walkAll }
    const sieve = filters.filter((filter) => filter !== way).map(({ test }) => test(bind))
    const numbers = walk({ schema, bind, after, sieve, limit: bind(limit + 1) })
    const rows = await database.run<JobRow>({
      text: `select ${jobColumns('j')} from (${numbers}) found
        join ${schema}.jobs j on j.number = found.number order by found.number`,
      values,
    })
    const page = rows.slice(0, limit)
    return {
      jobs: page.map(toJobRecord),
      next: rows.length > limit ? String(page.at(-1)?.number ?? after) : undefined,
    }
  }
}
