// One transcript in, every requested piece of content out: `npm run demo -- --help`.

import { readFile } from 'node:fs/promises'
import { generatorContent } from '@repurpose/content/generator'
import { detectLanguage, transcript } from '@repurpose/content/transcripts'
import { createRepurpose, folder, type Plan, RepurposeError } from '@repurpose/core'
import { offlineLanguage } from '@repurpose/offline'
import { follow } from './follow.ts'
import { readOptions, UsageError, usage } from './options.ts'
import { createProgressBars } from './progress-bars.ts'
import { writePieces, writeReport } from './report.ts'

const say = (text: string) => void process.stdout.write(`${text}\n`)

/** @returns the exit code: 0 when every piece succeeded, 1 when some did not, 2 for bad input, 130 when cancelled. */
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

  await using repurpose = createRepurpose({
    content: generatorContent,
    language: offlineLanguage(),
    assets: folder(`${options.out}/.assets`),
  })
  const body = { source, content: options.content ?? everything, language: options.language }
  const { request, warnings } = await repurpose.parse(body)
  for (const { code, message } of warnings) say(`Warning ${code}: ${message}`)
  const plan = await repurpose.plan(request)
  showPlan(plan)

  const job = await repurpose.generate(request)
  const cancel = () => {
    say('\nCancelling …')
    void job.cancel('Interrupted from the keyboard.')
  }
  process.once('SIGINT', cancel)
  const bars = createProgressBars(process.stdout)
  for (const { key } of plan.pieces) bars.add(key)
  const observed = await follow(repurpose.events({ rootIds: [job.id] }), job.id, bars, say)
  bars.stop()
  process.off('SIGINT', cancel)

  const outcome = await job.outcome()
  const items = 'result' in outcome ? outcome.result.items : []
  const cues = 'cues' in source ? source.cues : []
  const pieces = await writePieces(options.out, items, {
    cues,
    observed,
    language: options.language ?? language,
  })
  const { id: jobId } = job
  const run = {
    jobId,
    status: outcome.status,
    transcript: options.transcript,
    language: options.language ?? language,
    pieces,
    observed,
  }
  const report = await writeReport(options.out, {
    ...run,
    cost: await job.cost(),
    durationMs: Date.now() - startedAt,
  })

  for (const { type, variant, error } of pieces)
    if (error !== undefined) say(`Failed ${type}/${variant}: ${error.message}`)
  if ('error' in outcome) say(`${outcome.error.code}: ${outcome.error.message}`)
  const { succeeded, pieces: total, words, costUsd, durationMs } = report.totals
  say(
    `\n${succeeded} of ${total} pieces, ${words} words, $${costUsd.toFixed(2)}, ${(durationMs / 1_000).toFixed(1)} s → ${options.out}/`,
  )
  return exitCodes[outcome.status]
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`--transcript: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const exitCodes = { succeeded: 0, partial: 1, failed: 1, cancelled: 130 } as const

function showPlan({ pieces, expectMs }: Plan): void {
  say(
    `\n${pieces.length} pieces, about ${Math.ceil(expectMs / 1_000)} s with a real model; this one is extractive and offline.`,
  )
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof UsageError) say(`${error.message}\n\n${usage}`)
  else if (RepurposeError.isInstance(error))
    say(`${error.code}: ${error.message}\n${error.path ?? ''} ${error.action ?? ''}`)
  else throw error
  process.exitCode = 2
}
