import {
  OutputError,
  type PromptPart,
  type Schema,
  type SchemaOutput,
  type SharedContext,
} from '@repurpose/core'
import { instructionsPart, system } from '../../prompt/index.ts'
import type { BriefProblem } from '../grounding.ts'

/** A call for a brief, or for what one is made of. */
export interface BriefCall<Form extends Schema, Value> {
  readonly material: readonly PromptPart[]
  readonly instructions: string
  /** Of the language model. */
  readonly role: string | undefined
  readonly stage?: 'merge' | 'refine' | undefined
  /** Of the source, from 1, where it is cut into several. */
  readonly part?: number | undefined
  readonly parts?: number | undefined
  readonly schema: Form
  readonly check: (draft: SchemaOutput<Form>) => readonly BriefProblem[]
  /** What is usable of a draft: of one that passes its check something always is. */
  readonly mend: (draft: SchemaOutput<Form>) => Value | undefined
}

/**
 * Asks for a brief, or for what one is made of: material first, then what is wanted. Of what still fails its check after
 * the last repair, the best draft is used as far as it goes.
 *
 * @throws OutputError when nothing of the answers can be used
 */
export async function ask<Form extends Schema, Value extends object>(
  { language, input }: SharedContext,
  call: BriefCall<Form, Value>,
): Promise<Value> {
  const { material, instructions, role, stage, part, parts, schema } = call
  const assignment = JSON.stringify({ type: 'brief', stage, language: input.language, part, parts })
  const drafts: { readonly draft: SchemaOutput<Form>; readonly problems: number }[] = []
  try {
    const draft = await language.generate({
      task: 'brief',
      role,
      system,
      prompt: [
        ...material,
        instructionsPart(instructions),
        { name: 'assignment', kind: 'material', text: assignment },
      ],
      schema,
      check(answer) {
        const problems = call.check(answer)
        drafts.push({ draft: answer, problems: problems.length })
        return problems
      },
    })
    // It has passed its check.
    return call.mend(draft) as Value
  } catch (error) {
    if (!OutputError.isInstance(error)) throw error
    const [best] = drafts.reverse().sort((one, other) => one.problems - other.problems)
    const mended = best === undefined ? undefined : call.mend(best.draft)
    if (mended === undefined) throw error
    return mended
  }
}
