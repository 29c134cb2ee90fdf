import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AssetStore } from '../ports/index.ts'
import { folder } from './folder-asset-store.ts'

/** Stands before every operation on the file system: counts them, lets something happen first, or breaks down. */
const gate = vi.hoisted(() => ({
  count: 0,
  crashAt: Number.POSITIVE_INFINITY,
  before: (_operation: string, _path: unknown): Promise<unknown> | undefined => undefined,
}))

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  type Operation = (...values: never[]) => Promise<unknown>
  const guard =
    (name: string, run: Operation): Operation =>
    async (...values) => {
      gate.count += 1
      if (gate.count > gate.crashAt) throw new Error('The process is gone.')
      await gate.before(name, values[0])
      return run(...values)
    }
  const open: Operation = async (...values) => {
    const handle = (await (real.open as Operation)(...values)) as Awaited<ReturnType<typeof real.open>>
    for (const name of ['writeFile', 'sync', 'read'] as const) {
      Object.assign(handle, { [name]: guard(name, handle[name].bind(handle) as Operation) })
    }
    return handle
  }
  const guarded = Object.fromEntries(
    (['link', 'lstat', 'mkdir', 'readFile', 'rename', 'rm'] as const).map((name) => [
      name,
      guard(name, real[name] as Operation),
    ]),
  )
  return { ...real, ...guarded, open: guard('open', open) }
})

const text = { mediaType: 'text/plain' }
let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'assets-'))
})
afterEach(async () => {
  gate.crashAt = Number.POSITIVE_INFINITY
  gate.before = () => undefined
  vi.unstubAllGlobals()
  await rm(directory, { recursive: true })
})

async function contentOf(store: AssetStore, key: string): Promise<string | undefined> {
  const body = await store.get(key)
  if (body === undefined) return undefined
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString()
}

async function* inTwo(body: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(body.slice(0, 2))
  yield Buffer.from(body.slice(2))
}

describe('a process that dies at any operation', () => {
  it.each<[string, (store: AssetStore) => Promise<unknown>, string | undefined, string | undefined]>([
    ['while it puts', (store) => store.put('a/b', inTwo('after'), text), undefined, 'after'],
    ['while it replaces', (store) => store.put('a/b', inTwo('after'), text), 'before', 'after'],
    [
      'while it puts what is absent',
      (store) => store.put('a/b', inTwo('after'), { ...text, ifAbsent: true }),
      undefined,
      'after',
    ],
    [
      'while it puts what is there',
      (store) => store.put('a/b', inTwo('after'), { ...text, ifAbsent: true }),
      'before',
      'before',
    ],
    ['while it deletes', (store) => store.delete('a/b'), 'before', undefined],
  ])('leaves the asset as it was, or as it should be: %s', async (_name, act, before, after) => {
    let done = false
    for (let crashAt = 0; !done; crashAt += 1) {
      const store = folder(join(directory, String(crashAt)))
      if (before !== undefined) await store.put('a/b', before, text)
      gate.count = 0
      gate.crashAt = crashAt
      done = await act(store).then(
        () => true,
        () => false,
      )
      gate.crashAt = Number.POSITIVE_INFINITY

      const found = await contentOf(store, 'a/b')
      expect(done ? [after] : [before, after], `after ${crashAt} operations`).toContain(found)
      const head = await store.head('a/b')
      expect(head?.size).toBe(found?.length)
      expect((await store.list({ prefix: '' })).assets).toEqual(head === undefined ? [] : [head])
      await store.put('a/b', 'again', text)
      expect(await contentOf(store, 'a/b')).toBe('again')
      expect(crashAt).toBeLessThan(60)
    }
  })
})

describe('a folder that others change at the same moment', () => {
  /** Does something once, right before an operation on a path of this shape. */
  function once(operation: string, path: RegExp, act: () => Promise<unknown>): void {
    gate.before = (name, target) => {
      if (name !== operation || !path.test(String(target))) return undefined
      gate.before = () => undefined
      return act()
    }
  }

  it('gives the bytes of the successor when an asset is replaced before it is open', async () => {
    const store = folder(directory)
    await store.put('a', 'first', text)
    once('open', /a~/, () => store.put('a', 'second', text))
    expect(await contentOf(store, 'a')).toBe('second')
  })

  it('puts what is absent again when the winner goes before it can be answered', async () => {
    const store = folder(directory)
    once('link', /./, async () => {
      await store.put('a', 'winner', text)
      once('readFile', /\.a\.json$/, () => store.delete('a'))
    })
    await store.put('a', 'mine', { ...text, ifAbsent: true })
    expect(await contentOf(store, 'a')).toBe('mine')
  })

  it('takes the place of a record that was damaged', async () => {
    const store = folder(directory)
    once('link', /./, () => store.put('a', 'winner', text).then(() => damage()))
    await store.put('a', 'mine', { ...text, ifAbsent: true })
    expect(await contentOf(store, 'a')).toBe('mine')
  })

  it('passes on what the system says when a record cannot be placed', async () => {
    const store = folder(directory)
    once('link', /./, () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' })))
    await expect(store.put('a', 'x', { ...text, ifAbsent: true })).rejects.toThrow('EPERM')
    expect(await readdir(directory)).toEqual([])
  })

  it('says no to a delete that another one was faster with', async () => {
    const store = folder(directory)
    await store.put('a', 'x', text)
    once('rename', /\.a\.json$/, () => store.delete('a'))
    expect(await store.delete('a')).toBe(false)
  })

  it('deletes a record that is damaged on the way out', async () => {
    const store = folder(directory)
    await store.put('a', 'x', text)
    once('rename', /\.a\.json$/, damage)
    expect(await store.delete('a')).toBe(true)
    expect(await store.head('a')).toBeUndefined()
  })

  it('lists what is left', async () => {
    const store = folder(directory)
    await store.put('a', 'x', text)
    const kept = await store.put('b', 'y', text)
    once('readFile', /\.a\.json$/, () => store.delete('a'))
    expect((await store.list({ prefix: '' })).assets).toEqual([kept])
  })

  async function damage(): Promise<void> {
    const { writeFile } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')
    await writeFile(join(directory, '.a.json'), '{')
  }
})

describe('a system that cannot sync a folder', () => {
  it('is spared the attempt', async () => {
    const store = folder(directory)
    const opened: string[] = []
    gate.before = (name, path) => {
      if (name === 'open') opened.push(String(path))
      return undefined
    }
    vi.stubGlobal('process', Object.create(process, { platform: { value: 'win32' } }))
    await store.put('a', 'x', text)
    expect(opened).not.toContain(directory)
    expect(await contentOf(store, 'a')).toBe('x')
  })
})
