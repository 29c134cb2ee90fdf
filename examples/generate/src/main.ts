// One transcript in, every requested piece of content out: `npm run demo -- --help`.

import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { generatorContent } from '@repurpose/content/generator'
import { detectLanguage, transcript } from '@repurpose/content/transcripts'
import { type Plan, RepurposeError } from '@repurpose/core'
import { durableFolder } from './durable.ts'
import { follow } from './follow.ts'
import { createInstance, type Instance } from './instance.ts'
import { readOptions, UsageError, usage } from './options.ts'
import { createProgressBars } from './progress-bars.ts'
import { writePieces, writeReport } from './report.ts'
import { isStuck, type Run, runDurably, runInMemory } from './run.ts'
import { blocked, dollars, errorText, reused, say } from './tell.ts'

/**
 * @returns the exit code: 0 when every piece succeeded, 1 when some did not, 2 for bad input, 130 when cancelled or
 * stopped.
 */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) {
    say(usage)
    return 0
  }
  const startedAt = Date.now()
  const read = transcript(await readText(options.transcript), options.transcript)
  // The transcript may be in another language than the pieces.
  const language = await detectLanguage(read)
  const source = { ...read, ...(language === undefined ? {} : { language }) }
  const everything = Object.fromEntries(
    generatorContent.map(({ name, variants }) => [name, Object.keys(variants)]),
  )

  const kept = options.durable === undefined ? undefined : await durableFolder(options.durable)
  await using repurpose = createInstance(options, kept)
  if (kept !== undefined) {
    say(`Opening ${options.durable} …`)
    await kept.backend.open()
  }
  const body = { source, content: options.content ?? everything, language: options.language }
  const { request, warnings } = await repurpose.parse(body)
  for (const { code, message } of warnings) say(`Warning ${code}: ${message}`)
  const plan = await repurpose.plan(request)
  showPlan(plan, kept !== undefined)

  const run =
    kept === undefined
      ? await runInMemory(repurpose, request)
      : await runDurably(repurpose, kept, {
          request,
          pieces: plan.pieces.length,
          transcript: options.transcript,
        })
  const { job, observed, before } = run
  const end = await watch(repurpose, run, plan)
  if (end === 'stuck') {
    say(blocked(observed))
    return exitCodes.blocked
  }
  if (end === 'over') {
    await run.tellRest()
    return exitCodes.cancelled
  }

  const outcome = await job.outcome()
  const items = 'result' in outcome ? outcome.result.items : []
  const cues = 'cues' in source ? source.cues : []
  const pieces = await writePieces(options.out, items, {
    cues,
    observed,
    language: options.language ?? language,
  })
  const report = await writeReport(options.out, {
    jobId: job.id,
    status: outcome.status,
    transcript: options.transcript,
    language: options.language ?? language,
    pieces,
    observed,
    cost: await job.cost(),
    durationMs: Date.now() - startedAt,
  })

  for (const { type, variant, error } of pieces)
    if (error !== undefined) say(`Failed ${type}/${variant}: ${error.message}`)
  if ('error' in outcome) say(`${outcome.error.code}: ${outcome.error.message}`)
  const { succeeded, pieces: total, words, costUsd, durationMs } = report.totals
  say(
    `\n${succeeded} of ${total} pieces, ${words} words, ${dollars(costUsd * 1_000_000)}, ${(durationMs / 1_000).toFixed(1)} s → ${options.out}/`,
  )
  if (before !== undefined) say(reused(before, observed))
  return exitCodes[outcome.status]
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`--transcript: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const exitCodes = { succeeded: 0, partial: 1, failed: 1, blocked: 1, cancelled: 130 } as const

/** What took so long in this folder so far says nothing about a real model. */
function showPlan({ pieces, expectMs }: Plan, isDurable: boolean): void {
  const expected = isDurable ? '' : `, about ${Math.ceil(expectMs / 1_000)} s with a real model`
  say(`\n${pieces.length} pieces${expected}; this one is extractive and offline.`)
}

/** Shows what happens until the generation has ended, cannot go on, or is left to a later process. */
async function watch(repurpose: Instance, run: Run, plan: Plan): ReturnType<typeof follow> {
  const { job, observed, events } = run
  if (events === undefined) return 'ended'
  const signals = run.before === undefined ? (['SIGINT'] as const) : (['SIGINT', 'SIGTERM'] as const)
  const interrupt = () => {
    // The next one ends the process as if nobody listened.
    for (const signal of signals) process.off(signal, interrupt)
    run.interrupt()
  }
  for (const signal of signals) process.on(signal, interrupt)
  const bars = createProgressBars(process.stdout)
  for (const { key } of plan.pieces) bars.add(key, observed.succeeded.has(key))
  try {
    return await follow(events, {
      rootId: job.id,
      observed,
      bars,
      onMessage: say,
      isStuck: () => isStuck(repurpose, job.id),
    })
  } finally {
    bars.stop()
    for (const signal of signals) process.off(signal, interrupt)
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof UsageError) say(`${error.message}\n\n${usage}`)
  else if (RepurposeError.isInstance(error)) say(errorText(error))
  else throw error
  process.exitCode = 2
}
