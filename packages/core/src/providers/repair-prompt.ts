import type { PromptPart } from '../ports/index.ts'
import type { Answer, Problem } from './judge-answer.ts'

/** More than these would bury the rest; what is left shows in the next round. */
const mostProblems = 20
const longestReason = 400

/**
 * The prompt that asks a model to repair its answer. The original parts come first, word for word, so that a provider's
 * prompt cache hits; what is sent back is the answer, as material, and what is wrong with it, place by place.
 */
export function repairPrompt(
  original: readonly PromptPart[],
  answer: Answer,
  problems: readonly Problem[],
): readonly PromptPart[] {
  const list = problems
    .slice(0, mostProblems)
    .map(({ path, reason }) => `- ${path === '' ? '' : `${path}: `}${reason.slice(0, longestReason)}`)
  const repair: PromptPart = {
    name: 'repair',
    kind: 'instruction',
    text: [
      'Your previous answer cannot be used:',
      ...list,
      'Write the whole answer again, in the same form. Change only what is wrong.',
    ].join('\n'),
  }
  if (answer.text.trim() === '') return [...original, repair]
  return [...original, { name: 'previous_answer', kind: 'material', text: answer.text }, repair]
}
