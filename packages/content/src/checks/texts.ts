/** Fields that hold ids and figures and are not read by anybody. */
const unread: ReadonlySet<string> = new Set(['cues', 'cue', 'seconds'])

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
