import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { isReachable, publishFolder } from './folders.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'repurpose-folders-'))
  return () => rmSync(folder, { recursive: true })
})

test('a published folder is complete and made by one, however many make it', async () => {
  const destination = path.join(folder, 'cache/result')
  const makers = ['one', 'two', 'three', 'four']
  await Promise.all(
    makers.map((maker) =>
      publishFolder(destination, async (unfinished) => {
        mkdirSync(unfinished)
        for (const name of ['first', 'second']) {
          expect(existsSync(path.join(destination, 'first'))).toBe(
            existsSync(path.join(destination, 'second')),
          )
          writeFileSync(path.join(unfinished, name), maker)
          await Promise.resolve()
        }
      }),
    ),
  )
  expect(readdirSync(path.dirname(destination))).toEqual(['result'])
  const [first, second] = ['first', 'second'].map((name) =>
    readFileSync(path.join(destination, name), 'utf8'),
  )
  expect(makers).toContain(first)
  expect(second).toBe(first)
})

test('a folder that could not be filled is not there', async () => {
  const destination = path.join(folder, 'result')
  const full = new Error('The disk is full.')
  const fill = async (unfinished: string) => {
    mkdirSync(unfinished)
    throw full
  }
  await expect(publishFolder(destination, fill)).rejects.toBe(full)
  expect(readdirSync(folder)).toEqual([])
})

test('another user reaches what every folder above lets through', () => {
  const identity = { uid: 65_533, gid: 65_533 }
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  chmodSync(file, 0o644)
  expect(isReachable(file, identity)).toBe(false)
  expect(isReachable(file, {})).toBe(true)
  chmodSync(folder, 0o755)
  expect(isReachable(file, identity)).toBe(isReachable(tmpdir(), identity))
  chmodSync(file, 0o600)
  expect(isReachable(file, identity)).toBe(false)
  expect(isReachable(path.join(folder, 'nothing'), {})).toBe(false)
})
