import { InputError } from '../errors/index.ts'
import type { AnyPipeline } from '../pipeline/index.ts'
import type { Schema } from '../ports/index.ts'
import { toPriority } from '../priority/index.ts'
import { type Duration, toMilliseconds } from '../values/index.ts'
import type { ContentType, ContentTypeChanges } from './content-type.ts'
import { checkTemplate, type InstructionTemplate } from './instructions.ts'
import { checkName } from './name.ts'
import { piecePipeline } from './piece-pipeline.ts'
import type { PieceSpec } from './piece-spec.ts'
import type { Shared } from './shared.ts'
import { toPieceSpec, type VariantSpec, type VariantSpecs } from './variant.ts'

/** What a content type is made of, as `contentType` has checked it. */
export interface Definition {
  readonly label?: string | undefined
  readonly variants: VariantSpecs
  readonly defaults: readonly string[]
  readonly output?: Schema | undefined
  readonly options?: Schema | undefined
  readonly instructions?: InstructionTemplate | undefined
  readonly priority?: number | undefined
  readonly expect?: Duration | undefined
  readonly shares?: readonly Shared[] | undefined
  readonly version?: number | undefined
  readonly lane?: string | undefined
  readonly write?: ((context: never) => unknown) | undefined
  readonly build?: ((start: never) => Omit<AnyPipeline, '~types'>) | undefined
}

/** A content type from its definition, everything about it checked. */
export function assemble(name: string, definition: Definition): ContentType {
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
    output: definition.output,
    options: definition.options,
    pipeline: piecePipeline({ ...definition, name, expectMs }),
    with: (changes: ContentTypeChanges) => assemble(name, change(definition, changes, name)),
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
