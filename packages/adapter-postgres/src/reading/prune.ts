import type { Database } from '../database/index.ts'

/** Jobs that one statement removes at most, so that it ends long before its time limit. */
const portion = 1_000

export function createPruning(database: Database, schema: string) {
  /** Removes trees whose last job ended before a time; how many jobs went. */
  return async function prune({
    endedBefore,
    limit,
  }: {
    readonly endedBefore: number
    readonly limit: number
  }): Promise<number> {
    let gone = 0
    while (gone < limit) {
      const most = Math.min(portion, limit - gone)
      const rows = await database.run<{ readonly count: number }>({
        text: `select ${schema}.prune($1, $2) as count`,
        values: [endedBefore, most],
      })
      const count = rows.reduce((sum, row) => sum + row.count, 0)
      gone += count
      if (count < most) break
    }
    return gone
  }
}
