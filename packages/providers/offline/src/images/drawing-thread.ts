import { parentPort } from 'node:worker_threads'
import { type DrawingOrder, draw } from './drawing.ts'

/** What runs in the drawing thread: an order comes in, its picture goes out. An error ends the thread. */
parentPort?.on('message', async (order: DrawingOrder) => {
  const png = await draw(order)
  parentPort?.postMessage(png, [png.buffer as ArrayBuffer])
})
