import { describe, it } from 'vitest'
import { course, partialCourse, stoppedCourse } from '../../testing/fixtures/course.ts'
import { generation } from '../../testing/fixtures/generator.ts'
import { landingPages } from '../../testing/fixtures/landing-page.ts'
import { story } from '../../testing/fixtures/story.ts'
import { videoSummary } from '../../testing/fixtures/video-summary.ts'
import { testReplay } from '../../testing/replay-harness.ts'

const runner = { describe, it }

testReplay(runner, videoSummary)
testReplay(runner, stoppedCourse)
testReplay(runner, story)
testReplay(runner, course)
testReplay(runner, partialCourse)
testReplay(runner, landingPages)
testReplay(runner, generation)
