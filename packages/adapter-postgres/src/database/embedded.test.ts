import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { type Clock, InputError } from '@repurpose/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { itKeepsTheContract } from './database-contract.fixture.ts'
import { openEmbedded } from './embedded.ts'
import { postgresMajor } from './embedded-folder.ts'

const clock: Clock = { now: () => 0, setTimer: () => () => {} }
let home: string
/** A folder with a new database in it, for copies. */
let fresh: string
let counter = 0

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'embedded-'))
  fresh = join(home, 'deep', 'er', 'fresh')
  const exitCode = process.exitCode
  await (await openEmbedded({ dataDir: fresh, clock })).close()
  expect(process.exitCode).toBe(exitCode)
}, 60_000)
afterAll(() => rm(home, { recursive: true, force: true }))

async function copyOfFresh(): Promise<string> {
  counter += 1
  const folder = join(home, String(counter))
  await cp(join(fresh, 'postgres'), join(folder, 'postgres'), { recursive: true })
  return folder
}

function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('a database in a folder', () => {
  let database: Database
  beforeAll(async () => {
    database = await openEmbedded({ dataDir: await copyOfFresh(), clock })
  }, 30_000)
  afterAll(() => database.close())

  itKeepsTheContract(() => database)

  it('is of the version that the folders are checked for', async () => {
    expect(await database.run({ text: `SELECT current_setting('server_version_num') AS v` })).toEqual([
      { v: expect.stringMatching(new RegExp(`^${postgresMajor}00`)) },
    ])
  })

  it('lets others have their turn between statements', async () => {
    let others = 0
    let over = false
    const count = (): void => {
      others += 1
      if (!over) setImmediate(count)
    }
    setImmediate(count)
    await Promise.all(Array.from({ length: 50 }, () => database.run({ text: 'SELECT 1' })))
    over = true
    expect(others).toBeGreaterThanOrEqual(50)
  })
})

describe('an instance of the caller', () => {
  let pglite: PGlite
  let database: Database
  beforeAll(async () => {
    // With ways of its own to read and write types, which must not matter.
    const odd = { 20: (text: string) => `odd ${text}`, 114: JSON.parse, 3802: JSON.parse, 25: () => 'odd' }
    pglite = await PGlite.create({
      dataDir: join(fresh, 'postgres'),
      parsers: odd,
      serializers: { 25: () => 'odd' },
    })
    database = await openEmbedded({ pglite, clock })
  }, 30_000)
  afterAll(() => pglite.close())

  itKeepsTheContract(() => database)

  it('is not closed with it', async () => {
    const own = await openEmbedded({ pglite, clock })
    await own.close()
    await expect(own.run({ text: 'SELECT 1' })).rejects.toMatchObject({ message: /PGlite is closed/ })
    expect(pglite.closed).toBe(false)
  })
})

describe('closing', () => {
  it('lets what was begun end, lets the folder go, and takes nothing more', async () => {
    const dataDir = await copyOfFresh()
    const database = await openEmbedded({ dataDir, clock })
    expect(await thrownBy(openEmbedded({ dataDir, clock }))).toMatchObject({ code: 'BACKEND_LOCKED' })
    await database.run({ text: 'CREATE TABLE kept (n int8)' })
    const begun = [1, 2, 3].map((n) => database.run({ text: 'INSERT INTO kept VALUES ($1)', values: [n] }))
    const closing = database.close()
    await expect(database.run({ text: 'SELECT 1' })).rejects.toMatchObject({ message: /is closed/ })
    await expect(database.transaction(async () => {})).rejects.toMatchObject({ message: /is closed/ })
    await Promise.all([...begun, closing, database.close()])
    await database.close()

    const again = await openEmbedded({ dataDir, clock })
    expect(await again.run({ text: 'SELECT count(*) AS n FROM kept' })).toEqual([{ n: 3 }])
    await again.close()
  })
})

describe('a folder that cannot be used', () => {
  it.each([
    ['no path', () => ''],
    ['an address', () => 'memory://x'],
    ['a path with a zero in it', () => 'a\0b'],
    ['a file', () => join(fresh, 'postgres', 'PG_VERSION')],
    ['a place where none can be made', () => '/proc/repurpose'],
    ['the data directory of a PostgreSQL', () => join(fresh, 'postgres')],
  ])('is refused: %s', async (_, dataDir) => {
    const error = await thrownBy(openEmbedded({ dataDir: dataDir(), clock }))
    expect(InputError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ path: 'dataDir', action: expect.stringMatching(/\.$/) })
  })

  it.each([
    ['older', '17', /Finish its jobs/],
    ['newer', '19', /newer version/],
  ])('is left alone when an %s PostgreSQL wrote it', async (_, version, action) => {
    const dataDir = join(home, `version ${version}`)
    await mkdir(join(dataDir, 'postgres'), { recursive: true })
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), `${version}\n`)
    const error = await thrownBy(openEmbedded({ dataDir, clock }))
    expect(error).toMatchObject({ code: 'BACKEND_SCHEMA', action: expect.stringMatching(action) })
    expect(await readdir(join(dataDir, 'postgres'))).toEqual(['PG_VERSION'])
  })

  it.each([
    [
      'its control file',
      (folder: string) => truncate(join(folder, 'global', 'pg_control'), 100),
      /pg_control/,
    ],
    ['its log', (folder: string) => rm(join(folder, 'pg_wal'), { recursive: true }), /pg_wal/],
    ['its version', (folder: string) => rm(join(folder, 'PG_VERSION')), /PG_VERSION/],
    ['its settings', (folder: string) => rm(join(folder, 'postgresql.conf')), /does not start/],
  ])('says so when %s is damaged, and lets it go', async (_, damage, reason) => {
    const dataDir = await copyOfFresh()
    await damage(join(dataDir, 'postgres'))
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await thrownBy(openEmbedded({ dataDir, clock }))).toMatchObject({
        code: 'BACKEND_FAILED',
        message: expect.stringMatching(reason),
        action: expect.stringMatching(/copy of the folder/),
      })
    }
  })
})

describe('a process that ends without closing', () => {
  const children: ChildProcess[] = []
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL')
  })

  interface Writer {
    readonly process: ChildProcess
    readonly exit: Promise<unknown[]>
    readonly lines: AsyncIterator<string>
  }

  function start(dataDir: string, how: string): Writer {
    const script = fileURLToPath(new URL('./embedded-process.fixture.ts', import.meta.url))
    const child = spawn(process.execPath, [script, dataDir, how], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(home, 'cache') },
    })
    children.push(child)
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    return { process: child, exit: once(child, 'exit'), lines }
  }

  async function numbersIn(writer: Writer): Promise<readonly number[]> {
    const line = await writer.lines.next()
    return line.done ? [] : line.value.split(' ').slice(1).map(Number)
  }

  it('loses nothing that was acknowledged, however often it is killed', async () => {
    const dataDir = await copyOfFresh()
    let acknowledged = 0
    for (let round = 0; round < 4; round += 1) {
      const writer = start(dataDir, 'write')
      const [found = -1, rows] = await numbersIn(writer)
      expect(found).toBeGreaterThanOrEqual(acknowledged)
      // One row may have been written whose acknowledgement the kill cut off.
      expect(found).toBeLessThanOrEqual(acknowledged + 1)
      expect(rows).toBe(found)
      const target = 1 + Math.floor(Math.random() * 200)
      for (let n = 0; n < target; n += 1) [acknowledged = -1] = await numbersIn(writer)
      writer.process.kill('SIGKILL')
      for (let n: number | undefined = acknowledged; n !== undefined; [n] = await numbersIn(writer))
        acknowledged = n
      await writer.exit
    }
    const database = await openEmbedded({ dataDir, clock })
    const [row] = await database.run<{ n: number }>({ text: 'SELECT count(*) AS n FROM written' })
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged)
    await database.close()
  }, 60_000)

  it('leaves a folder that opens, and ends with the code that the process chose', async () => {
    const dataDir = await copyOfFresh()
    for (const how of ['exit', 'exit', 'close']) {
      const writer = start(dataDir, how)
      expect(await numbersIn(writer)).toEqual([0, 0])
      expect(await writer.exit).toEqual([7, null])
    }
  }, 30_000)

  it('while the database is made leaves nothing half made', async () => {
    const dataDir = join(home, 'half')
    await mkdir(join(dataDir, 'postgres.new'), { recursive: true })
    await cp(join(fresh, 'postgres', 'PG_VERSION'), join(dataDir, 'postgres.new', 'PG_VERSION'))
    const database = await openEmbedded({ dataDir, clock })
    expect((await readdir(dataDir)).toSorted()).toEqual(['lock', 'postgres'])
    await database.close()
  }, 30_000)
})
