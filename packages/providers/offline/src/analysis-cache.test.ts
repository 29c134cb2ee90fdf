import { describe, expect, it } from 'vitest'
import { createAnalysisCache } from './analysis-cache.ts'
import { languageOf } from './languages/index.ts'

const spanish = languageOf('es')
const german = languageOf('de')
if (spanish === undefined || german === undefined) throw new Error('languages')
const quiet = new AbortController().signal

function source(name: string): string {
  return Array.from({ length: 60 }, (_, at) => `[c${at}] El panadero ${name} pesa la harina ${at}.`).join(
    '\n',
  )
}

describe('the analysis cache', () => {
  it('reads a source once, also for calls at the same time', async () => {
    const cache = createAnalysisCache()
    const [one, other] = await Promise.all([
      cache.get(source('a'), spanish, quiet),
      cache.get(source('a'), spanish, quiet),
    ])
    expect(one).toBe(other)
    expect(await cache.get(source('a'), spanish, quiet)).toBe(one)
    expect(await cache.get(source('a'), german, quiet)).not.toBe(one)
  })

  it('forgets the source that was used least recently', async () => {
    const cache = createAnalysisCache()
    const first = await cache.get(source('0'), spanish, quiet)
    const second = await cache.get(source('1'), spanish, quiet)
    for (let at = 2; at <= 8; at += 1) {
      await cache.get(source('0'), spanish, quiet)
      await cache.get(source(String(at)), spanish, quiet)
    }
    expect(await cache.get(source('0'), spanish, quiet)).toBe(first)
    expect(await cache.get(source('1'), spanish, quiet)).not.toBe(second)
  })

  it('bounds the characters it remembers', async () => {
    const cache = createAnalysisCache()
    const filler = `\n[x] ${' '.repeat(2_500_000)}`
    const first = await cache.get(source('a') + filler, spanish, quiet)
    await cache.get(source('b') + filler, spanish, quiet)
    expect(await cache.get(source('a') + filler, spanish, quiet)).not.toBe(first)
  })

  it('goes on for those who still wait when one gives up', async () => {
    const cache = createAnalysisCache()
    const controller = new AbortController()
    const impatient = cache.get(source('a'), spanish, controller.signal)
    const patient = cache.get(source('a'), spanish, quiet)
    controller.abort(new Error('enough'))
    await expect(impatient).rejects.toThrow('enough')
    expect((await patient).sentences).toHaveLength(60)
  })

  it('stops with the last who gives up, and begins anew for the next', async () => {
    const cache = createAnalysisCache()
    const controller = new AbortController()
    const abandoned = cache.get(source('a'), spanish, controller.signal)
    controller.abort(new Error('enough'))
    await expect(abandoned).rejects.toThrow('enough')
    expect((await cache.get(source('a'), spanish, quiet)).sentences).toHaveLength(60)
  })

  it('does not begin for a call that is stopped already', async () => {
    const stopped = AbortSignal.abort(new Error('before'))
    await expect(createAnalysisCache().get(source('a'), spanish, stopped)).rejects.toThrow('before')
  })
})
