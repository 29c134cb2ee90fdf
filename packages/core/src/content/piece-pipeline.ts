import { InputError, PipelineError } from '../errors/index.ts'
import {
  type AnyPipeline,
  type ContentDraft,
  pipeline,
  type Stage,
  type StageContext,
} from '../pipeline/index.ts'
import type { Schema } from '../ports/index.ts'
import { approvalStage, awaitApproval } from './approval.ts'
import { earlyEnd, endEarly } from './early-end.ts'
import type { PieceInput, PieceResult } from './piece.ts'
import type { Provenance } from './provenance.ts'
import { trusted } from './trusted.ts'
import { finishPiece } from './validation.ts'
import type { VariantSpecs } from './variant.ts'

type Built = Omit<AnyPipeline, '~types'>
type Outputs = Readonly<Record<string, unknown>>

export interface PiecePipelineDefinition {
  readonly name: string
  readonly variants: VariantSpecs
  readonly output?: Schema | undefined
  readonly expectMs: number
  readonly version?: number | undefined
  readonly lane?: string | undefined
  readonly write?: ((context: never) => unknown) | undefined
  readonly build?: ((start: never) => Built) | undefined
}

interface Ground {
  readonly outputs: Outputs
}

/** The name of the stage whose output is the piece, checked. */
export const validationStage = 'validation'

/**
 * The pipeline of a content type: the stage `write`, or the stages that `build` gave, then `validation`, whose output
 * is the piece's result, then `approval`, where the piece waits for a person if that was asked for. There is no other
 * way to a result, so whatever a content type does, its pieces are checked.
 *
 * @throws PipelineError `DUPLICATE_STAGE` when `build` has a stage named `validation` or `approval`.
 */
export function piecePipeline(definition: PiecePipelineDefinition): AnyPipeline {
  const { name, variants, output, version, lane } = definition
  const written = writtenBy(definition, pipeline(`content/${name}`, trusted<PieceInput>(), { version, lane }))
  const taken = written.stages.find(({ name }) => name === validationStage || name === approvalStage)
  if (taken !== undefined) {
    throw new PipelineError({
      code: 'DUPLICATE_STAGE',
      message: `There is already a stage named "${taken.name}": every content type ends with it.`,
      path: `${written.name}.${taken.name}`,
      action: 'Give the stage another name.',
    })
  }
  const validate = async (context: StageContext<PieceInput, Outputs>): Promise<PieceResult> => {
    const { variant } = context.input
    const own = Object.hasOwn(variants, variant) ? variants[variant]?.output : undefined
    const result = await finishPiece(await returnedBy(written, context), {
      schema: own ?? output,
      type: name,
      variant,
    })
    for (const { code, message } of result.warnings) context.warn(code, message)
    return result
  }
  const { schema, hooks, prioritize } = written
  return Object.freeze({
    name: written.name,
    version: written.version,
    lane: written.lane,
    schema,
    stages: [
      ...endEarly(written.stages),
      { kind: 'stage', name: validationStage, options: {}, run: validate } satisfies Stage,
      {
        kind: 'stage',
        name: approvalStage,
        options: { skip: ({ input }: { readonly input: PieceInput }) => input.approval === undefined },
        run: (context: StageContext<PieceInput, Outputs>) =>
          // The stage before it returns exactly this.
          awaitApproval(context, context.outputs[validationStage] as PieceResult),
      } satisfies Stage,
    ],
    hooks: { ...hooks, ...settledWithValue(hooks) },
    prioritize,
    build: ({ outputs }: Ground) => outputs[approvalStage] ?? outputs[validationStage],
    describeContent,
  })
}

function writtenBy(definition: PiecePipelineDefinition, start: Built): Built {
  const { name, write, build, expectMs } = definition
  // `build` was typed by `contentType` for exactly this start.
  if (build !== undefined) return build(start as never)
  if (write === undefined) {
    throw new InputError({
      message: `Nothing writes the pieces of "${name}".`,
      path: name,
      action: 'Give contentType() a function as its third parameter, or `build` in the options.',
    })
  }
  const options = { retry: { attempts: 3 }, timeout: '15m', expect: expectMs } as const
  return {
    ...start,
    stages: [{ kind: 'stage', name: 'write', options, run: write }],
    build: ({ outputs }: Ground) => outputs['write'],
  }
}

/** What the content type's own code made of its stages' outputs. */
async function returnedBy(
  written: Built,
  { input, outputs, job }: StageContext<PieceInput, Outputs>,
): Promise<unknown> {
  const end = earlyEnd(outputs)
  if (end !== undefined) return end.result
  // The builder gave the function the type of these very outputs.
  return written.build === undefined ? outputs : written.build({ input, outputs, job } as never)
}

function describeContent({
  input,
  result,
}: {
  readonly input: PieceInput
  readonly result: PieceResult
}): ContentDraft {
  const { value, quality, checks, warnings, approval } = result
  const { type, variant, language, transcript, instructions, wishes, voice, role, rerunOf } = input
  const provenance: Provenance = {
    instructions,
    checks,
    warnings,
    ...(wishes === undefined ? {} : { wishes }),
    ...(voice === undefined ? {} : { voice }),
    ...(role === undefined ? {} : { role }),
    ...(rerunOf === undefined ? {} : { rerunOf }),
    ...(approval === undefined ? {} : { approval }),
  }
  return {
    source: transcript.id,
    type,
    variant,
    language,
    value,
    provenance,
    ...(quality === undefined ? {} : { quality }),
  }
}

/** The content type's `settled` hook, told of the value: checks and warnings around it are our affair. */
function settledWithValue({ settled }: Built['hooks']): Pick<Built['hooks'], 'settled'> {
  if (settled === undefined) return {}
  return {
    settled(
      told: { readonly outcome: { readonly status: string; readonly result?: PieceResult } },
      context: never,
    ) {
      const { outcome } = told
      const unwrapped =
        outcome.status === 'succeeded' ? { ...outcome, result: outcome.result?.value } : outcome
      // The hook was typed for an outcome with the bare value.
      return settled({ ...told, outcome: unwrapped } as never, context)
    },
  }
}
