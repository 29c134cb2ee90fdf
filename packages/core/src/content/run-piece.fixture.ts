import type { StageContext } from '../pipeline/index.ts'
import type { Transcript } from '../source/index.ts'
import type { ContentType } from './content-type.ts'
import type { PieceInput, PieceResult } from './piece.ts'

export const transcript: Transcript = {
  id: 'fingerprint-of-the-cues',
  language: 'en',
  durationMs: 60_000,
  cueCount: 12,
  words: 150,
  characters: 900,
  cues: { key: 'jobs/job/transcript', size: 900, sha256: 'a'.repeat(64), mediaType: 'application/x-ndjson' },
}

export function pieceInput(type: ContentType, variant: string, fields: Partial<PieceInput> = {}): PieceInput {
  return {
    type: type.name,
    variant,
    spec: type.specs.get(variant) ?? { label: variant },
    language: 'en',
    instructions: '',
    options: undefined,
    transcript,
    shared: {},
    ...fields,
  }
}

export interface PieceRun {
  readonly input: PieceInput
  readonly result: PieceResult
  readonly skipped: readonly string[]
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
}

/** Runs a content type's stages in order, as the engine does, without recording and retrying. */
export async function runPiece(
  type: ContentType,
  variant: string,
  fields: Partial<PieceInput> & { readonly context?: Partial<StageContext> } = {},
): Promise<PieceRun> {
  const { context = {}, ...rest } = fields
  const input = pieceInput(type, variant, rest)
  const outputs: Record<string, unknown> = {}
  const skipped: string[] = []
  const warnings: { code: string; message: string }[] = []
  const warn = (code: string, message: string) => void warnings.push({ code, message })
  for (const stage of type.pipeline.stages) {
    if (stage.kind === 'stop') throw new Error('A content type has no stops of its own.')
    // The builder checked that these functions fit the stages before them.
    const ground = { ...context, input, outputs: { ...outputs }, warn } as never
    if (stage.options.skip?.(ground) === true) skipped.push(stage.name)
    else outputs[stage.name] = await stage.run(ground)
  }
  const result = (await type.pipeline.build?.({ input, outputs } as never)) as PieceResult
  return { input, result, skipped, warnings }
}
