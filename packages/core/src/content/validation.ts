import { OutputError, type OutputErrorCode } from '../errors/index.ts'
import { encode } from '../job/index.ts'
import { isPartial } from '../pipeline/index.ts'
import type { Schema, SchemaIssue } from '../ports/index.ts'
import { type Check, isPieceDraft, type PieceNotes, type PieceResult } from './piece.ts'

interface Piece {
  readonly type: string
  readonly variant: string
  /** What the value must fit. Default: text. */
  readonly schema: Schema | undefined
}

/**
 * The result of a piece from what its writer returned.
 *
 * @throws OutputError `OUTPUT_INVALID` with the path of the first field that does not fit the schema, `OUTPUT_EMPTY`
 * when there is no text in it, and the code of the first required check that failed. The draft is in the context.
 */
export async function finishPiece(returned: unknown, piece: Piece): Promise<PieceResult> {
  const draft = toDraft(returned)
  if (isPartial(draft.value)) {
    const [first] = draft.value.errors
    const reason = first === undefined ? 'no reason was given.' : first.message
    throw unfit(
      piece,
      { value: draft.value.result },
      { code: 'OUTPUT_INVALID', message: `is incomplete: ${reason}` },
    )
  }
  const value = await parse(draft, piece)
  if (isEmpty(value)) throw unfit(piece, draft, { code: 'OUTPUT_EMPTY', message: 'is empty.' })
  const { quality, checks = [], warnings = [] } = draft
  const failed = checks.find((check) => !check.passed && check.required !== false)
  if (failed !== undefined) {
    throw unfit(
      piece,
      { ...draft, value },
      {
        code: failed.code ?? 'OUTPUT_INVALID',
        message: `fails the check "${failed.name}"${failed.message === undefined ? '.' : `: ${failed.message}`}`,
      },
    )
  }
  return { value, ...(quality === undefined ? {} : { quality }), checks, warnings }
}

function toDraft(returned: unknown): PieceNotes & { readonly value: unknown } {
  return isPieceDraft(returned) ? returned : { value: returned }
}

async function parse(draft: PieceNotes & { readonly value: unknown }, piece: Piece): Promise<unknown> {
  const { value } = draft
  if (piece.schema === undefined) {
    if (typeof value === 'string') return value
    throw unfit(piece, draft, { code: 'OUTPUT_INVALID', message: `is no text but ${typeof value}.` })
  }
  const result = await piece.schema['~standard'].validate(value)
  if (result.issues === undefined) return result.value
  const [issue] = result.issues
  const path = issue === undefined ? undefined : pathOf(issue)
  const reason = issue?.message ?? 'the schema refused it.'
  throw unfit(piece, draft, {
    code: 'OUTPUT_INVALID',
    message: `does not fit its output schema: ${path === undefined ? '' : `${path}: `}${reason}`,
    path,
  })
}

function unfit(
  { type, variant }: Piece,
  { value, checks }: { readonly value: unknown; readonly checks?: readonly Check[] | undefined },
  failure: { readonly code: OutputErrorCode; readonly message: string; readonly path?: string | undefined },
): OutputError {
  return new OutputError({
    code: failure.code,
    message: `The ${type} (${variant}) ${failure.message}`,
    path: failure.path,
    action:
      "Read the draft in the error's context; retry({ from: … }) the piece's job from its first stage to write it anew.",
    context: {
      draft: encode(value, `${type}.${variant}`),
      ...(checks === undefined ? {} : { checks: encode(checks, `${type}.${variant}.checks`) }),
    },
  })
}

function pathOf({ path = [] }: SchemaIssue): string | undefined {
  const keys = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment))
  return keys.length === 0 ? undefined : keys.join('.')
}

/** Whether there is nothing to read: every text in the value is blank, or there is neither text nor anything else. */
export function isEmpty(value: unknown): boolean {
  const leaves = leavesOf(value)
  const texts = leaves.filter((leaf) => typeof leaf === 'string')
  return texts.length > 0 ? texts.every((text) => text.trim() === '') : leaves.length === 0
}

function leavesOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return [value]
  if (value instanceof Map || value instanceof Set) return [...value.values()].flatMap(leavesOf)
  return Object.values(value).flatMap(leavesOf)
}
