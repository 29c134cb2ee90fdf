import type { ReviewGround } from '../../writing/index.ts'
import { momentOf, orderOf } from '../moments.ts'
import type { ShowNotes, ShowNotesDraft } from './schema.ts'

/** The topics in the order of the source, each with its moment. */
export function completeShowNotes(draft: ShowNotesDraft, ground: Pick<ReviewGround, 'cues'>): ShowNotes {
  const order = orderOf(ground)
  const topics = draft.topics
    .toSorted((one, other) => order(one.cue) - order(other.cue))
    .map((topic) => ({ ...topic, ...momentOf(topic.cue, ground) }))
  return { ...draft, topics }
}
