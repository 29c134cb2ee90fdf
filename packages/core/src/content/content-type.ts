import type { AnyPipeline } from '../pipeline/index.ts'
import type { Schema } from '../ports/index.ts'
import type { Duration } from '../values/index.ts'
import type { InstructionTemplate } from './instructions.ts'
import type { PieceSpec } from './piece-spec.ts'
import type { Shared } from './shared.ts'
import type { VariantSpec } from './variant.ts'

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
  /** What values must fit, where the variant has no output of its own; text without one. */
  readonly output: Schema | undefined
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
