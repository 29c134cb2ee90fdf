import { pipeline } from '@repurpose/core'
import { lesson } from './hand-written-steps.ts'
import { steps } from './lesson.ts'

/** The job with three steps as users of the library write it. */
export const threeSteps = pipeline('three-steps', lesson)
  .stage('lesson', async ({ input, step }) => {
    const { points } = await step('outline', () => steps.outline(input))
    const { paragraphs } = await step('write', () => steps.write(points))
    return step('review', () => steps.review(paragraphs))
  })
  .result(({ outputs }) => outputs.lesson)
