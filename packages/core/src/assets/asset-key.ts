import { createHash } from 'node:crypto'
import { InputError } from '../errors/index.ts'

// A leading dot is for a store's own files; it also keeps `.` and `..` out.
const safeSegment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/
const hashedSegment = /--[0-9a-f]{32}$/
const longestSegment = 120
const longestKey = 900
const readableCharacters = 40

/**
 * A key for the asset store from any texts, one segment each. A text that is safe already stays as it is; any other
 * becomes what is readable of it and a hash, so that different texts never share a key.
 *
 * @example safeKey('jobs', 'video-42', 'audio.mp3') // 'jobs/video-42/audio.mp3'
 * @example safeKey('topics', 'Año nuevo / ../x') // 'topics/Ano-nuevo-x--2d98…'
 */
export function safeKey(first: string, ...others: readonly string[]): string {
  const texts = [first, ...others]
  const key = texts.map(toSegment).join('/')
  return key.length <= longestKey ? key : `${toSegment(first)}/${hashed('key', texts.join(' '), texts)}`
}

function toSegment(text: string): string {
  // What looks like a hashed text is hashed as well, or it could be mistaken for that text.
  return isSafeSegment(text) && !hashedSegment.test(text) ? text : hashed('segment', text, text)
}

/** Whether a text may stand in a key as it is, as one of its segments. */
export function isSafeSegment(text: string): boolean {
  return text.length <= longestSegment && safeSegment.test(text)
}

function hashed(kind: 'segment' | 'key', text: string, identity: string | readonly string[]): string {
  // JSON, because UTF-8 makes all lone surrogates one.
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, identity]))
    .digest('hex')
    .slice(0, 32)
  return `${readable(text)}--${hash}`
}

function readable(text: string): string {
  const plain = text
    .slice(0, 4 * readableCharacters)
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, readableCharacters)
    .replace(/^-+|-+$/g, '')
  return plain === '' ? '_' : plain
}

/**
 * Refuses what is no key: `/`-separated segments of `[A-Za-z0-9._-]`, none empty, longer than 120 characters or with
 * a dot in front, 900 characters in all. Every asset store asks this first.
 *
 * @throws InputError `ASSET_KEY_INVALID`
 */
export function assertSafeKey(key: string): void {
  const segments = key.split('/')
  if (key.length <= longestKey && segments.every(isSafeSegment)) return
  throw new InputError({
    code: 'ASSET_KEY_INVALID',
    message: `${JSON.stringify(key.slice(0, 100))} is not a key for the asset store.`,
    path: 'key',
    action: 'Make keys with safeKey(), one argument for each segment.',
  })
}
