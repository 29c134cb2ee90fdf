import type { Unknowns } from './json-reading.ts'
import { numberIn } from './json-schema.ts'
import type { Pen } from './pen.ts'
import { clip } from './text/index.ts'

/** What a format demands and no transcript has. */
const formats: Readonly<Record<string, string>> = {
  date: '2000-01-01',
  time: '00:00:00Z',
  'date-time': '2000-01-01T00:00:00Z',
  duration: 'PT0S',
  email: 'nobody@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  hostname: 'example.com',
  uuid: '00000000-0000-4000-8000-000000000000',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
}

const isCue = /^cues?$|cue_?ids?$|^(?:first|last|start|end)_?cue$/i
/** Whether a field of that name holds ids of cues. */
export function isCueField(name: string): boolean {
  return isCue.test(name)
}

const isId = /^ids?$|[a-z]Ids?$|_ids?$|^key$|^slug$/
const isLanguage = /^(?:language|locale|lang)$/i

/** A string for a field: the draft's as far as it fits, else one that the field's name and the schema's limits suggest. */
export function stringFor(schema: Unknowns, name: string, draft: unknown, pen: Pen): string {
  const longest = numberIn(schema['maxLength']) ?? 600
  const limits = { shortest: Math.min(numberIn(schema['minLength']) ?? 0, longest), longest }
  if (typeof draft === 'string' && draft.trim() !== '')
    return numberIn(schema['maxLength']) === undefined ? draft : clip(draft, longest)
  const format = schema['format']
  const fixed = typeof format === 'string' ? formats[format] : undefined
  if (fixed !== undefined) return fixed
  const text = (): string => byName(name, limits, pen)
  return typeof schema['pattern'] === 'string' ? matching(schema['pattern'], text(), pen) : text()
}

function byName(
  name: string,
  limits: { readonly shortest: number; readonly longest: number },
  pen: Pen,
): string {
  if (isCueField(name)) return pen.cues()[0] ?? ''
  if (isId.test(name)) return clip(pen.id(), limits.longest)
  return isLanguage.test(name) ? pen.language : pen.text(name, limits)
}

/** The first of some likely strings that fits a pattern; the text itself when none does. */
function matching(pattern: string, text: string, pen: Pen): string {
  const expression = compile(pattern)
  const slug = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  const candidates = [
    text,
    pen.cues()[0] ?? '',
    slug,
    pen.id(),
    'p1',
    'a',
    'A',
    '1',
    '#000000',
    '0.0.0',
    ...Object.values(formats),
    '00:00',
    '',
  ]
  return candidates.find((candidate) => expression?.test(candidate) === true) ?? text
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    return undefined
  }
}
