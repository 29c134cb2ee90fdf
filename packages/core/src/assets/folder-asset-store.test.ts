import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testAssetStore } from '../testing/asset-store-suite.ts'
import { folder } from './folder-asset-store.ts'
import { filesOf } from './folder-layout.ts'

const text = { mediaType: 'text/plain' }

describe('a folder', () => {
  testAssetStore({ describe, it }, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'assets-'))
    return {
      store: folder(directory),
      reopen: async () => folder(directory),
      close: () => rm(directory, { recursive: true }),
    }
  })
})

describe('the files of a folder', () => {
  let directory: string
  let outside: string

  beforeEach(async () => {
    const place = await mkdtemp(join(tmpdir(), 'assets-'))
    directory = join(place, 'store')
    outside = join(place, 'outside')
    await mkdir(outside)
  })
  afterEach(() => rm(join(directory, '..'), { recursive: true }))

  const filesIn = async (path = ''): Promise<string[]> => (await readdir(join(directory, path))).sort()

  async function contentOf(key: string): Promise<string> {
    const parts: Uint8Array[] = []
    for await (const part of (await folder(directory).get(key)) ?? []) parts.push(part)
    return Buffer.concat(parts).toString()
  }

  it('are made by the first put, and not before', async () => {
    const store = folder(directory)
    expect(await store.list({ prefix: '' })).toEqual({ assets: [], next: undefined })
    await expect(readdir(directory)).rejects.toThrow('ENOENT')
    await store.put('a/b', 'x', text)
    expect(await filesIn()).toEqual(['a'])
  })

  it('are the bytes, under a name that keeps its extension, and one record', async () => {
    await folder(directory).put('jobs/7/audio.tar.mp3', 'sound', { mediaType: 'audio/mpeg' })
    const [record = '', bytes = ''] = await filesIn('jobs/7')
    expect(record).toBe('.audio.tar.mp3.json')
    expect(bytes).toMatch(/^audio\.tar~[0-9a-f-]{36}\.mp3$/)
    expect(await readFile(join(directory, 'jobs/7', bytes), 'utf8')).toBe('sound')
    expect(JSON.parse(await readFile(join(directory, 'jobs/7', record), 'utf8'))).toMatchObject({
      key: 'jobs/7/audio.tar.mp3',
      size: 5,
      mediaType: 'audio/mpeg',
    })
  })

  it('are as few as can be after replacing, conditional puts, failures and deletes', async () => {
    const store = folder(directory)
    await store.put('a', 'one', text)
    await store.put('a', 'two', text)
    await store.put('a', 'three', { ...text, ifAbsent: true })
    await Promise.all(['x', 'y', 'z'].map((body) => store.put('b', body, { ...text, ifAbsent: true })))
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('part')
      throw new Error('The source broke.')
    }
    await expect(store.put('a', failing(), text)).rejects.toThrow('The source broke.')
    expect(await filesIn()).toHaveLength(4)
    const deleted = await Promise.all([store.delete('a'), store.delete('a'), store.delete('b')])
    expect(deleted.filter(Boolean)).toHaveLength(2)
    expect(await filesIn()).toEqual([])
  })

  it('may be shared by several stores, one of which wins a conditional put', async () => {
    const bodies = Array.from({ length: 12 }, (_, index) => `by ${index}`)
    const assets = await Promise.all(
      bodies.map((body) => folder(directory).put('k', body, { ...text, ifAbsent: true })),
    )
    expect(new Set(assets.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(await filesIn()).toHaveLength(2)
  })

  it('may be moved and copied as they are', async () => {
    await folder(directory).put('a/b', 'kept', text)
    const elsewhere = join(outside, 'moved')
    await rename(directory, elsewhere)
    await mkdir(directory)
    expect(await folder(elsewhere).head('a/b')).toMatchObject({ size: 4 })
  })

  it('are no asset without a whole record', async () => {
    const store = folder(directory)
    const asset = await store.put('a', 'x', text)
    const file = join(directory, '.a.json')
    const whole = JSON.parse(await readFile(file, 'utf8'))
    const damaged = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      ...Object.keys(whole).map((name) => JSON.stringify({ ...whole, [name]: null })),
      JSON.stringify({ ...whole, token: '../../outside/secret' }),
    ]
    for (const content of damaged) {
      await writeFile(file, content)
      expect(await store.head('a'), content).toBeUndefined()
      expect(await store.get('a')).toBeUndefined()
      expect(await store.delete('a')).toBe(false)
      expect(await store.list({ prefix: '' })).toEqual({ assets: [], next: undefined })
    }
    expect(await store.put('a', 'x', { ...text, ifAbsent: true })).toEqual(asset)
    expect(await contentOf('a')).toBe('x')
    await rm(file)
    expect(await store.head('a')).toBeUndefined()
  })

  it('are refused when the bytes are gone or cut off', async () => {
    const store = folder(directory)
    await store.put('a', '0123456789', text)
    const bytes = join(directory, (await filesIn()).find((name) => name.startsWith('a~')) ?? '')
    await truncate(bytes, 4)
    const damaged = expect.objectContaining({
      code: 'ASSET_DAMAGED',
      context: { key: 'a' },
      retryable: false,
    })
    await expect(contentOf('a')).rejects.toEqual(damaged)
    await rm(bytes)
    await expect(contentOf('a')).rejects.toEqual(damaged)
    const body = await store.get('a')
    await store.delete('a')
    await expect(body?.[Symbol.asyncIterator]().next()).rejects.toEqual(damaged)
  })

  it('from outside are left alone and listed nowhere', async () => {
    const store = folder(directory)
    await store.put('a/b', 'x', text)
    for (const name of ['readme.md', '.DS_Store', '.json', '..json', 'a/notes~1.txt', '.b c.json']) {
      await writeFile(join(directory, name), '{}')
    }
    await mkdir(join(directory, '.git'))
    await mkdir(join(directory, 'lost+found'))
    await mkdir(join(directory, '.folder.json'))
    await symlink(outside, join(directory, 'linked'))
    await symlink(join(directory, 'a/.b.json'), join(directory, '.linked.json'))
    expect((await store.list({ prefix: '' })).assets.map(({ key }) => key)).toEqual(['a/b'])
  })

  it('are never outside, whatever links lie in the way', async () => {
    const store = folder(directory)
    await mkdir(directory)
    await symlink(outside, join(directory, 'linked'))
    await writeFile(join(directory, 'file'), 'x')
    await folder(outside).put('secret', 'hidden', text)
    for (const key of ['linked/secret', 'linked/deeper/new', 'file/new']) {
      const refused = expect.objectContaining({ code: 'ASSET_KEY_INVALID', path: 'key' })
      await expect(store.put(key, 'x', text)).rejects.toEqual(refused)
      await expect(store.get(key)).rejects.toEqual(refused)
      await expect(store.head(key)).rejects.toEqual(refused)
      await expect(store.delete(key)).rejects.toEqual(refused)
    }
    expect(await readdir(outside)).toHaveLength(2)

    // A record that is a link is none; putting replaces the link itself.
    await symlink(join(outside, '.secret.json'), join(directory, '.secret.json'))
    expect(await store.head('secret')).toBeUndefined()
    await store.put('secret', 'mine', text)
    expect(await contentOf('secret')).toBe('mine')
    const [bytes = ''] = (await filesIn()).filter((name) => name.startsWith('secret~'))
    await rm(join(directory, bytes))
    await symlink(
      join(outside, (await readdir(outside)).find((name) => name.startsWith('secret~')) ?? ''),
      join(directory, bytes),
    )
    await expect(contentOf('secret')).rejects.toThrow('ELOOP')
  })

  it('are refused when a file system takes two keys for one', async () => {
    const store = folder(directory)
    await store.put('Video', 'x', text)
    // What a file system does that does not tell upper from lower case.
    await rename(filesOf(directory, 'Video').record, filesOf(directory, 'video').record)
    const refused = expect.objectContaining({
      code: 'ASSET_KEY_INVALID',
      message: 'video and Video are the same file here.',
    })
    await expect(store.head('video')).rejects.toEqual(refused)
    await expect(store.put('video', 'y', text)).rejects.toEqual(refused)
  })

  it('are readable to no more than the system allows', async () => {
    const store = folder(directory)
    await mkdir(join(directory, '.a.json'), { recursive: true })
    await expect(store.head('a')).rejects.toThrow('EISDIR')
    await expect(store.put('a', 'x', { ...text, ifAbsent: true })).rejects.toThrow('EISDIR')
  })
})
