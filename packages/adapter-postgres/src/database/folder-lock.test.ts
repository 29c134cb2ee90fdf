import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BackendError, InputError } from '@repurpose/core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FolderLock, lockByName, lockFolder } from './folder-lock.ts'
import type { Order, Outcome } from './folder-lock-process.fixture.ts'
import { pipeName } from './folder-lock-socket.ts'

let home: string
let counter = 0
const locks: FolderLock[] = []

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'folder-lock-'))
})
afterEach(async () => {
  for (const lock of locks.splice(0)) await lock.release()
})
afterAll(() => rm(home, { recursive: true, force: true }))

async function newFolder(): Promise<string> {
  counter += 1
  const folder = join(home, String(counter))
  await mkdir(folder)
  return folder
}

async function hold(folder: string): Promise<FolderLock> {
  const lock = await lockFolder(folder)
  locks.push(lock)
  return lock
}

describe('a folder', () => {
  it('is held by one, and by the next after its release', async () => {
    const folder = await newFolder()
    const lock = await hold(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'BACKEND_LOCKED' })
    await lock.release()
    await lock.release()
    await hold(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'BACKEND_LOCKED' })
  })

  it('says who holds it and what to do', async () => {
    const folder = await newFolder()
    await hold(folder)
    const error: unknown = await lockFolder(folder).catch((thrown: unknown) => thrown)
    expect(BackendError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({
      message: `The folder ${folder} is in use by this process.`,
      action: expect.stringMatching(/PostgreSQL server/),
      context: { folder, process: process.pid },
    })
  })

  it('is the same folder under every name', async () => {
    const folder = await newFolder()
    const other = `${folder}-link`
    await symlink(folder, other)
    await hold(other)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'BACKEND_LOCKED' })
    await expect(lockFolder(join(folder, '..', '.', String(counter)))).rejects.toMatchObject({
      code: 'BACKEND_LOCKED',
    })
  })

  it('may have a path longer than a socket takes', async () => {
    const folder = join(await newFolder(), 'a'.repeat(100), 'é'.repeat(100))
    await mkdir(folder, { recursive: true })
    const lock = await hold(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'BACKEND_LOCKED' })
    await lock.release()
    await hold(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'BACKEND_LOCKED' })
  })

  it('keeps no more of those who held it than the last', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'lock', 'claim-ofthedead'), { recursive: true })
    for (let round = 0; round < 5; round += 1) await (await lockFolder(folder)).release()
    expect(await readdir(join(folder, 'lock'))).toEqual(['5'])
  })

  it('is free when it is a copy of one that is held', async () => {
    const folder = await newFolder()
    await hold(folder)
    const copy = await newFolder()
    await cp(join(folder, 'lock', '1', 'process'), join(copy, 'lock', '1', 'process'))
    await hold(copy)
  })

  it.each([
    ['is missing', (folder: string) => rm(folder, { recursive: true }), /ENOENT/],
    [
      'has a file in the place of the lock',
      (folder: string) => writeFile(join(folder, 'lock'), ''),
      /EEXIST/,
    ],
  ])('that %s is refused', async (_, spoil, reason) => {
    const folder = await newFolder()
    await spoil(folder)
    const error: unknown = await lockFolder(folder).catch((thrown: unknown) => thrown)
    expect(InputError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ path: 'dataDir', message: expect.stringMatching(reason) })
  })

  it('is held in doubt: when what listens does not let this process in', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'lock', '7'), { recursive: true })
    const server = createServer().listen(join(folder, 'lock', '7', 'socket'))
    await once(server, 'listening')
    await expect(lockFolder(folder)).rejects.toMatchObject({
      message: `The folder ${folder} is in use by another process.`,
    })
    server.close()
  })
})

describe('a name that stands for a folder', () => {
  it('is held by one, and by the next after its release', async () => {
    // An abstract socket of Linux behaves as a named pipe of Windows does: it is no file, and ends with its process.
    const name = `\0repurpose-${process.pid}`
    const lock = await lockByName(name, 'C:\\data')
    await expect(lockByName(name, 'C:\\data')).rejects.toMatchObject({
      code: 'BACKEND_LOCKED',
      message: 'The folder C:\\data is in use by another process.',
    })
    await lock.release()
    await (await lockByName(name, 'C:\\data')).release()
  })

  it('fails as the system says', async () => {
    await expect(lockByName('/nowhere/at/all', 'C:\\data')).rejects.toMatchObject({ code: 'EACCES' })
  })

  it('is the same for a path in any case', () => {
    expect(pipeName('C:\\Data')).toBe(pipeName('c:\\data'))
    expect(pipeName('C:\\Data')).toMatch(/^\\\\\.\\pipe\\repurpose-[0-9a-f]{64}$/)
    expect(pipeName('C:\\Data')).not.toBe(pipeName('C:\\Data2'))
  })
})

describe('among processes', () => {
  const contenders: ChildProcess[] = []

  beforeAll(async () => {
    // The first one fills the cache that spares the others reading all modules anew.
    contenders.push(await start())
    contenders.push(...(await Promise.all(Array.from({ length: 19 }, start))))
  }, 60_000)
  afterAll(() => {
    for (const contender of contenders) contender.kill('SIGKILL')
  })

  async function start(): Promise<ChildProcess> {
    const contender = fork(fileURLToPath(new URL('./folder-lock-process.fixture.ts', import.meta.url)), {
      env: { ...process.env, NODE_COMPILE_CACHE: join(home, 'cache') },
    })
    await once(contender, 'message')
    return contender
  }

  async function tell(contender: ChildProcess, order: Order): Promise<Outcome> {
    const answer = once(contender, 'message')
    contender.send(order)
    const [outcome] = await answer
    return outcome as Outcome
  }

  async function kill(contender: ChildProcess): Promise<void> {
    const gone = once(contender, 'exit')
    contender.kill('SIGKILL')
    await gone
  }

  /** All try at once; tells which won, after a look at what the others were told. */
  async function race(folder: string): Promise<number> {
    const outcomes = await Promise.all(contenders.map((contender) => tell(contender, { lock: folder })))
    const told = outcomes.map(({ outcome }) => outcome)
    expect(told.toSorted()).toEqual([...contenders.slice(1).map(() => 'BACKEND_LOCKED'), 'held'])
    return told.indexOf('held')
  }

  it('exactly one wins a new folder, every time', async () => {
    for (let round = 0; round < 25; round += 1) {
      const winner = await race(await newFolder())
      await tell(contenders[winner]!, { release: true })
    }
  }, 60_000)

  it('exactly one takes over what was released', async () => {
    const folder = await newFolder()
    for (let round = 0; round < 25; round += 1) {
      const winner = await race(folder)
      await tell(contenders[winner]!, { release: true })
    }
  }, 60_000)

  it('exactly one takes over from the dead', async () => {
    const folder = await newFolder()
    for (let round = 0; round < 8; round += 1) {
      const [winner] = contenders.splice(await race(folder), 1)
      await kill(winner!)
    }
  }, 60_000)

  it('no two hold it at a time, however they come, go and die', async () => {
    const folder = await newFolder()
    const protocol = join(home, 'protocol')
    const killed = new Set<number>()
    await writeFile(protocol, '')
    const working = contenders.map((contender) =>
      Promise.race([
        tell(contender, { compete: { folder, protocol, turns: 4 } }),
        once(contender, 'exit').then((): Outcome => ({ outcome: 'killed' })),
      ]),
    )
    for (const [index, contender] of contenders.slice(0, 4).entries()) {
      await vi.waitFor(
        async () => expect((await readFile(protocol, 'utf8')).split('\n').length).toBeGreaterThan(6 * index),
        { interval: 1, timeout: 30_000 },
      )
      killed.add(contender.pid!)
      contender.kill('SIGKILL')
    }
    const outcomes = await Promise.all(working)
    expect(new Set(outcomes.map(({ outcome, message }) => message ?? outcome))).toEqual(
      new Set(['killed', 'done']),
    )

    let holder: number | undefined
    let turns = 0
    for (const line of (await readFile(protocol, 'utf8')).trim().split('\n')) {
      const [what, pid] = [line.split(' ')[0], Number(line.split(' ')[1])]
      if (what === 'begin') {
        expect(holder === undefined || killed.has(holder)).toBe(true)
        holder = pid
        turns += 1
      } else {
        expect(pid).toBe(holder)
        holder = undefined
      }
    }
    expect(turns).toBeGreaterThanOrEqual(8 * 4)
    contenders.splice(0, 4)
  }, 60_000)

  it('a frozen one still holds it, however often others ask', async () => {
    const folder = await newFolder()
    const [holder, other] = [contenders[0]!, contenders[1]!]
    await tell(holder, { lock: folder })
    holder.kill('SIGSTOP')
    try {
      for (let round = 0; round < 1_500; round += 1) {
        await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'BACKEND_LOCKED' })
      }
      const answer = await tell(other, { lock: folder })
      expect(answer).toMatchObject({
        outcome: 'BACKEND_LOCKED',
        message: expect.stringContaining(`process ${holder.pid}`),
      })
      expect(answer.ms).toBeLessThan(1_000)
    } finally {
      holder.kill('SIGCONT')
    }
    await tell(holder, { release: true })
    expect(await tell(other, { lock: folder })).toMatchObject({ outcome: 'held' })
    await tell(other, { release: true })
  }, 60_000)

  it('one that is killed while frozen holds it no longer', async () => {
    const folder = await newFolder()
    const holder = contenders[0]!
    await tell(holder, { lock: folder })
    holder.kill('SIGSTOP')
    await kill(holder)
    await hold(folder)
    contenders.shift()
  })
})
