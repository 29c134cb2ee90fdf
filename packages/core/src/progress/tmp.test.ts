import { test } from 'vitest'
import { z } from 'zod'
import { testEngine } from '../pipeline/fixtures/engine.ts'
import { pipeline, child } from '../pipeline/index.ts'
import { ProgressTracker } from './progress-tracker.ts'
import { jobEvents } from './job-events.ts'

test('tmp', async () => {
  const kit = testEngine()
  const lesson = pipeline('lesson', z.object({ id: z.string() }))
    .stage('content', async ({ input, language, report }) => { report(0.5, `writing ${input.id}`); return language.generate({ task: 'ask', prompt: input.id }) })
    .stage('exercises', ({ input, each, step, language }) => each('exercise', ['x', 'y'], async (e) => { await step('s', () => 1); return language.generate({ task: 'ask', prompt: e + input.id }) }, { key: (x) => x }))
  const course = pipeline('course', z.object({ n: z.number() }))
    .stage('plan', async ({ input }) => Array.from({ length: input.n }, (_, i) => ({ id: `l/${i}` })))
    .stop('none', ({ outputs }) => outputs.plan.length === 0, () => 'none')
    .stage('lessons', ({ outputs, spawnAll }) => spawnAll('lesson', outputs.plan.map((l) => child(lesson, l, { key: l.id })), { concurrency: 2 }))
    .stage('end', () => 'done')
  kit.engine.registry.register(lesson as never)
  kit.engine.registry.register(course as never)
  await kit.work({ concurrency: 10 })
  const tracker = new ProgressTracker({ backend: kit.backend, clock: kit.clock })
  tracker.on('error', (e) => console.log('ERR', e))
  const id = await kit.start(course, { n: 4 })
  const seen: string[] = []
  tracker.subscribe(id, (p) => seen.push(`${p.state} ${p.percentage} ${p.stage} ${p.message} ${JSON.stringify(p.stages.map((s) => [s.name, s.status, s.fraction, s.metadata.children.expected]))}`))
  for (let i = 0; i < 30; i++) await kit.clock.advance(100)
  console.log(seen.join('\n'))
  const types: string[] = []
  for await (const e of jobEvents({ backend: kit.backend, jobId: id })) types.push(`${e.seq} ${e.type} ${'key' in e ? e.key : ''}`)
  console.log(types.join('\n'))
  await kit[Symbol.asyncDispose]()
})
