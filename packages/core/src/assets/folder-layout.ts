import { constants } from 'node:fs'
import { lstat, mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { InputError } from '../errors/index.ts'
import type { AssetRef } from '../ports/asset-store.ts'
import { isSafeSegment } from './asset-key.ts'

/*
 * Where a folder keeps the asset `jobs/7/audio.mp3`:
 *
 *     jobs/7/.audio.mp3.json       the record: size, checksum, media type, and the token of the bytes
 *     jobs/7/audio~{token}.mp3     the bytes; every write makes a file of its own, with a new token
 *     jobs/7/.audio.mp3~{token}    a record on its way in or out
 *
 * The record is the asset. Bytes are written and synced first, then the record takes its place in one step (rename,
 * or link where none may be there yet), then the bytes it replaced are removed. So whatever happens in between, a
 * record refers to complete bytes, and bytes without a record are nothing: what a crash left behind.
 * Keys have no segments that start with a dot, and no `~`, so these names never meet those of another key.
 */
export interface AssetFiles {
  readonly directory: string
  readonly record: string
  bytes(token: string): string
  draft(token: string): string
}

export interface AssetRecord {
  readonly asset: AssetRef
  readonly token: string
}

export function filesOf(root: string, key: string): AssetFiles {
  const { dir: directory, base, name, ext } = parse(join(root, key))
  return {
    directory,
    record: join(directory, `.${base}.json`),
    bytes: (token) => join(directory, `${name}~${token}${ext}`),
    draft: (token) => join(directory, `.${base}~${token}`),
  }
}

/** The last segment of the key whose record a file is, or `undefined` for any other file. */
export function recordedSegment(fileName: string): string | undefined {
  const segment = /^\.(.+)\.json$/.exec(fileName)?.[1]
  return segment !== undefined && isSafeSegment(segment) ? segment : undefined
}

/**
 * The record in a file; `undefined` without a file, `'damaged'` for anything but a whole record.
 *
 * @throws InputError `ASSET_KEY_INVALID` for the record of another key, which a file system finds that does not tell
 * upper from lower case
 */
export async function readRecord(file: string, key: string): Promise<AssetRecord | 'damaged' | undefined> {
  const record = await readRecordFile(file)
  if (record === undefined || record === 'damaged' || record.asset.key === key) return record
  throw refuseKey(
    `${key} and ${record.asset.key} are the same file here.`,
    'Use keys that differ in more than upper and lower case, or a file system that tells them apart.',
  )
}

async function readRecordFile(file: string): Promise<AssetRecord | 'damaged' | undefined> {
  try {
    return parseRecord(
      await readFile(file, { encoding: 'utf8', flag: constants.O_RDONLY | constants.O_NOFOLLOW }),
    )
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    // A symbolic link: not ours, and not followed.
    if (hasCode(error, 'ELOOP')) return 'damaged'
    throw error
  }
}

function parseRecord(text: string): AssetRecord | 'damaged' {
  try {
    const { token, key, size, sha256, mediaType }: Record<string, unknown> = JSON.parse(text)
    const whole =
      typeof token === 'string' &&
      /^[0-9a-f-]+$/.test(token) &&
      typeof key === 'string' &&
      typeof size === 'number' &&
      typeof sha256 === 'string' &&
      typeof mediaType === 'string'
    return whole ? { asset: { key, size, sha256, mediaType }, token } : 'damaged'
  } catch {
    return 'damaged'
  }
}

export function recordText({ asset, token }: AssetRecord): string {
  return `${JSON.stringify({ ...asset, token })}\n`
}

/**
 * Refuses a key one of whose folders is something else, above all a symbolic link, which could lead anywhere.
 *
 * @throws InputError `ASSET_KEY_INVALID`
 */
export async function assertInside(root: string, key: string): Promise<void> {
  let path = root
  for (const segment of key.split('/').slice(0, -1)) {
    path = join(path, segment)
    const stats = await unlessAbsent(lstat(path))
    if (stats === undefined) return
    if (!stats.isDirectory()) {
      throw refuseKey(
        `${key} leads through ${segment}, which is not a folder of the asset store.`,
        'Remove what was put into the folder from outside, or choose another key.',
      )
    }
  }
}

function refuseKey(message: string, action: string): InputError {
  return new InputError({ code: 'ASSET_KEY_INVALID', message, path: 'key', action })
}

/** Makes a folder with those above it; their names are on disk once this resolves. */
export async function makeDirectory(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true })
  if (first === undefined) return
  for (let path = directory; path.length >= first.length; path = dirname(path))
    await syncDirectory(dirname(path))
}

/** Makes the names in a folder durable, where a folder can be synced at all (on Windows it cannot be opened). */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(directory)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** `undefined` when the file or folder is not there. */
export async function unlessAbsent<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  try {
    return await promise
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
