import { parseRecord, recordsIn, stringsIn } from '../json-reading.ts'

/** The brief of a source, as this model writes it. */
export interface Brief {
  readonly title: string
  readonly language: string
  readonly overview: string
  readonly points: readonly BriefPoint[]
  readonly quotes: readonly { readonly cue: string; readonly text: string; readonly speaker?: string }[]
  readonly names: readonly string[]
  readonly numbers: readonly { readonly text: string; readonly cue: string }[]
  readonly chapters: readonly BriefChapter[]
}

export interface BriefPoint {
  readonly id: string
  readonly text: string
  readonly cues: readonly string[]
}

export interface BriefChapter {
  readonly title: string
  readonly firstCue: string
  readonly lastCue: string
  readonly points: readonly string[]
}

/** What the writers use of a brief. */
export type BriefOutline = Pick<Brief, 'title' | 'points' | 'chapters'>

/**
 * A brief that some model wrote, as far as it can be read: parts of an unexpected shape are left out, and
 * `undefined` is the answer when nothing is left.
 */
export function readBrief(text: string | undefined): BriefOutline | undefined {
  const value = parseRecord(text)
  if (value === undefined) return undefined
  const points = recordsIn(value['points']).flatMap((item): BriefPoint[] => {
    const cues = stringsIn(item['cues'])
    return typeof item['text'] === 'string' ? [{ id: String(item['id']), text: item['text'], cues }] : []
  })
  const chapters = recordsIn(value['chapters']).flatMap((item): BriefChapter[] => {
    const { title, firstCue, lastCue } = item
    const known = typeof title === 'string' && typeof firstCue === 'string' && typeof lastCue === 'string'
    return known ? [{ title, firstCue, lastCue, points: stringsIn(item['points']) }] : []
  })
  return { title: typeof value['title'] === 'string' ? value['title'] : '', points, chapters }
}
