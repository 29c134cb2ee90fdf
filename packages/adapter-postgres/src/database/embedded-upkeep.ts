/*
 * A server has processes that look after it; PGlite has none. Without them its log of writes grows without bound until
 * it is closed, and the end of a process without closing makes the next start read all of it; rows that were replaced
 * keep their space for ever; and the planner knows nothing of the tables. So this is done here between statements.
 */

/** Runs a statement that gives rows or none. */
export type RunStatement = (text: string) => Promise<readonly unknown[]>

/** Statements between two looks at how much was written. */
const writtenEvery = 100
/** Statements between two looks at the tables. */
const tablesEvery = 1_000
/** Much less than what a computer reads again in a second as the database starts after a crash. */
const mostUnsavedBytes = 32 * 1024 * 1024

const unsavedBytes =
  'SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::int8 AS bytes FROM pg_control_checkpoint()'

// As autovacuum does: a fifth of the rows dead, a tenth changed since they were counted, or transaction ids running out.
const tablesInNeed = `
  SELECT format(CASE WHEN in_need.dead THEN 'VACUUM (ANALYZE) %I.%I' ELSE 'ANALYZE %I.%I' END, schemaname, relname) AS cure
  FROM (
    SELECT s.schemaname, s.relname,
      s.n_dead_tup > 50 + 0.2 * s.n_live_tup OR age(c.relfrozenxid) > 200000000 AS dead,
      s.n_mod_since_analyze > 50 + 0.1 * s.n_live_tup AS changed
    FROM pg_stat_all_tables s JOIN pg_class c ON c.oid = s.relid
    WHERE c.relpersistence <> 't' AND s.schemaname !~ '^pg_toast'
  ) in_need
  WHERE dead OR changed`

/** Counts statements. */
export interface Upkeep {
  /** What is due after one more statement, if anything is. */
  afterStatement(): (() => Promise<void>) | undefined
}

/**
 * Upkeep of one database.
 *
 * @param run runs a statement in its turn
 */
export function createUpkeep(run: RunStatement): Upkeep {
  let statements = 0

  const saveWritten = async (): Promise<void> => {
    const [row] = await run(unsavedBytes)
    if (numberIn(row, 'bytes') > mostUnsavedBytes) await run('CHECKPOINT')
  }
  const cureTables = async (): Promise<void> => {
    for (const row of await run(tablesInNeed)) await run(textIn(row, 'cure'))
  }

  return {
    afterStatement() {
      statements += 1
      if (statements % writtenEvery !== 0) return undefined
      const tables = statements % tablesEvery === 0
      return async () => {
        await saveWritten()
        if (tables) await cureTables()
      }
    },
  }
}

function numberIn(row: unknown, key: string): number {
  return Number(valueIn(row, key))
}

function textIn(row: unknown, key: string): string {
  return String(valueIn(row, key))
}

function valueIn(row: unknown, key: string): unknown {
  return typeof row === 'object' && row !== null ? Reflect.get(row, key) : undefined
}
