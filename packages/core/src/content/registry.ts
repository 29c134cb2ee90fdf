import { InputError } from '../errors/index.ts'
import type { ContentType } from './content-type.ts'
import { suggestion } from './nearest.ts'
import type { LengthRange, PieceSpec } from './piece-spec.ts'
import type { Shared } from './shared.ts'

/** A content type as a user interface shows it. */
export interface ContentTypeDescription {
  readonly type: string
  readonly label: string
  readonly variants: readonly VariantDescription[]
  readonly defaults: readonly string[]
  /** Of one piece, in milliseconds. */
  readonly expectMs: number
  /** 1–10. */
  readonly priority: number
  /** Whether a request can set options for it. */
  readonly hasOptions: boolean
}

/** One variant, for people and clients: see `ContentTypeRegistry.describe`. */
export interface VariantDescription {
  readonly variant: string
  readonly label: string
  readonly words?: LengthRange | undefined
  readonly seconds?: number | undefined
  readonly characters?: number | undefined
}

/** The content types that can be asked for, by name. `Types` is the union of those known to the compiler. */
export interface ContentTypeRegistry<Types extends ContentType = ContentType> {
  /**
   * Adds a content type.
   *
   * @throws InputError `CONTENT_TYPE_DUPLICATE` when a type has that name; `INPUT_INVALID` when two types share
   * different values under one name.
   */
  register(type: ContentType): void
  /** A content type by its name; `undefined` when there is none. */
  find(name: string): ContentType | undefined
  /** A content type by its name. @throws InputError `CONTENT_TYPE_UNKNOWN`, naming the types there are. */
  get(name: string): ContentType
  /** In the order of their registration. */
  list(): readonly ContentType[]
  /** What there is to ask for, as plain data: for forms and public interfaces. */
  describe(): readonly ContentTypeDescription[]
  /** Types only; never there at run time. */
  readonly '~types'?: Types
}

/**
 * The content types that requests are checked against; `repurpose.contentTypes` is one.
 *
 * @throws InputError as `register` does.
 * @example const registry = createContentTypeRegistry([summary, blogPost])
 */
export function createContentTypeRegistry<const Types extends readonly ContentType[] = readonly []>(
  types: Types,
): ContentTypeRegistry<Types[number]> {
  const known = new Map<string, ContentType>()
  const shared = new Map<string, Shared>()

  const register = (type: ContentType) => {
    if (known.has(type.name)) {
      throw new InputError({
        code: 'CONTENT_TYPE_DUPLICATE',
        message: `There is already a content type named "${type.name}".`,
        path: `content.${type.name}`,
        action:
          'Leave one of the two out, or give one another name. `with()` makes a changed copy to register instead.',
      })
    }
    for (const share of type.shares) refuseOther(share, shared.get(share.name), type)
    for (const share of type.shares) shared.set(share.name, share)
    known.set(type.name, type)
  }

  for (const type of types) register(type)
  return {
    register,
    find: (name) => known.get(name),
    get(name) {
      const type = known.get(name)
      if (type === undefined) throw unknownType(name, [...known.keys()])
      return type
    },
    list: () => [...known.values()],
    describe: () => [...known.values()].map(describe),
  }
}

function unknownType(name: string, known: readonly string[]): InputError {
  return new InputError({
    code: 'CONTENT_TYPE_UNKNOWN',
    message: `There is no content type "${name.slice(0, 100)}".${suggestion(name, known)}`,
    path: `content.${name.slice(0, 100)}`,
    action:
      known.length === 0 ? 'Give createRepurpose() content types.' : `Ask for one of ${known.join(', ')}.`,
    context: { known },
  })
}

/** Pieces of two types that name one shared value must mean the same value: it is computed once for both. */
function refuseOther(share: Shared, other: Shared | undefined, type: ContentType): void {
  if (other === undefined || other === share) return
  throw new InputError({
    message: `Another content type shares a different value named "${share.name}".`,
    path: `content.${type.name}.shares.${share.name}`,
    action: 'Use the same shared() object in both, or give one another name.',
  })
}

function describe(type: ContentType): ContentTypeDescription {
  return {
    type: type.name,
    label: type.label,
    variants: [...type.specs].map(([variant, spec]) => describeVariant(variant, spec)),
    defaults: type.defaults,
    expectMs: type.expectMs,
    priority: type.priority,
    hasOptions: type.options !== undefined,
  }
}

function describeVariant(variant: string, { data: _, ...spec }: PieceSpec): VariantDescription {
  return { variant, ...spec }
}
