import type { ContentTypeRegistry, PieceSpec, PlannedPiece, PlanWarning } from '../content/index.ts'
import type { Usage } from '../job/index.ts'
import type { LanguageModel } from '../ports/index.ts'
import { comparePriorities, type Priority, type PriorityInput, toPriority } from '../priority/index.ts'
import type { ModelsByRole } from '../providers/index.ts'
import { type Money, sum, toConcurrency, toMilliseconds } from '../values/index.ts'
import type { FullAsk } from './asks.ts'
import { estimateUsage, spanOf } from './estimate.ts'
import type { AskedLanguage } from './language.ts'
import { type CheckedRequest, type RequestLimits, readRequest } from './read-request.ts'
import { checkWriter } from './writers.ts'

/** What a generation will make, before anything runs. */
export interface Plan {
  /** In the order in which they are begun: by priority, and as asked among equals. */
  readonly pieces: readonly PlannedPiece[]
  /** Names of the values that are computed first. */
  readonly shared: readonly string[]
  readonly warnings: readonly PlanWarning[]
  /** Pieces in the making at once. */
  readonly concurrency: number
  /** From start to end, in milliseconds, when nothing else is in the way. */
  readonly expectMs: number
  /** A rough one, where the price and the size of the source are known. */
  readonly estimate?: Money | undefined
}

export interface PieceName {
  readonly type: string
  readonly variant: string
  /** Of the content type. */
  readonly pipeline: string
}

export interface PlanOptions extends RequestLimits {
  /**
   * Of the whole generation: the level of every piece whose content type, and not the request, says how urgent it is.
   */
  readonly priority?: PriorityInput | undefined
  /** Pieces in the making at once. Default 5. */
  readonly concurrency?: number | undefined
  /** How long such pieces took so far, in milliseconds. Default: what the content type says. */
  readonly learnt?: ((piece: PieceName) => number | undefined) | undefined
  /** Pieces that none of these can write are refused. Without them nobody can tell. */
  readonly models?: ModelsByRole<LanguageModel> | undefined
  /** What a call would cost. Without it there is no estimate. */
  readonly price?: ((usage: Usage) => Money | undefined) | undefined
}

/**
 * Turns a request into pieces: content type × variant, by priority, with time and cost as far as they are known.
 *
 * @throws InputError as `readRequest` and `checkWriter` do.
 * @example
 * const plan = await planGeneration({ source: { text }, content: { summary: ['short'], blog_post: true } }, registry)
 * plan.pieces.map(({ key }) => key) // ['summary/short', 'blog_post/1000_words']
 */
export async function planGeneration(
  request: unknown,
  registry: ContentTypeRegistry,
  options: PlanOptions = {},
): Promise<Plan> {
  return planOf(await readRequest(request, registry, options), options)
}

export function planOf(request: CheckedRequest, options: PlanOptions): Plan {
  const { asks, warnings } = request
  const concurrency = toConcurrency(options.concurrency ?? 5)
  const pieces = asks
    .flatMap((ask) =>
      [...ask.variants].flatMap(([variant, spec]) =>
        ask.languages.map((asked) => planPiece(ask, { variant, spec, asked }, { ...options, ...request })),
      ),
    )
    .sort((one, other) => comparePriorities(one.priority, other.priority))
  const shares = [...new Set(asks.flatMap(({ type }) => type.shares))]
  const sharesMs = shares.reduce((longest, { expectMs }) => Math.max(longest, expectMs), 0)
  const durations = pieces.map(({ expectMs }) => expectMs)
  const estimate = total(pieces)
  return {
    pieces,
    shared: shares.map(({ name }) => name),
    warnings,
    concurrency,
    expectMs: sharesMs + spanOf(durations, concurrency),
    ...(estimate === undefined ? {} : { estimate }),
  }
}

function planPiece(
  { type, instructions, options, priority, voice, role, approval }: FullAsk,
  piece: { readonly variant: string; readonly spec: PieceSpec; readonly asked: AskedLanguage },
  generation: PlanOptions & CheckedRequest,
): PlannedPiece {
  const { source, learnt, price, priority: ofAll } = generation
  const { variant, spec } = piece
  const { language, under } = piece.asked
  const path = `content.${type.name}`
  const sourceLanguage = 'language' in source ? source.language : undefined
  checkWriter(generation.models, { path, role, rolePath: `${path}.role`, language, sourceLanguage })
  const own = type.variants[variant]?.expect
  const usage = estimateUsage(source, spec)
  const estimate = usage === undefined ? undefined : price?.(usage)
  return {
    key: `${type.name}/${variant}${under === undefined ? '' : `/${under}`}`,
    type: type.name,
    variant,
    spec,
    priority: priority ?? priorityOf(type.priority, ofAll),
    expectMs:
      learnt?.({ type: type.name, variant, pipeline: type.pipeline.name }) ??
      (own === undefined ? type.expectMs : toMilliseconds(own)),
    ...(language === undefined ? {} : { language }),
    ...(under === undefined ? {} : { under }),
    ...(voice === undefined ? {} : { voice }),
    ...(role === undefined ? {} : { role }),
    ...(approval === undefined ? {} : { approval }),
    ...(instructions === undefined ? {} : { instructions }),
    ...(options === undefined ? {} : { options }),
    ...(estimate === undefined ? {} : { estimate }),
  }
}

/** A type's number orders the pieces of one generation; how urgent the generation is, its caller knows better. */
function priorityOf(ofType: number, ofAll: PriorityInput | undefined): Priority {
  const priority = toPriority(ofType)
  return ofAll === undefined ? priority : { level: toPriority(ofAll).level, score: priority.score }
}

function total(pieces: readonly PlannedPiece[]): Money | undefined {
  const estimates = pieces.flatMap(({ estimate }) => (estimate === undefined ? [] : [estimate]))
  return estimates.length === pieces.length ? sum(estimates) : undefined
}
