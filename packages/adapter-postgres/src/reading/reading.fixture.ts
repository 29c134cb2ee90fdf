import { randomUUID } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { type FactBody, type Labels, type Priority, systemClock } from '@repurpose/core'
import { sharedPostgres } from '@repurpose/test-servers/shared-postgres'
import { Client } from 'pg'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { type Database, openEmbedded, openServer } from '../database/index.ts'
import { migrateDatabase, quoteIdentifier } from '../schema/index.ts'
import { createReading, type Reading, type ReadingOptions } from './index.ts'

export interface Traits {
  readonly pipeline?: string
  readonly labels?: Labels
  readonly level?: number
  readonly parent?: string
  readonly root?: string
  readonly facts?: readonly object[]
}

/** A schema of its own in a real database, with what is to be tested on top of it. */
export interface Scene {
  readonly database: Database
  /** Quoted. */
  readonly schema: string
  readonly reading: Reading
  /** How often facts were held back. */
  readonly heldBack: () => number
  /** Runs SQL in which `s.` stands for the schema. */
  sql<Row extends object = Record<string, unknown>>(
    text: string,
    ...values: unknown[]
  ): Promise<readonly Row[]>
  /** Stores a job with one fact. */
  create(id: string, traits?: Traits): Promise<void>
  /** Claims the next job and settles it. */
  settle(to: object, facts?: readonly (FactBody | object)[]): Promise<string>
}

const priority: Priority = { level: 'normal', score: 0 }
let schemas = 0

export function jobText(id: string, traits: Traits = {}): object {
  const { pipeline = 'article', labels = {}, level = 1, parent, root = parent ?? id } = traits
  const queued = { type: 'job.queued', pipeline, priority, labels, at: 1 }
  return {
    ...{
      id,
      pipeline,
      version: 1,
      lane: 'default',
      labels,
      parentId: parent,
      parentKey: parent && `key/${id}`,
    },
    ...{
      rootId: root,
      fingerprint: 'f',
      call: randomUUID(),
      hook: false,
      level,
      score: 0,
      facts: traits.facts ?? [queued],
    },
  }
}

async function openScene(database: Database, options: Partial<ReadingOptions>): Promise<Scene> {
  schemas += 1
  const name = `scene_${process.pid}_${schemas}`
  const schema = quoteIdentifier(name)
  await migrateDatabase({ database, schema: name, mayCreate: true })
  await database.run({
    text: `insert into ${schema}.processes (number, name, started_at, steady_since, alive_until)
      values (1, 'test', 0, 0, 9e12)`,
  })
  let heldBack = 0
  const onHeldBack = () => {
    heldBack += 1
  }
  const reading = createReading({ database, schema, clock: systemClock, onHeldBack, ...options })
  onTestFinished(() => reading.flush())
  const sql: Scene['sql'] = (text, ...values) =>
    database.run({ text: text.replaceAll(/\bs\./g, `${schema}.`), values })
  return {
    database,
    schema,
    reading,
    heldBack: () => heldBack,
    sql,
    async create(id, traits) {
      await sql('select from s.create_jobs($1::json, null, false)', JSON.stringify([jobText(id, traits)]))
    },
    async settle(to, facts = [{ type: 'job.ended', at: 2 }]) {
      const [job] = await sql<{ number: number; id: string; fence: number }>(
        "select * from s.claim(1, 1, array['default'], array(select distinct pipeline from s.jobs), 1)",
      )
      const { number, fence, id } = job ?? { number: 0, fence: 0, id: '' }
      const settlement = { job: number, fence, write: 1, seen: 1_000, facts, hook: false, ...to }
      await sql('select from s.settle(1, $1::json)', JSON.stringify([settlement]))
      return id
    },
  }
}

export type OpenScene = (options?: Partial<ReadingOptions>) => Promise<Scene>

/** On a server that all test files share; and where to reach it otherwise. */
export function onServer(): {
  readonly open: OpenScene
  readonly url: () => string
  client(): Promise<Client>
} {
  let url = ''
  let database: Database
  let drop = async () => {}
  beforeAll(async () => {
    ;({ url, drop } = await sharedPostgres().createDatabase())
    database = openServer({ url, clock: systemClock, randomness: Math.random })
  })
  afterAll(async () => {
    await database.close()
    await drop()
  })
  return {
    open: (options = {}) => openScene(database, options),
    url: () => url,
    async client() {
      const client = new Client({ connectionString: url })
      await client.connect()
      onTestFinished(() => client.end())
      return client
    },
  }
}

/** In this process. */
export function onEmbedded(): { readonly open: OpenScene } {
  let pglite: PGlite
  let database: Database
  beforeAll(async () => {
    pglite = await PGlite.create()
    database = await openEmbedded({ pglite, clock: systemClock })
  }, 60_000)
  afterAll(async () => {
    await database.close()
    await pglite.close()
  })
  return { open: (options = {}) => openScene(database, options) }
}
