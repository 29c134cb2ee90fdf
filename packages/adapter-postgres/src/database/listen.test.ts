import { createProxy } from '@repurpose/test-servers'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ChannelListener } from './database.ts'
import { open, rejection, serverOfThisFile } from './server.fixture.ts'

const server = serverOfThisFile()

/** Remembers what it hears. */
function ear(): ChannelListener & { readonly heard: string[]; readonly gaps: () => number } {
  const heard: string[] = []
  let gaps = 0
  return {
    heard,
    gaps: () => gaps,
    onPayload: (payload) => void heard.push(payload),
    onGap() {
      gaps += 1
    },
  }
}

async function say(channel: string, payload: string): Promise<void> {
  await open({ url: server().url }).run({ text: 'SELECT pg_notify($1, $2)', values: [channel, payload] })
}

const soon = { timeout: 8_000, interval: 10 }

describe('listening', () => {
  it('hears every channel over one connection until it is ended', async () => {
    const url = (await server().createDatabase()).url
    const database = open({ url, poolSize: 1 })
    const [first, second, other] = [ear(), ear(), ear()]
    const [endFirst, , endOther] = await Promise.all([
      database.listen('Things "of" mine', first),
      database.listen('Things "of" mine', second),
      database.listen('other', other),
    ])
    const tell = (channel: string, payload: string) =>
      database.run({ text: 'SELECT pg_notify($1, $2)', values: [channel, payload] })
    await tell('Things "of" mine', '1')
    await tell('other', '')
    await tell('nobody', '1')
    await expect.poll(() => [first.heard, second.heard, other.heard], soon).toEqual([['1'], ['1'], ['']])
    expect(
      await database.run({
        text: 'SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()',
      }),
    ).toEqual([{ count: 2 }])

    await endFirst()
    await tell('Things "of" mine', '2')
    await expect.poll(() => second.heard, soon).toEqual(['1', '2'])
    expect(first.heard).toEqual(['1'])
    await endOther()
    await expect
      .poll(
        () =>
          database.run({ text: 'SELECT 1 AS one FROM pg_stat_activity WHERE query = \'UNLISTEN "other"\'' }),
        soon,
      )
      .toEqual([{ one: 1 }])
    await tell('other', '2')
    await tell('Things "of" mine', '3')
    await expect.poll(() => second.heard, soon).toEqual(['1', '2', '3'])
    expect(other.heard).toEqual([''])
    expect([first.gaps(), second.gaps(), other.gaps()]).toEqual([0, 0, 0])
  })

  it('gives its connection back when nobody listens, and takes another one for who comes', async () => {
    const url = (await server().createDatabase()).url
    const database = open({ url, poolSize: 1 })
    const connections = async () =>
      (
        await database.run<{ pid: number }>({
          text: 'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        })
      ).length
    const end = await database.listen('things', ear())
    expect(await connections()).toBe(1)
    await end()
    await expect.poll(connections, soon).toBe(0)
    const again = ear()
    await database.listen('things', again)
    await say('things', 'not for this database')
    await database.run({ text: "NOTIFY things, 'heard'" })
    await expect.poll(() => again.heard, soon).toEqual(['heard'])
  })

  it('goes on when a listener throws', async () => {
    const logged: string[] = []
    const database = open({
      url: server().url,
      logger: { log: (level, message) => logged.push(`${level}: ${message}`) },
    })
    await database.listen('thrown', {
      onPayload() {
        throw new Error('mine')
      },
      onGap() {},
    })
    const other = ear()
    await database.listen('thrown', other)
    await say('thrown', '1')
    await expect.poll(() => other.heard, soon).toEqual(['1'])
    expect(logged).toEqual(['error: A listener to the database threw.'])
  })
})

describe('a connection that is lost', () => {
  it.each(['fast', 'crash'] as const)('in a restart (%s) comes back and tells of the gap', async (mode) => {
    const database = open({ url: server().url })
    const [first, second] = [ear(), ear()]
    await database.listen('first', first)
    await database.listen('second', second)
    await server().restart({ mode })
    await expect.poll(() => [first.gaps(), second.gaps()], soon).toEqual([1, 1])
    await say('first', 'after')
    await say('second', 'after')
    await expect.poll(() => [first.heard, second.heard], soon).toEqual([['after'], ['after']])
    expect([first.gaps(), second.gaps()]).toEqual([1, 1])
  })

  it('without a sign of it is found out', async () => {
    const proxy = await createProxy({ port: Number(new URL(server().url).port) })
    onTestFinished(proxy.stop)
    const database = open({ url: proxy.url(server().url), heartbeatMs: 50, connectTimeoutMs: 200 })
    const listener = ear()
    await database.listen('quiet', listener)
    proxy.swallow()
    await expect.poll(() => proxy.accepted, soon).toBeGreaterThan(1)
    expect(listener.gaps()).toBe(0)
    await proxy.heal()
    await expect.poll(listener.gaps, soon).toBe(1)
    await say('quiet', 'after')
    await expect.poll(() => listener.heard, soon).toEqual(['after'])
  })

  it('and was lent by the caller’s pool is replaced by another one', async () => {
    const proxy = await createProxy({ port: Number(new URL(server().url).port) })
    onTestFinished(proxy.stop)
    const pool = new pg.Pool({ connectionString: proxy.url(server().url), max: 2 })
    onTestFinished(() => pool.end())
    const database = open({ pool })
    const listener = ear()
    await database.listen('lent', listener)
    proxy.cut()
    await expect.poll(listener.gaps, soon).toBe(1)
    await database.run({ text: "NOTIFY lent, 'after'" })
    await expect.poll(() => listener.heard, soon).toEqual(['after'])
    await database.close()
    expect(pool.idleCount).toBe(pool.totalCount)
  })

  it('before it listened is not told of as a gap', async () => {
    const proxy = await createProxy({ port: Number(new URL(server().url).port) })
    onTestFinished(proxy.stop)
    await proxy.refuse()
    const database = open({ url: proxy.url(server().url) })
    const [given, kept] = [ear(), ear()]
    const refused = rejection(open({ url: proxy.url(server().url), patienceMs: 100 }).listen('late', given))
    const listening = database.listen('late', kept)
    expect(await refused).toMatchObject({ code: 'BACKEND_UNAVAILABLE' })
    await proxy.heal()
    await listening
    await say('late', 'after')
    await expect.poll(() => kept.heard, soon).toEqual(['after'])
    expect(kept.gaps()).toBe(0)
    expect(given.heard).toEqual([])
  })
})
