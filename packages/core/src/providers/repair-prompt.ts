import type { PromptPart } from '../ports/index.ts'
import { type AnswerShape, jsonShape } from './answer-form.ts'
import { type FailingField, failingFields } from './fields-to-repair.ts'
import type { Answer, Judgement, Problem } from './judge-answer.ts'
import { schemaOfParts } from './sub-schema.ts'

/** What a model is asked for in one call. */
export interface Asking {
  readonly prompt: readonly PromptPart[]
  readonly shape: AnswerShape
  /** The paths of the wanted fields, where it is not the whole. */
  readonly fields?: readonly string[] | undefined
}

/** More than these would bury the rest; what is left shows in the next round. */
const mostProblems = 20
const longestReason = 400

/**
 * What is asked of a model to repair its answer: only the fields that something is wrong in, where the draft is an
 * object and every problem lies in a field of it, and otherwise the whole. The original parts come first, word for word,
 * so that a provider's prompt cache hits; what is sent back is the draft, as material, and what is wrong with it, place
 * by place.
 */
export function askForRepair(
  original: Asking,
  answer: Answer,
  { problems, draft }: Extract<Judgement, { readonly passed: false }>,
): Asking {
  const fields = failingFields(draft, problems, original.shape.outputSchema)
  if (fields !== undefined) return askForFields(original, JSON.stringify(draft), fields)
  const text = answer.fields === undefined ? answer.text : JSON.stringify(draft)
  const instruction = [
    'Your previous answer cannot be used:',
    ...problems.slice(0, mostProblems).map(line),
    'Write the whole answer again, in the same form. Change only what is wrong.',
  ]
  return { shape: original.shape, prompt: [...original.prompt, ...partsOf(text, instruction)] }
}

function askForFields(original: Asking, draft: string, fields: readonly FailingField[]): Asking {
  const each = Math.floor(mostProblems / fields.length)
  const paths = fields.map(({ path }) => path)
  const instruction = [
    'Some of your previous answer, the draft, cannot be used:',
    ...fields.flatMap(({ problems }) => problems.slice(0, each)).map(line),
    'Write only what is named here anew, and change in it only what is wrong. All else stays as it is.',
    `Answer with a JSON object with exactly these properties: ${paths.map((path) => JSON.stringify(path)).join(', ')}.`,
  ]
  const schemas = fields.map(({ path, schema }) => [path, schema] as const)
  return {
    prompt: [...original.prompt, ...partsOf(draft, instruction)],
    shape: jsonShape(schemaOfParts(original.shape.outputSchema ?? {}, schemas)),
    fields: paths,
  }
}

function partsOf(draft: string, instruction: readonly string[]): readonly PromptPart[] {
  const problems = { name: 'problems', kind: 'instruction', text: instruction.join('\n') } as const
  return draft.trim() === '' ? [problems] : [{ name: 'draft', kind: 'material', text: draft }, problems]
}

function line({ path, reason }: Problem): string {
  return `- ${path === '' ? '' : `${path}: `}${reason.slice(0, longestReason)}`
}
