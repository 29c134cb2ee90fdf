import type { AnyPipeline, PipelineDraft, StageContext } from '../pipeline/index.ts'
import type { Schema, SchemaInput, SchemaOutput } from '../ports/index.ts'
import type { Duration } from '../values/index.ts'
import { assemble, type Definition } from './assemble.ts'
import type { ContentType } from './content-type.ts'
import type { InstructionTemplate } from './instructions.ts'
import type { PieceDraft, PieceInput } from './piece.ts'
import type { Shared, SharedValues } from './shared.ts'
import type { VariantSpecs } from './variant.ts'

/** What a content type consists of, besides its name and writer. */
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

/** What a piece's writer may return: the value as its schema takes it in, bare or with notes. */
type Written<Variants extends VariantSpecs, Output extends Schema> = {
  readonly [Variant in keyof Variants]: Variants[Variant] extends {
    readonly output: infer Own extends Schema
  }
    ? SchemaInput<Own>
    : SchemaInput<Output>
}[keyof Variants]

type Returned<Value> = Value | PieceDraft<Value> | Promise<Value | PieceDraft<Value>>

/** The pipeline that `build` begins with. Its result is the piece. */
export type PieceStart<Name extends string, Variant extends string, Values, Options> = PipelineDraft<
  `content/${Name}`,
  PieceInput<Variant, Values, Options>,
  PieceInput<Variant, Values, Options>,
  Record<never, never>
>

/** What `build` returns: a pipeline whose result is a value of this type, bare or with notes. */
export type PiecePipeline<Value> = Omit<AnyPipeline, '~types'> & {
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
    ) => PiecePipeline<Written<NoInfer<Variants>, NoInfer<Output>>>
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
  return assemble(name, write === undefined ? options : { ...options, write })
}
