import { InputError } from '../errors/index.ts'
import type { AnyPipeline, PipelineDraft, StageContext } from '../pipeline/index.ts'
import type { Schema, SchemaInput, SchemaOutput } from '../ports/index.ts'
import { toPriority } from '../priority/index.ts'
import { type Duration, toMilliseconds } from '../values/index.ts'
import { checkTemplate, type InstructionTemplate } from './instructions.ts'
import { checkName } from './name.ts'
import type { PieceDraft, PieceInput } from './piece.ts'
import { piecePipeline } from './piece-pipeline.ts'
import type { PieceSpec } from './piece-spec.ts'
import type { Shared, SharedValues } from './shared.ts'
import { toPieceSpec, type VariantSpec, type VariantSpecs } from './variant.ts'

export interface ContentTypeOptions<
  Variants extends VariantSpecs,
  Output extends Schema,
  Shares extends readonly Shared[],
  Options extends Schema,
> {
  /** For people. Default: the name. */
  readonly label?: string | undefined
  readonly variants: Variants
  /** The variants made when a request asks for the type as such. */
  readonly defaults: readonly (keyof NoInfer<Variants> & string)[]
  /** What values must fit, where the variant has no output of its own. Default: text. */
  readonly output?: Output | undefined
  /** Of what a request may set per type, for instance a tone. Default: nothing. */
  readonly options?: Options | undefined
  /** What the writer is told; `type.with({ instructions })` replaces it. */
  readonly instructions?: InstructionTemplate | undefined
  /** 1 (last) to 10 (first), unless the request says otherwise. Default 5. */
  readonly priority?: number | undefined
  /** Typical time to write a piece, for estimates until real durations are learnt. Default 30 s. */
  readonly expect?: Duration | undefined
  /** Values that pieces find in `input.shared`. */
  readonly shares?: Shares | undefined
  /** Of the pipeline; see `pipeline()`. Default 1. */
  readonly version?: number | undefined
  /** The queue that pieces wait in. Default `default`. */
  readonly lane?: string | undefined
}

/** What `with()` can change of a content type. */
export interface ContentTypeChanges<Variant extends string = string> {
  readonly label?: string | undefined
  readonly instructions?: InstructionTemplate | undefined
  readonly priority?: number | undefined
  readonly expect?: Duration | undefined
  readonly defaults?: readonly Variant[] | undefined
  /** Merged into the variants field by field. Outputs stay as they are: results are typed by them. */
  readonly variants?: { readonly [Name in Variant]?: Omit<VariantSpec, 'output'> | undefined } | undefined
}

/** A kind of content that can be asked for. Made by `contentType()`; immutable. */
export interface ContentType<
  Name extends string = string,
  Outputs = Readonly<Record<string, unknown>>,
  Options = unknown,
> {
  readonly name: Name
  readonly label: string
  readonly variants: { readonly [Variant in keyof Outputs]: VariantSpec }
  /** The variants with lengths in full, by name. */
  readonly specs: ReadonlyMap<string, PieceSpec>
  readonly defaults: readonly (keyof Outputs & string)[]
  readonly instructions: InstructionTemplate | undefined
  readonly priority: number
  readonly expectMs: number
  readonly shares: readonly Shared[]
  /** Parses what a request sets for the type; without it nothing can be set. */
  readonly options: Schema | undefined
  /** Named `content/<name>`; writes one piece. */
  readonly pipeline: AnyPipeline
  /**
   * A copy with other instructions, priority, lengths, …
   *
   * @example createRepurpose({ content: [summary.with({ instructions: 'Write for children.', priority: 9 })] })
   */
  with(changes: ContentTypeChanges<keyof Outputs & string>): ContentType<Name, Outputs, Options>
  /** Types only; never there at run time. */
  readonly '~types'?: { readonly outputs: Outputs; readonly options: Options }
}

/** What a piece's writer may return: the value as its schema takes it in, bare or with notes. */
type Written<Variants extends VariantSpecs, Output extends Schema> = {
  readonly [Variant in keyof Variants]: Variants[Variant] extends {
    readonly output: infer Own extends Schema
  }
    ? SchemaInput<Own>
    : SchemaInput<Output>
}[keyof Variants]

/** The pipeline that `build` begins with. Its result is the piece. */
export type PieceStart<Name extends string, Variant extends string, Values, Options> = PipelineDraft<
  `content/${Name}`,
  PieceInput<Variant, Values, Options>,
  PieceInput<Variant, Values, Options>,
  Record<never, never>
>

/** A pipeline whose result is a value of this type. */
type Building<Value> = Omit<AnyPipeline, '~types'> & {
  readonly '~types'?: { readonly result: Value | PieceDraft<Value> } | undefined
}

/**
 * Defines a content type, its pieces written by one function.
 *
 * The value is validated against the variant's output schema, or the type's, and refused when it is empty. Return
 * `piece(value, { quality, checks })` to hand on what was found out about it. The writing stage is attempted three
 * times for retryable errors, 15 minutes each; what was recorded before an error is not done again.
 *
 * @throws InputError `INPUT_INVALID` for a name outside `[A-Za-z0-9_-]`, defaults that are not variants, lengths that
 * make no sense or an unknown placeholder in instructions.
 * @example
 * export const haiku = contentType(
 *   'haiku',
 *   { variants: { classic: { words: 12 }, modern: { characters: 120 } }, defaults: ['classic'], output: Poem, shares: [brief] },
 *   ({ input, language }) => language.generate({ task: 'haiku', prompt: input.shared.brief.overview, schema: Poem }),
 * )
 */
export function contentType<
  const Name extends string,
  const Variants extends VariantSpecs,
  Output extends Schema = Schema<string, string>,
  const Shares extends readonly Shared[] = readonly [],
  Options extends Schema = Schema<undefined, undefined>,
>(
  name: Name,
  options: ContentTypeOptions<Variants, Output, Shares, Options>,
  write: (
    context: StageContext<PieceInput<keyof Variants & string, SharedValues<Shares>, SchemaOutput<Options>>>,
  ) => Returned<Written<NoInfer<Variants>, NoInfer<Output>>>,
): ContentType<
  Name,
  {
    readonly [Variant in keyof Variants]: Variants[Variant] extends {
      readonly output: infer Own extends Schema
    }
      ? SchemaOutput<Own>
      : SchemaOutput<Output>
  },
  SchemaInput<Options>
>
/**
 * Defines a content type whose pieces are written in several stages.
 *
 * @example
 * contentType('blog_post', {
 *   variants: { '1000_words': { words: 1000 } }, defaults: ['1000_words'], output: Post,
 *   build: (start) => start
 *     .stage('outline', ({ input, language }) => language.generate({ task: 'outline', … }))
 *     .stage('sections', ({ outputs, each }) => each('sections', outputs.outline.headings, …))
 *     .result(({ outputs }) => ({ title: outputs.outline.title, sections: outputs.sections })),
 * })
 */
export function contentType<
  const Name extends string,
  const Variants extends VariantSpecs,
  Output extends Schema = Schema<string, string>,
  const Shares extends readonly Shared[] = readonly [],
  Options extends Schema = Schema<undefined, undefined>,
>(
  name: Name,
  options: ContentTypeOptions<Variants, Output, Shares, Options> & {
    readonly build: (
      start: PieceStart<Name, keyof Variants & string, SharedValues<Shares>, SchemaOutput<Options>>,
    ) => Building<Written<NoInfer<Variants>, NoInfer<Output>>>
  },
): ContentType<
  Name,
  {
    readonly [Variant in keyof Variants]: Variants[Variant] extends {
      readonly output: infer Own extends Schema
    }
      ? SchemaOutput<Own>
      : SchemaOutput<Output>
  },
  SchemaInput<Options>
>
export function contentType(
  name: string,
  options: Definition,
  write?: (context: never) => unknown,
): ContentType {
  return define(name, write === undefined ? options : { ...options, write })
}

type Returned<Value> = Value | PieceDraft<Value> | Promise<Value | PieceDraft<Value>>

/** The options as the overloads of `contentType` have checked them. */
type Definition = ContentTypeOptions<VariantSpecs, Schema, readonly Shared[], Schema> & {
  readonly build?: ((start: never) => Omit<AnyPipeline, '~types'>) | undefined
  readonly write?: ((context: never) => unknown) | undefined
}

function define(name: string, definition: Definition): ContentType {
  checkName(name, 'content type', 'name')
  const { variants, shares = [], instructions } = definition
  const specs = new Map(
    Object.entries(variants).map(([variant, spec]) => [variant, checkVariant(name, variant, spec)]),
  )
  checkDefaults(name, definition.defaults, specs)
  checkTemplate(instructions, `${name}.instructions`)
  const priority = definition.priority ?? 5
  toPriority(priority, `${name}.priority`)
  const expectMs = toMilliseconds(definition.expect ?? '30s', `${name}.expect`)
  return Object.freeze({
    name,
    label: definition.label ?? name,
    variants,
    specs,
    defaults: [...new Set(definition.defaults)],
    instructions,
    priority,
    expectMs,
    shares,
    options: definition.options,
    pipeline: piecePipeline({ ...definition, name, expectMs }),
    with: (changes: ContentTypeChanges) => define(name, change(definition, changes, name)),
  })
}

function checkVariant(type: string, variant: string, spec: VariantSpec): PieceSpec {
  checkName(variant, 'variant', `${type}.variants`)
  const path = `${type}.variants.${variant}`
  checkTemplate(spec.instructions, `${path}.instructions`)
  return toPieceSpec(variant, spec, path)
}

function checkDefaults(
  type: string,
  defaults: readonly string[],
  specs: ReadonlyMap<string, PieceSpec>,
): void {
  const strange = defaults.find((variant) => !specs.has(variant))
  if (strange === undefined && defaults.length > 0) return
  throw new InputError({
    message:
      strange === undefined ? 'There is no default variant.' : `"${strange}" is not a variant of ${type}.`,
    path: `${type}.defaults`,
    action: `Name at least one of ${[...specs.keys()].join(', ')}.`,
  })
}

/** The definition with what is given replaced; `undefined` leaves a field as it is. */
function change(
  definition: Definition,
  { variants = {}, ...changes }: ContentTypeChanges,
  name: string,
): Definition {
  const strange = Object.keys(variants).find((variant) => !Object.hasOwn(definition.variants, variant))
  if (strange !== undefined) {
    throw new InputError({
      message: `"${strange}" is not a variant of ${name}.`,
      path: `${name}.variants.${strange}`,
      action: `Change one of ${Object.keys(definition.variants).join(', ')}, or define a content type of your own.`,
    })
  }
  const merged = Object.entries(definition.variants).map(([variant, spec]) => [
    variant,
    { ...spec, ...given(variants[variant] ?? {}) },
  ])
  return { ...definition, ...given(changes), variants: Object.fromEntries(merged) }
}

function given(changes: object): object {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
