import type { ClientBase } from 'pg'

export interface Copies {
  readonly table: string
  /** A condition on the rows to copy. */
  readonly like: string
  readonly count: number
  /** What is other in the copy `n`, counted from 1: SQL by column, where `t` is the row that is copied. */
  readonly set: Readonly<Record<string, string>>
}

/** Copies rows that a contender wrote itself, so that its tables look as after long use. */
export async function copyRows(client: ClientBase, { table, like, count, set }: Copies): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const columns = rows.map(({ name }) => `"${name}"`).join(', ')
  const values = rows.map(({ name }) => set[name] ?? `t."${name}"`).join(', ')
  await client.query(
    `insert into ${table} (${columns}) select ${values}
     from generate_series(1, ${count}) n cross join (select * from ${table} where ${like}) t`,
  )
}

/** A UUID that is the same for the same words and `n`. In order, so that a million are written soon. */
export function uuidOf(what: string): string {
  return `(left(md5('${what}'), 8) || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
}
