import { checkReadability, checkSentences, type Finding } from '../checks/index.ts'
import type { ReviewGround } from '../writing/index.ts'

/** Whether texts are easy to take in, by the length of their sentences and by the measure of their language. */
export function checkEase(
  texts: readonly string[],
  taken: 'read' | 'heard',
  { language }: Pick<ReviewGround, 'language'>,
): readonly Finding[] {
  return [checkSentences(texts, taken, language), ...checkReadability(texts, { language, taken })]
}
