import { InputError } from '../errors/index.ts'
import type { Schema } from '../ports/index.ts'
import { type Duration, type Json, toMilliseconds } from '../values/index.ts'
import type { InstructionTemplate } from './instructions.ts'
import type { LengthRange, PieceSpec } from './piece-spec.ts'

/** One form that a content type comes in: a short summary, a post for one network, a script of one minute. */
export interface VariantSpec {
  /** For people. Default: the variant's name. */
  readonly label?: string | undefined
  /** A target, met within a fifth either way, or the bounds in full. */
  readonly words?: number | LengthRange | undefined
  /** Spoken length. */
  readonly seconds?: number | undefined
  /** Upper limit. */
  readonly characters?: number | undefined
  /** What the writer of this variant is told, after the type's own instructions. */
  readonly instructions?: InstructionTemplate | undefined
  /** Typical time to write one. Default: the type's. */
  readonly expect?: Duration | undefined
  /** What this variant's value must fit. Default: the type's. */
  readonly output?: Schema | undefined
  /** Whatever else the writer wants to know of the variant: a voice, a network's counting rule. */
  readonly data?: { readonly [key: string]: Json } | undefined
}

/** Variants by name, as `contentType()` takes them. */
export type VariantSpecs = Readonly<Record<string, VariantSpec>>

/** How far from a target a number of words may be, as a fraction. */
const tolerance = 0.2

const knownFields: ReadonlySet<string> = new Set<keyof VariantSpec>([
  'label',
  'words',
  'seconds',
  'characters',
  'instructions',
  'expect',
  'output',
  'data',
])

/**
 * A variant with its lengths in full.
 *
 * @throws InputError `INPUT_INVALID` for a length that is not positive, bounds out of order or a field that does not exist.
 */
export function toPieceSpec(name: string, spec: VariantSpec, path: string): PieceSpec {
  for (const field of Object.keys(spec)) {
    if (!knownFields.has(field)) {
      throw new InputError({
        message: `A variant has no field "${field}".`,
        path: `${path}.${field}`,
        action: `Use ${[...knownFields].join(', ')}; further facts about a variant go into \`data\`.`,
      })
    }
  }
  if (spec.expect !== undefined) toMilliseconds(spec.expect, `${path}.expect`)
  return {
    label: spec.label ?? name,
    ...(spec.words === undefined ? {} : { words: toRange(spec.words, `${path}.words`) }),
    ...(spec.seconds === undefined ? {} : { seconds: positive(spec.seconds, `${path}.seconds`) }),
    ...(spec.characters === undefined ? {} : { characters: positive(spec.characters, `${path}.characters`) }),
    ...(spec.data === undefined ? {} : { data: spec.data }),
  }
}

function toRange(words: number | LengthRange, path: string): LengthRange {
  if (typeof words === 'number') {
    const target = positive(words, path)
    return {
      minimum: Math.floor(target * (1 - tolerance)),
      target,
      maximum: Math.ceil(target * (1 + tolerance)),
    }
  }
  const { minimum, target, maximum } = words
  positive(target, `${path}.target`)
  if (!(minimum >= 0 && minimum <= target && target <= maximum && maximum < Number.POSITIVE_INFINITY)) {
    throw new InputError({
      message: `${minimum}, ${target}, ${maximum} are not the bounds of a length.`,
      path,
      action: 'Give 0 ≤ minimum ≤ target ≤ maximum.',
    })
  }
  return { minimum, target, maximum }
}

function positive(value: number, path: string): number {
  if (Number.isFinite(value) && value > 0) return value
  throw new InputError({ message: `${value} is not a length.`, path, action: 'Give a number above 0.' })
}
