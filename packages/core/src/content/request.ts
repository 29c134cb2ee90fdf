import type { Outcome } from '../job/index.ts'
import type { PriorityInput } from '../priority/index.ts'
import type { Source } from '../source/index.ts'
import type { Duration, Money } from '../values/index.ts'
import type { ApprovalNote } from './approval.ts'
import type { ContentType } from './content-type.ts'
import type { Check, PieceWarning } from './piece.ts'
import type { Voice } from './voice.ts'

/** Whether pieces wait for somebody's approval, and for how long; without a timeout for ever. */
export type ApprovalAsk = boolean | { readonly timeout?: Duration | undefined }

/** What a request wants of one content type: its defaults, some variants, or either with wishes. */
export type Ask<Variant extends string = string, Options = unknown> =
  | true
  | readonly Variant[]
  | {
      /** Default: the type's defaults. */
      readonly variants?: readonly Variant[] | undefined
      /** Default: the type's. */
      readonly priority?: PriorityInput | undefined
      /** Wishes for the writer, at most 10,000 characters. */
      readonly instructions?: string | undefined
      /** To write in (BCP 47). Default: the request's. */
      readonly language?: string | undefined
      /** To write in, one piece for each; the contents hold them by language. */
      readonly languages?: readonly string[] | undefined
      /** The name of a configured voice, or a voice. Default: the request's. */
      readonly voice?: string | Voice | undefined
      /** Which of the configured language models writes it. Default: the content type's choice. */
      readonly role?: string | undefined
      /** Whether somebody has to approve each piece before it counts. Default: the request's. */
      readonly approval?: ApprovalAsk | undefined
      /** What the type's options schema takes. */
      readonly options?: Options | undefined
    }

/** The values of a content type by variant: `OutputsOf<typeof quiz>['choice']`. */
export type OutputsOf<Type> = Type extends { readonly '~types'?: { readonly outputs: infer Outputs } }
  ? Outputs
  : never

/** What a request may set as `options` of a content type: `OptionsOf<typeof quiz>`. */
export type OptionsOf<Type> = Type extends { readonly '~types'?: { readonly options: infer Options } }
  ? Options
  : never

/** The names of a content type's variants, as a union. */
export type VariantOf<Type> = keyof OutputsOf<Type> & string

/** What a request wants, by content type. The union of variants stands inline, so that errors list the variants. */
export type ContentRequest<Types extends ContentType = ContentType> = {
  readonly [Type in Types as Type['name']]?:
    | (Type extends {
        readonly '~types'?: { readonly outputs: infer Outputs; readonly options: infer Options }
      }
        ? Ask<keyof Outputs & string, Options>
        : never)
    | undefined
}

/** Refuses what a literal request has too much; the types of the properties are the error messages. */
export type KnownTypes<Types extends ContentType, Asked> = {
  readonly [Name in keyof Asked as Name extends Types['name']
    ? [StrangeField<Asked[Name]>] extends [never]
      ? never
      : Name
    : Name]: Name extends Types['name']
    ? {
        readonly [Field in StrangeField<
          Asked[Name]
        >]: Refused<`A request for content has no field "${Field & string}"`>
      }
    : Refused<`There is no content type "${Name & string}"`>
}

/** No bare text: its intersection with what was given could be `never`, and the message be lost. */
interface Refused<Message extends string> {
  readonly '~refused': Message
}

type StrangeField<Wanted> = Wanted extends true | readonly unknown[] | undefined
  ? never
  :
      | Exclude<
          keyof Wanted,
          | 'variants'
          | 'priority'
          | 'instructions'
          | 'language'
          | 'languages'
          | 'voice'
          | 'role'
          | 'approval'
          | 'options'
        >
      | StrangeVoiceField<Wanted>

/** The compiler looks for fields too many in the request itself, and not in what its parts are inferred from. */
type StrangeVoiceField<Wanted> = Wanted extends { readonly voice: infer Own extends object }
  ? `voice.${Exclude<keyof Own, keyof Voice> & string}`
  : never

/** One source, and the content to make from it. */
export interface GenerationRequest<
  Types extends ContentType = ContentType,
  Asked = ContentRequest<Types>,
  Languages extends readonly string[] = readonly string[],
> {
  readonly source: Source
  readonly content: Asked & KnownTypes<Types, Asked>
  /** To write in (BCP 47). Default: the language of the source, and English where that is not known. */
  readonly language?: string | undefined
  /** To write in, one piece for each in place of `language`; the contents hold them by language. */
  readonly languages?: Languages | undefined
  /** The name of a configured voice, or a voice. Default: the configured `voice`. */
  readonly voice?: string | Voice | undefined
  /** Whether somebody has to approve each piece before it counts. Default false. */
  readonly approval?: ApprovalAsk | undefined
}

/**
 * The pieces of a generation by type and variant: of a literal list each one, of `true` or a computed list those that
 * happen to be asked for.
 */
export type Contents<Types extends ContentType, Asked, Languages extends readonly string[] = never> = {
  readonly [Name in keyof Asked]: PiecesOf<
    NonNullable<Asked[Name]>,
    OutputsOf<Extract<Types, { readonly name: Name }>>,
    LanguagesOf<NonNullable<Asked[Name]>, Languages>
  >
}

type PiecesOf<Wanted, Outputs, Languages extends readonly string[]> =
  IsLiteral<Wanted> extends true
    ? { readonly [Variant in keyof Outputs & VariantsIn<Wanted>]: ByLanguage<Outputs[Variant], Languages> }
    : { readonly [Variant in keyof Outputs]?: ByLanguage<Outputs[Variant], Languages> }

/** Several languages, `never` when there is one: what is asked for one type comes before what the request says. */
type LanguagesOf<Wanted, Languages extends readonly string[]> = Wanted extends {
  readonly languages: infer Own extends readonly string[]
}
  ? Own
  : Wanted extends { readonly language: string }
    ? never
    : Languages

/**
 * The value itself, or one for each language where several were asked for; either where the compiler cannot know,
 * as in a request that was parsed.
 */
type ByLanguage<Value, Languages extends readonly string[]> = [Languages] extends [never]
  ? Value
  : string extends Languages[number]
    ? Value | { readonly [language: string]: Value | undefined }
    : { readonly [Language in Languages[number]]: Value }

/** Whether the compiler knows each variant asked for: a tuple without optional or repeated elements. */
type IsLiteral<Wanted> = Wanted extends readonly unknown[]
  ? number extends Wanted['length']
    ? false
    : true
  : Wanted extends { readonly variants: infer Variants }
    ? IsLiteral<Variants>
    : false

type VariantsIn<Wanted> = Wanted extends readonly (infer Variant)[]
  ? Variant
  : Wanted extends { readonly variants: readonly (infer Variant)[] }
    ? Variant
    : never

/** One piece of a generation, whatever became of it. */
export type GeneratedItem<Types extends ContentType = ContentType> = Types extends ContentType
  ? ItemsOf<Types['name'], OutputsOf<Types>>
  : never

type ItemsOf<Name extends string, Outputs> = {
  readonly [Variant in keyof Outputs & string]: Item<Name, Variant, Outputs[Variant]>
}[keyof Outputs & string]

/** No interface: declarations of others can spell it out. */
type Item<Name extends string, Variant extends string, Value> = {
  readonly type: Name
  readonly variant: Variant
  /** Written in (BCP 47). */
  readonly language: string
  readonly outcome: Outcome<Value>
  /** The job that made it. */
  readonly jobId: string
  /** 0–1, where the content type says so. */
  readonly quality?: number | undefined
  /** What was looked at. Those of a failed piece are in its error's context. */
  readonly checks: readonly Check[]
  readonly warnings: readonly PieceWarning[]
  /** Who approved it, where that was asked for. */
  readonly approval?: ApprovalNote | undefined
  readonly cost: Money
  /** From being queued to its end. */
  readonly ms: number
}

/** The result of `generate()`. */
export interface Generated<
  Types extends ContentType = ContentType,
  Asked = ContentRequest<Types>,
  Languages extends readonly string[] = never,
> {
  readonly contents: Contents<Types, Asked, Languages>
  /** Every piece of the plan, in its order. */
  readonly items: readonly GeneratedItem<Types>[]
}
