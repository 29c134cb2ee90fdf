import type { ContentRecord, ContentsQuery } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { parameters } from './parameters.ts'

/** Finished pieces, newest first. */
export function createContentsReading(database: Database, schema: string) {
  return async function contents(query: ContentsQuery): Promise<readonly ContentRecord[]> {
    const { values, bind } = parameters()
    const { jobId, source, rootId, type, variant, language, labels = {}, limit } = query
    const few = Object.entries({ job_id: jobId, source, root_id: rootId })
    const many = Object.entries({ type, variant, language })
    const equal = ([column, value]: readonly [string, string | undefined]): readonly string[] =>
      value === undefined ? [] : [`c.${column} = ${bind(value)}`]
    const selective = few.flatMap(equal)
    const conditions = [...selective, ...many.flatMap(equal)]
    if (Object.keys(labels).length > 0) conditions.push(`c.labels @> ${bind(JSON.stringify(labels))}::jsonb`)
    const found = `select c.record, c.created_at, c.job_id, c.ordinal from ${schema}.contents c
      ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}`
    const rows = await database.run<{ readonly record: string }>({
      // Pieces of one job or source are few: find them first, or a limit tempts to walk all pieces by age.
      text: `with found as ${selective.length === 0 ? 'not materialized' : 'materialized'} (${found})
        select found.record from found
        order by found.created_at desc, found.job_id, found.ordinal limit ${bind(Number.isFinite(limit) ? limit : null)}`,
      values,
    })
    // Settlements store nothing else.
    return rows.map(({ record }) => JSON.parse(record) as ContentRecord)
  }
}
