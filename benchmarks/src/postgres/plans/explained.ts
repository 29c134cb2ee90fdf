import pg, { type Pool } from 'pg'

/** One node of a plan, as EXPLAIN writes it. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Shared Hit Blocks'?: number
  readonly 'Shared Read Blocks'?: number
  readonly 'Actual Total Time'?: number
  readonly Plans?: readonly PlanNode[]
}

export interface Explained {
  readonly text: string
  /** Milliseconds, with those of what it calls. */
  readonly ms: number
  /** Pages of 8 kB that were looked at. */
  readonly buffers: number
  readonly indexes: readonly string[]
  /** Tables read from their beginning to their end, with the rows that were read. */
  readonly scans: ReadonlyMap<string, number>
}

/** A pool whose sessions explain every statement they run, also those inside of functions. */
export function explainingPool(url: string): { readonly pool: Pool; take(): readonly Explained[] } {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  let seen: Explained[] = []
  pool.on('connect', (client) => {
    client.on('notice', ({ message = '' }) => {
      const [, ms, json] = /^duration: ([\d.]+) ms {2}plan:\n(.*)$/s.exec(message) ?? []
      if (json !== undefined) seen.push(explained(Number(ms), json))
    })
    void client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
      set auto_explain.log_buffers = on; set auto_explain.log_nested_statements = on;
      set auto_explain.log_format = 'json'; set auto_explain.log_level = 'notice'`)
  })
  return {
    pool,
    take() {
      const taken = seen
      seen = []
      return taken
    },
  }
}

function explained(ms: number, json: string): Explained {
  const { 'Query Text': text, Plan: plan } = JSON.parse(json) as {
    readonly 'Query Text': string
    readonly Plan: PlanNode
  }
  const nodes = [...walk(plan)]
  const indexes = nodes.flatMap((node) => node['Index Name'] ?? [])
  const scans = new Map<string, number>()
  for (const node of nodes) {
    const table = node['Relation Name']
    if (node['Node Type'] !== 'Seq Scan' || table === undefined) continue
    const read = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)
    scans.set(table, (scans.get(table) ?? 0) + read * (node['Actual Loops'] ?? 1))
  }
  const buffers = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
  return { text, ms, buffers, indexes: [...new Set(indexes)], scans }
}

function* walk(node: PlanNode): Generator<PlanNode> {
  yield node
  for (const child of node.Plans ?? []) yield* walk(child)
}
