import { type Fault, type Finding, findingsOf, listed } from '../finding.ts'

/** A field of a piece that names cues. */
export interface Citation {
  /** `sections[1].cues`, `points[0].cue`. */
  readonly path: string
  readonly ids: readonly string[]
}

/** Every field named `cue` or `cues`, wherever in a value, in order. */
export function citationsOf(value: unknown, path = ''): readonly Citation[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => citationsOf(item, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) => {
    const place = path === '' ? key : `${path}.${key}`
    if (key === 'cue' && typeof field === 'string') return [{ path: place, ids: [field] }]
    if (key === 'cues' && isListOfText(field)) return [{ path: place, ids: field }]
    return citationsOf(field, place)
  })
}

/**
 * The cues that a text rests on: those named beside it, or else by the nearest part of the piece around it.
 *
 * @example citedAt(citationsOf(post), 'sections[1].body') // those of sections[1].cues
 */
export function citedAt(citations: readonly Citation[], path: string): readonly string[] {
  for (let part = path; ; part = parentOf(part)) {
    const beside = citations.filter((citation) => parentOf(citation.path) === part)
    if (beside.length > 0) return [...new Set(beside.flatMap(({ ids }) => ids))]
    if (part === '') return [...new Set(citations.flatMap(({ ids }) => ids))]
  }
}

/**
 * Whether every field that names cues names ones that exist: one finding for each field that does not, and nothing for a
 * value that names no cues at all. An id that does not exist is an invention, and so may be what it vouches for.
 *
 * @example checkCitations(post, new Set(cues.map(({ id }) => id)))
 */
export function checkCitations(value: unknown, cueIds: { has(id: string): boolean }): readonly Finding[] {
  const citations = citationsOf(value)
  if (citations.length === 0) return []
  const faults = citations.flatMap(({ path, ids }): readonly Fault[] => {
    const strange = [...new Set(ids)].filter((id) => !cueIds.has(id))
    if (ids.length === 0) return [{ path, message: 'names no cue; name those that the text rests on' }]
    if (strange.length === 0) return []
    return [
      {
        path,
        message: `the source has no ${show(strange)}; name cues of the source that say what the text says`,
        score: 1 - strange.length / ids.length,
      },
    ]
  })
  const cited = citations.reduce((sum, { ids }) => sum + ids.length, 0)
  return findingsOf(
    { name: 'cues', required: true, code: 'CITATION_UNKNOWN', weight: 3 },
    faults,
    `${cited} cited, all from the source`,
  )
}

function isListOfText(field: unknown): field is readonly string[] {
  return Array.isArray(field) && field.every((item) => typeof item === 'string')
}

/** Of `sections[1].body` `sections[1]`, of that `sections`, of that nothing. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.'), path.lastIndexOf('[')))
}

function show(ids: readonly string[]): string {
  return listed(ids.map((id) => JSON.stringify(id.slice(0, 40))))
}
