import type { ContentType } from './content-type.ts'
import { type InstructionTemplate, renderInstructions } from './instructions.ts'
import type { PieceInput } from './piece.ts'

/**
 * The input of a piece's job, its instructions filled in.
 *
 * @param template in place of the content type's own
 */
export function pieceInput(
  type: ContentType,
  facts: Omit<PieceInput, 'instructions'>,
  template?: InstructionTemplate,
): PieceInput {
  const { variant, spec, language, wishes, voice, options } = facts
  const own = Object.hasOwn(type.variants, variant) ? type.variants[variant]?.instructions : undefined
  const templates = template === undefined ? [type.instructions, own] : [template]
  return {
    ...facts,
    instructions: renderInstructions(templates, {
      ...{ type: type.name, variant, spec, language, wishes, voice, options },
    }),
  }
}
