import { BlockedError, type ErrorInfo, RepurposeError, redact } from '../errors/index.ts'
import {
  type Child,
  type ChildOutcome,
  child,
  type FinishedPipeline,
  partial,
  pipeline,
} from '../pipeline/index.ts'
import type { Transcript } from '../source/index.ts'
import type { ContentType } from './content-type.ts'
import type { GenerationInput, PieceOrder } from './generation-input.ts'
import type { PieceResult } from './piece.ts'
import { pieceInput } from './piece-input.ts'
import type { ContentTypeRegistry } from './registry.ts'
import type { Generated, GeneratedItem } from './request.ts'
import type { PieceRemark, Shared, SharedPiece } from './shared.ts'
import { trusted } from './trusted.ts'

type GenerationStage = 'transcript' | 'shared' | 'pieces'

export type GenerationPipeline = FinishedPipeline<
  'generation',
  GenerationInput,
  Generated,
  GenerationStage,
  GenerationInput
>

type Item = GeneratedItem

const pipelines = new WeakMap<ContentTypeRegistry, GenerationPipeline>()

/**
 * The pipeline behind `generate()`, one per registry: it stores the source, computes what pieces share, and makes
 * every piece in a job of its own. The result is `partial` when some pieces failed; when all did, the job fails with
 * the first error.
 */
export function generationPipeline(registry: ContentTypeRegistry): GenerationPipeline {
  const known = pipelines.get(registry)
  if (known !== undefined) return known
  const made = define(registry)
  pipelines.set(registry, made)
  return made
}

function define(registry: ContentTypeRegistry): GenerationPipeline {
  const retry = { attempts: 3 }
  return pipeline('generation', trusted<GenerationInput>())
    .stage('transcript', { retry, expect: '5s' }, ({ input, transcripts, warn }) => {
      for (const { code, message } of input.warnings) warn(code, message)
      return transcripts.load(input.source)
    })
    .stage(
      'shared',
      { expect: '15s', skip: ({ input }) => sharesOf(registry, input.pieces).length === 0 },
      async (context): Promise<Readonly<Record<string, unknown>>> => {
        const { outputs, each } = context
        const shares = sharesOf(registry, context.input.pieces)
        const input = {
          transcript: outputs.transcript,
          language: languageOfSource(context.input, outputs.transcript),
          pieces: context.input.pieces.map((piece) => sharedPiece(piece, outputs.transcript)),
        }
        const values = await each('values', shares, (share) => share.compute({ ...context, input }), {
          key: ({ name }) => name,
          concurrency: shares.length,
          retry,
        })
        return Object.fromEntries(shares.map(({ name }, index) => [name, values[index]]))
      },
    )
    .stage('pieces', async ({ input, outputs, spawnAll, warn }): Promise<readonly OpenItem[]> => {
      const { transcript, shared = {} } = outputs
      const children = input.pieces.map((piece) =>
        pieceChild(typeOf(registry, piece.type), piece, { ...input, transcript, shared }),
      )
      const outcomes = await spawnAll('pieces', children, {
        concurrency: input.concurrency,
      })
      const items = input.pieces.map((piece, index) => {
        return toItem(sharedPiece(piece, transcript), outcomes[index])
      })
      const [first] = items
      if (first?.outcome.status === 'failed' && items.every(hasFailed)) {
        throw new RepurposeError(placedError(first.key, first.outcome.error))
      }
      return withRemarks(items, reviewPieces(sharesOf(registry, input.pieces), items, warn))
    })
    .result(({ input, outputs: { pieces } }) => {
      const errors = input.pieces.flatMap(({ key }, index) => {
        const outcome = pieces[index]?.outcome
        return outcome?.status === 'failed' ? [placedError(key, outcome.error)] : []
      })
      const items = pieces.map(({ key: _key, spec: _spec, ...item }) => item)
      const generated: Generated = { contents: contentsOf(pieces, input.pieces), items }
      return errors.length === 0 ? generated : partial(generated, errors)
    })
}

/** The shared values that pieces of these types are made from, each once. */
function sharesOf(registry: ContentTypeRegistry, pieces: readonly PieceOrder[]): readonly Shared[] {
  return [...new Set(pieces.flatMap(({ type }) => typeOf(registry, type).shares))]
}

/** A type that a deploy took away is no failure of the pieces: the job waits until it is back. */
function typeOf(registry: ContentTypeRegistry, name: string): ContentType {
  const type = registry.find(name)
  if (type !== undefined) return type
  throw new BlockedError({
    code: 'PIPELINE_CHANGED',
    message: `The content type "${name}" was asked for and accepted, and is not there any more.`,
    path: `content.${name}`,
    action: 'Give createRepurpose() the content type again and resume() the job, or cancel it.',
  })
}

/** Of the source; where nobody says, what the request says. */
function languageOfSource({ language, pieces }: GenerationInput, transcript: Transcript): string {
  return (
    transcript.language ?? language ?? pieces.find((piece) => piece.language !== undefined)?.language ?? 'en'
  )
}

function sharedPiece(
  { key, type, variant, language, spec }: PieceOrder,
  transcript: Transcript,
): SharedPiece {
  return { key, type, variant, spec, language: language ?? transcript.language ?? 'en' }
}

function pieceChild(
  type: ContentType,
  order: PieceOrder,
  generation: GenerationInput & {
    readonly transcript: Transcript
    readonly shared: Readonly<Record<string, unknown>>
  },
): Child<PieceResult> {
  const { key, priority, voice, role, approval, variant, spec, instructions: wishes, options } = order
  const { transcript, shared, deadlineMs } = generation
  const { language } = sharedPiece(order, transcript)
  const input = pieceInput(type, {
    ...{ type: type.name, variant, spec, language, wishes, voice, options, transcript },
    ...(role === undefined ? {} : { role }),
    ...(approval === undefined ? {} : { approval }),
    shared: Object.fromEntries(type.shares.map(({ name }) => [name, shared[name]])),
  })
  // Every content type's pipeline ends with a validated piece.
  return child(type.pipeline, input, { key, priority, deadline: deadlineMs }) as Child<PieceResult>
}

/** An item of the result, with what its review has to know. */
type OpenItem = Item & Pick<SharedPiece, 'key' | 'spec'>

function toItem(piece: SharedPiece, spawned: ChildOutcome<PieceResult> | undefined): OpenItem {
  if (spawned === undefined) throw new Error(`The piece ${piece.key} has no outcome.`)
  const { jobId, cost, ms, ...outcome } = spawned
  const facts = { ...piece, jobId, cost, ms }
  if (outcome.status === 'failed') return { ...facts, outcome, checks: [], warnings: [] }
  const { value, ...notes } = outcome.value
  return { ...facts, outcome: { status: 'succeeded', value }, ...notes }
}

const longestReason = 300

/** What the shared values have to say of the pieces side by side. Nothing that goes wrong in it costs a piece. */
function reviewPieces(
  shares: readonly Shared[],
  items: readonly OpenItem[],
  warn: (code: string, message: string) => void,
): readonly PieceRemark[] {
  const pieces = items.flatMap(({ key, type, variant, language, spec, outcome }) =>
    outcome.status === 'failed' ? [] : [{ key, type, variant, language, spec, value: outcome.value }],
  )
  return shares.flatMap(({ name, review }) => {
    try {
      // Copied, so that whatever else a review returns fails here and not where it is used.
      return [...(review?.(pieces) ?? [])].map(({ key, code, message }) => {
        return { key, code: String(code), message: String(message) }
      })
    } catch (error) {
      const reason = redact(String(error)).slice(0, longestReason)
      warn('REVIEW_FAILED', `The pieces could not be looked at side by side by "${name}": ${reason}`)
      return []
    }
  })
}

function withRemarks(items: readonly OpenItem[], remarks: readonly PieceRemark[]): readonly OpenItem[] {
  return items.map((item) => {
    const own = remarks.filter(({ key }) => key === item.key).map(({ code, message }) => ({ code, message }))
    return own.length === 0 ? item : { ...item, warnings: [...item.warnings, ...own] }
  })
}

function hasFailed({ outcome }: Item): boolean {
  return outcome.status === 'failed'
}

/**
 * A piece's error as the generation's: its path names the piece (`content.summary.short`, or `content.summary.short.es`
 * among several languages), and the place within it moves to the context.
 */
function placedError(key: string, error: ErrorInfo): ErrorInfo {
  const context = error.path === undefined ? error.context : { ...error.context, at: error.path }
  return {
    ...error,
    path: `content.${key.replaceAll('/', '.')}`,
    ...(context === undefined ? {} : { context }),
  }
}

function contentsOf(items: readonly OpenItem[], orders: readonly PieceOrder[]): Generated['contents'] {
  const contents: Record<string, Record<string, unknown>> = {}
  for (const [index, { type, variant, outcome }] of items.entries()) {
    if (outcome.status === 'failed') continue
    const variants = contents[type] ?? {}
    contents[type] = variants
    const under = orders[index]?.under
    variants[variant] =
      under === undefined ? outcome.value : { ...Object(variants[variant]), [under]: outcome.value }
  }
  return contents
}
