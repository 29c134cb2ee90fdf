import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderMarkdown, renderText } from '@repurpose/content'
import type { Check, Cue, ErrorInfo, GeneratedItem, Money } from '@repurpose/core'
import { countWords, InputError } from '@repurpose/core'
import type { Observed } from './observed.ts'

/** One line of `report.json`. */
export interface ReportedPiece {
  readonly type: string
  readonly variant: string
  readonly status: 'succeeded' | 'failed'
  readonly words: number
  readonly checks: readonly Check[]
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
  readonly quality: number | undefined
  readonly durationMs: number | undefined
  readonly models: readonly string[]
  readonly inputTokens: number
  readonly outputTokens: number
  readonly costUsd: number
  readonly path: string | undefined
  readonly error: ErrorInfo | undefined
}

export interface Report {
  readonly jobId: string
  readonly status: string
  readonly transcript: string
  readonly language: string | undefined
  readonly pieces: readonly ReportedPiece[]
  readonly totals: {
    readonly pieces: number
    readonly succeeded: number
    readonly failed: number
    readonly words: number
    readonly inputTokens: number
    readonly outputTokens: number
    readonly costUsd: number
    readonly durationMs: number
  }
  /** Succeeded pieces of all pieces, 0–1. */
  readonly successRate: number
}

/**
 * Writes every finished piece as Markdown, `DIR/<content_type>/<variant>.md`, what is made to be pasted somewhere beside it
 * as plain text, and says what became of each.
 */
export async function writePieces(
  directory: string,
  items: readonly GeneratedItem[],
  options: {
    readonly cues: readonly Cue[]
    readonly observed: Observed
    readonly language: string | undefined
  },
): Promise<readonly ReportedPiece[]> {
  return Promise.all(
    items.map(async (item) => {
      const { type, variant, outcome, jobId = '' } = item
      const markdown =
        outcome.status === 'succeeded' ? renderMarkdown(type, variant, outcome.value, options) : undefined
      const path = markdown === undefined ? undefined : join(type, `${variant}.md`)
      if (markdown !== undefined && path !== undefined) {
        await mkdir(join(directory, type), { recursive: true })
        await writeFile(join(directory, path), markdown)
        const plain = outcome.status === 'succeeded' ? readyToPaste(type, variant, outcome.value) : undefined
        if (plain !== undefined) await writeFile(join(directory, type, `${variant}.txt`), plain)
      }
      const usage = options.observed.usage.get(jobId)
      return {
        type,
        variant,
        status: outcome.status,
        // Without the cues the Markdown has no list of times at its end.
        words:
          outcome.status === 'succeeded'
            ? countWords(renderMarkdown(type, variant, outcome.value), options.language)
            : 0,
        checks: item.checks,
        warnings: item.warnings,
        quality: item.quality,
        durationMs: item.ms,
        models: [...(options.observed.models.get(jobId) ?? [])],
        inputTokens: usage?.inputTokens ?? 0,
        outputTokens: usage?.outputTokens ?? 0,
        costUsd: (item.cost?.micros ?? 0) / 1_000_000,
        path,
        error: outcome.status === 'failed' ? outcome.error : undefined,
      }
    }),
  )
}

/** Writes `DIR/report.json`. Totals include what the pieces share: the brief is paid once, by the generation itself. */
export async function writeReport(
  directory: string,
  run: Pick<Report, 'jobId' | 'status' | 'transcript' | 'language' | 'pieces'> & {
    readonly observed: Observed
    readonly cost: Money
    readonly durationMs: number
  },
): Promise<Report> {
  const { pieces, observed, cost, durationMs, ...facts } = run
  const succeeded = pieces.filter(({ status }) => status === 'succeeded').length
  const usages = [...observed.usage.values()]
  const report: Report = {
    ...facts,
    pieces,
    totals: {
      pieces: pieces.length,
      succeeded,
      failed: pieces.length - succeeded,
      words: sum(pieces.map(({ words }) => words)),
      inputTokens: sum(usages.map(({ inputTokens }) => inputTokens)),
      outputTokens: sum(usages.map(({ outputTokens }) => outputTokens)),
      costUsd: cost.micros / 1_000_000,
      durationMs,
    },
    successRate: pieces.length === 0 ? 0 : succeeded / pieces.length,
  }
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  return report
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** A post, a description, a caption as it is published; nothing for articles and scripts. */
function readyToPaste(type: string, variant: string, value: unknown): string | undefined {
  try {
    return renderText(type, variant, value)
  } catch (error) {
    if (InputError.isInstance(error)) return undefined
    throw error
  }
}
