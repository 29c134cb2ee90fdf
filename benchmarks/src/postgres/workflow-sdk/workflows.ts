import { getWritable } from 'workflow'
import { steps } from '../../lesson.ts'
import type { Input, Observer } from '../subject.ts'

/**
 * The jobs as users of the Workflow SDK write them. Its compiler makes two programs of this file: one of the steps,
 * which runs in Node, and one of the workflows, which runs in a sandbox. So everything that happens is in steps.
 */
declare global {
  /** What the worker process left for the steps. */
  var observer: Observer | undefined
}

async function outline({ index, title }: Input) {
  'use step'
  globalThis.observer?.begun(index)
  return steps.outline({ title })
}

async function write(points: readonly string[]) {
  'use step'
  return steps.write(points)
}

async function review(paragraphs: readonly string[]) {
  'use step'
  const result = await steps.review(paragraphs)
  globalThis.observer?.ended()
  return result
}

export async function threeSteps(input: Input) {
  'use workflow'
  const { points } = await outline(input)
  const { paragraphs } = await write(points)
  return review(paragraphs)
}

async function begin(index: number) {
  'use step'
  globalThis.observer?.begun(index)
  return performance.timeOrigin + performance.now()
}

export async function oneStep({ index }: Input) {
  'use workflow'
  return begin(index)
}

async function work(index: number) {
  'use step'
  globalThis.observer?.begun(index)
  await new Promise<never>(() => {})
}

export async function endless(input: Input) {
  'use workflow'
  await outline(input)
  await work(input.index)
}

async function speak(sentences: number, pauseMs: number) {
  'use step'
  const writer = getWritable<number>().getWriter()
  for (let index = 0; index < sentences; index += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    await writer.write(performance.timeOrigin + performance.now())
  }
  await writer.close()
}

export async function talk({ sentences, pauseMs }: { readonly sentences: number; readonly pauseMs: number }) {
  'use workflow'
  await speak(sentences, pauseMs)
}
