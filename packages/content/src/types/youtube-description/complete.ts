import { mendChapters } from '../../checks/index.ts'
import type { ReviewGround } from '../../writing/index.ts'
import { durationOf, momentOf } from '../moments.ts'
import type { YouTubeDescription, YouTubeDescriptionDraft } from './schema.ts'

/** The chapters with their moments, as the platform takes them; none where the source is too short or has no times. */
export function completeYouTubeDescription(
  draft: YouTubeDescriptionDraft,
  ground: Pick<ReviewGround, 'cues'>,
): YouTubeDescription {
  const timed = draft.chapters.flatMap((chapter) => {
    const { startMs } = momentOf(chapter.cue, ground)
    return startMs === undefined ? [] : [{ ...chapter, startMs }]
  })
  return { ...draft, chapters: [...mendChapters(timed, durationOf(ground))] }
}
