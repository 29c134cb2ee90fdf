import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { listenOnFreePort } from '../machine/ports.ts'
import { createProxy, type TestProxy } from './proxy.ts'

/** One end of a connection: what arrived there, and how it ended. */
interface End {
  readonly socket: Socket
  received(): string
  readonly ended: Promise<void>
  /** Resolves with the error's code, or undefined when it closed in good order. */
  readonly closed: Promise<string | undefined>
}

let server: Server
let port: number
let proxy: TestProxy
let arrivals: End[]

beforeAll(async () => {
  server = createServer({ allowHalfOpen: true }, (socket) => arrivals.push(watch(socket)))
  port = await listenOnFreePort(server)
})
afterAll(() => void server.close())

beforeEach(async () => {
  arrivals = []
  proxy = await createProxy({ port })
  return async () => {
    await proxy.stop()
    for (const { socket } of arrivals) socket.destroy()
  }
})

function watch(socket: Socket): End {
  let text = ''
  let code: string | undefined
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    code = error.code
  })
  return {
    socket,
    received: () => text,
    ended: new Promise((resolve) => socket.once('end', () => resolve())),
    closed: new Promise((resolve) => socket.once('close', () => resolve(code))),
  }
}

/** Connects, and waits until the server has the other end. */
async function open(to = proxy.port): Promise<{ readonly client: End; readonly service: End }> {
  const before = arrivals.length
  const socket = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  const client = watch(socket)
  await once(socket, 'connect')
  await vi.waitFor(() => expect(arrivals.length).toBe(before + 1), { interval: 2 })
  return { client, service: arrivals.at(-1)! }
}

async function arrives(at: End, text: string): Promise<void> {
  await vi.waitFor(() => expect(at.received()).toBe(text), { interval: 2, timeout: 3000 })
}

/** Time enough for bytes to arrive that nothing holds back: others, sent later, did. */
async function othersArrive(): Promise<void> {
  const direct = await open(port)
  for (const word of ['one', 'onetwo']) {
    direct.client.socket.write(word.slice(-3))
    await arrives(direct.service, word)
  }
}

test('passes on bytes and ends in both directions', async () => {
  const { client, service } = await open()
  client.socket.write('question')
  await arrives(service, 'question')
  client.socket.end()
  await service.ended
  service.socket.end('answer')
  await arrives(client, 'answer')
  expect(await client.closed).toBeUndefined()
  await vi.waitFor(() => expect(proxy.connections).toBe(0))
  expect(proxy.accepted).toBe(1)
})

test('replaces host and port of an address, and nothing else', () => {
  expect(proxy.url('postgres://me:secret@db.example:5432/name?x=1')).toBe(
    `postgres://me:secret@127.0.0.1:${proxy.port}/name?x=1`,
  )
  expect(proxy.url('http://localhost')).toBe(`http://127.0.0.1:${proxy.port}/`)
})

test('carries more than it can hold', async () => {
  const { client, service } = await open()
  const block = 'x'.repeat(1024 * 1024)
  service.socket.pause()
  for (let count = 0; count < 16; count += 1) client.socket.write(block)
  for (let count = 0; count < 10; count += 1) await othersArrive()
  // The sender is held back: the proxy did not take everything on itself.
  expect(client.socket.writableLength).toBeGreaterThan(0)
  service.socket.resume()
  await vi.waitFor(() => expect(service.received().length).toBe(16 * block.length), { timeout: 5000 })
})

test('delays what is sent from now on, in order, in the direction asked for', async () => {
  const { client, service } = await open()
  proxy.delay(80, 'toServer')
  const sent = performance.now()
  client.socket.write('first')
  await othersArrive()
  proxy.delay(0)
  client.socket.write('second')
  service.socket.write('back')
  await arrives(client, 'back')
  expect(service.received()).toBe('')
  await arrives(service, 'firstsecond')
  expect(performance.now() - sent).toBeGreaterThanOrEqual(79)
})

test('cuts all connections with a reset on both sides, and takes new ones', async () => {
  const pairs = [await open(), await open()]
  expect(proxy.connections).toBe(2)
  proxy.cut()
  expect(proxy.connections).toBe(0)
  for (const { client, service } of pairs) {
    expect(await client.closed).toBe('ECONNRESET')
    expect(await service.closed).toBe('ECONNRESET')
  }
  const again = await open()
  again.client.socket.write('here')
  await arrives(again.service, 'here')
  expect(proxy.accepted).toBe(3)
})

test('passes on a reset as a reset', async () => {
  const { client, service } = await open()
  client.socket.resetAndDestroy()
  expect(await service.closed).toBe('ECONNRESET')
})

test('refuses new connections, keeps open ones, and heals on the same port', async () => {
  const { client, service } = await open()
  await proxy.refuse()
  await proxy.refuse()
  expect(await watch(connect(proxy.port, '127.0.0.1')).closed).toBe('ECONNREFUSED')
  client.socket.write('still')
  await arrives(service, 'still')
  await proxy.heal()
  await open()
})

test('stalls: bytes and ends wait and are delivered when the network is back', async () => {
  const { client, service } = await open()
  proxy.stall()
  client.socket.write('one ')
  client.socket.end('two')
  service.socket.write('back')
  const later = await open()
  later.client.socket.write('new')
  await othersArrive()
  expect([service.received(), client.received(), later.service.received()]).toEqual(['', '', ''])
  await proxy.heal()
  await arrives(service, 'one two')
  await service.ended
  await arrives(client, 'back')
  await arrives(later.service, 'new')
})

test('swallows: bytes and ends are lost, sockets stay open, and healing resets who lost something', async () => {
  const { client, service } = await open()
  const untouched = await open()
  proxy.swallow('toServer')
  client.socket.write('lost')
  service.socket.write('heard')
  await arrives(client, 'heard')
  client.socket.destroy()
  await othersArrive()
  expect(service.received()).toBe('')
  expect(service.socket.readyState).toBe('open')
  await proxy.heal()
  expect(await service.closed).toBe('ECONNRESET')
  untouched.client.socket.write('fine')
  await arrives(untouched.service, 'fine')
})

test('a client is reset when the target is not there', async () => {
  const nowhere = await createProxy({ host: '127.0.0.1', port: 1 })
  onTestFinished(nowhere.stop)
  expect(await watch(connect(nowhere.port, '127.0.0.1')).closed).toBe('ECONNRESET')
  await vi.waitFor(() => expect(nowhere.connections).toBe(0))
})

test('stopping ends everything', async () => {
  const { client } = await open()
  await proxy.stop()
  await proxy.stop()
  expect(await client.closed).toBe('ECONNRESET')
  expect(await watch(connect(proxy.port, '127.0.0.1')).closed).toBe('ECONNREFUSED')
})
