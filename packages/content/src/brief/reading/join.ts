import type { BriefDraft } from '../schema.ts'

/**
 * Briefs of parts that follow one another as one, without a model: everything that they have, in their order, under the
 * title of the first. Points get ids of their own. One brief alone stays as it is.
 */
export function joinBriefs(briefs: readonly BriefDraft[]): BriefDraft {
  return withOwnIds(briefs)
    .map((brief) => (briefs.length === 1 ? brief : { ...brief, overview: firstSentence(brief.overview) }))
    .reduce((one, other) => ({
      title: one.title,
      language: one.language,
      overview: `${one.overview} ${other.overview}`,
      points: [...one.points, ...other.points],
      quotes: [...one.quotes, ...other.quotes],
      names: [...one.names, ...other.names],
      numbers: [...one.numbers, ...other.numbers],
      chapters: [...one.chapters, ...other.chapters],
    }))
}

/** The same briefs with points `p1`, `p2`, … through all of them. */
export function withOwnIds(briefs: readonly BriefDraft[]): readonly BriefDraft[] {
  let count = 0
  return briefs.map((brief) => {
    const ids = new Map<string, string>()
    const points = brief.points.map((point) => {
      count += 1
      ids.set(point.id, `p${count}`)
      return { ...point, id: `p${count}` }
    })
    const chapters = brief.chapters.map((chapter) => ({
      ...chapter,
      points: chapter.points.flatMap((id) => ids.get(id) ?? []),
    }))
    return { ...brief, points, chapters }
  })
}

function firstSentence(text: string): string {
  return /^.*?[.!?…。！？](?=\s|$)/su.exec(text)?.[0] ?? text
}
