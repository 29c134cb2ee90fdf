import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { steps } from './lesson.ts'

export const lesson = z.object({ title: z.string().min(1), minutes: z.number().int().positive() })
export type Lesson = z.infer<typeof lesson>

interface StoredJob {
  readonly id: string
  readonly input: string
  readonly log: { readonly name: string; readonly value: string; readonly at: number }[]
  result: string | undefined
}

/**
 * What a user of a plain queue writes to be able to go on after an interruption: the input checked at the door and
 * stored, the result of every step and of the job stored as JSON under its name, and looked up before a step runs.
 */
export class HandWrittenJobs {
  readonly #jobs = new Map<string, StoredJob>()

  create(raw: unknown): string {
    const input = lesson.parse(raw)
    const id = randomUUID()
    this.#jobs.set(id, { id, input: JSON.stringify(input), log: [], result: undefined })
    return id
  }

  async run(id: string): Promise<{ readonly words: number }> {
    const job = this.#jobs.get(id)
    if (job === undefined) throw new Error(`There is no job ${id}.`)
    const input: Lesson = JSON.parse(job.input)
    const outline = await this.#step(job, 'outline', () => steps.outline(input))
    const text = await this.#step(job, 'write', () => steps.write(outline.points))
    const review = await this.#step(job, 'review', () => steps.review(text.paragraphs))
    job.result = JSON.stringify(review)
    return JSON.parse(job.result)
  }

  async #step<Value>(job: StoredJob, name: string, work: () => Promise<Value>): Promise<Value> {
    const known = job.log.find((entry) => entry.name === name)
    if (known !== undefined) return JSON.parse(known.value)
    const value = JSON.stringify(await work())
    job.log.push({ name, value, at: Date.now() })
    return JSON.parse(value)
  }
}
