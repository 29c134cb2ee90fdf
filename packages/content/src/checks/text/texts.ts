/** Fields that hold ids and figures and are not read by anybody. */
const unread: ReadonlySet<string> = new Set(['cues', 'cue', 'seconds'])
/** Fields that hold words but no sentences. */
const labels: ReadonlySet<string> = new Set(['hashtags', 'keywords', 'slug', 'speaker'])
/** Fields that announce what another field says, and so may say it a second time. */
const announcements: ReadonlySet<string> = new Set([
  'title',
  'heading',
  'subject',
  'preheader',
  'description',
  'points',
  'question',
  'context',
  'show',
])
/** Fields that are said aloud, in the words of whoever speaks. */
const spoken: ReadonlySet<string> = new Set(['say', 'hook', 'callToAction'])

/** A text of a piece and where it stands: `sections[2].body`. */
export interface PlacedText {
  readonly path: string
  readonly text: string
}

/** Every text of a piece that a reader sees, with its place, in order. */
export function textsOf(value: unknown, path = ''): readonly PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) => {
    return unread.has(key) ? [] : textsOf(field, path === '' ? key : `${path}.${key}`)
  })
}

/**
 * The name of the field that a path ends in.
 *
 * @example fieldOf('sections[2].body') // 'body'
 * @example fieldOf('posts[0]') // 'posts'
 */
export function fieldOf(path: string): string {
  const end = path.endsWith(']') ? path.lastIndexOf('[') : path.length
  return path.slice(path.lastIndexOf('.', end) + 1, end)
}

/** A path without the positions in it, the same for all fields of one kind: `sections[].body`. */
export function kindOf(path: string): string {
  return path.replace(/\[\d+\]/g, '[]')
}

/** Whether a field holds sentences or at least a heading; not so hashtags, keywords, names of speakers. */
export function isProse({ path }: PlacedText): boolean {
  return !labels.has(fieldOf(path))
}

/** Whether a field announces what others say: a title, a subject, a question. */
export function isAnnouncement({ path }: PlacedText): boolean {
  return announcements.has(fieldOf(path))
}

/** Whether a field is said aloud. */
export function isSpoken({ path }: PlacedText): boolean {
  return spoken.has(fieldOf(path))
}
