import { parentPort } from 'node:worker_threads'
import type { SpeechOrder } from './order.ts'
import { record } from './record.ts'

/** What runs in the speech thread: an order comes in, its answer goes out. An error ends the thread. */
parentPort?.on('message', async (order: SpeechOrder) => {
  const answer = await record(order)
  parentPort?.postMessage(answer, answer.type === 'recording' ? [answer.audio.buffer] : [])
})
