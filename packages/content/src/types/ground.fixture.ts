import type { Finding } from '../checks/index.ts'
import { sampleCues } from '../pieces.fixture.ts'
import type { LengthContract, ReviewGround } from '../writing/index.ts'

const cueIds = new Set(sampleCues.map(({ id }) => id))

/** The sample source as ground of a review, without a length unless one is given. */
export function sampleGround({
  contract = {},
  ...ground
}: Partial<Omit<ReviewGround, 'contract'>> & {
  readonly contract?: Partial<LengthContract>
} = {}): ReviewGround {
  return {
    type: 'sample',
    variant: 'sample',
    language: 'en',
    voice: undefined,
    instructions: '',
    cues: sampleCues,
    cueIds,
    chapters: [cueIds],
    ...ground,
    contract: { thin: false, warnings: [], ...contract },
  }
}

/** What is not passed: the check, whether the piece fails with it and how, and what has to be written anew. */
export function faultsOf(findings: readonly Finding[]): readonly (readonly string[])[] {
  return findings
    .filter(({ passed }) => !passed)
    .map(({ name, required, code, path }) => [name, required ? `${code}` : 'advice', `${path}`])
}

/** Of the same shape, with arrays that could be changed and texts that could be others. */
type Loose<Value> = Value extends string
  ? string
  : Value extends number
    ? number
    : Value extends readonly (infer Item)[]
      ? Loose<Item>[]
      : { -readonly [Key in keyof Value]: Loose<Value[Key]> }

/** A copy of a sample that schemas' types accept and tests can change. */
export function mutable<Value>(value: Value): Loose<Value> {
  // A clone of plain data has its shape.
  return structuredClone(value) as Loose<Value>
}
