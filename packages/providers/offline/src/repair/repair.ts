import type { Json } from '@repurpose/core'
import { isRecord, parseRecord, type Unknowns } from '../json-reading.ts'
import { asRecord } from '../json-schema.ts'
import type { Material } from '../material.ts'
import { saidIn } from '../pen.ts'
import type { Assignment, ReadPrompt } from '../prompt-parts.ts'
import { isCueField } from '../string-filler.ts'
import type { Writer } from '../writers/index.ts'
import { fieldName, valueAt } from './path.ts'
import { type Change, readChange, readReasons } from './reasons.ts'
import { otherLabel, otherTitle, repairText } from './texts.ts'

/** A draft that was sent back, and what of it is to be written anew. */
export interface Repair {
  readonly draft: Unknowns
  /** Paths; `undefined` where the whole is asked for. */
  readonly fields: readonly string[] | undefined
  readonly problems: string
}

/** `undefined` for a call that repairs nothing. */
export function readRepair(read: ReadPrompt, outputSchema: Json | undefined): Repair | undefined {
  const draft = parseRecord(read.part('draft'))
  const problems = read.part('problems')
  if (draft === undefined || problems === undefined) return undefined
  const paths = Object.keys(asRecord(asRecord(outputSchema)['properties']))
  const isWhole = paths.length === 0 || paths.every((path) => Object.hasOwn(draft, path))
  const fields = paths.filter((path) => valueAt(draft, path) !== undefined)
  const isAll = isWhole && paths.length >= Object.keys(draft).length
  return { draft, problems, fields: isAll || fields.length < paths.length ? undefined : fields }
}

/** The lengths to write the whole with, after a draft was too long or too short. */
export function adjusted(assignment: Assignment, { problems }: Repair): Assignment {
  const change = readChange(problems)
  if (change === undefined || assignment.words === undefined) return assignment
  const size = change.direction === 'add' ? change.size + change.amount : change.size - change.amount
  const factor = Math.min(2, Math.max(0.5, size / change.size))
  return { ...assignment, words: Math.max(1, Math.round(assignment.words * factor)) }
}

/**
 * The fields that are to be written anew: shorter or longer ones of the same sentences, others where something is wrong
 * with what is said, and as they are where the source has nothing better.
 */
export function repairFields(
  { draft, fields = [], problems }: Repair,
  material: Material,
  assignment: Assignment,
  writer: Writer | undefined,
): Unknowns {
  const reasons = readReasons(problems, fields)
  const barred = new Set(saidIn(material, JSON.stringify(draft)))
  const repaired: Record<string, unknown> = {}
  for (const path of fields) {
    // What one field has been given no other is given too.
    const rest: Material = { ...material, barred: new Set(barred) }
    let made: unknown
    const other = (): unknown => {
      made ??= writer?.(rest, assignment)
      return made
    }
    const reason = reasons.get(path) ?? ''
    const written = { ...draft, repaired }
    const value = repairValue(valueAt(draft, path), { path, reason, draft: written, material: rest, other })
    repaired[path] = value
    for (const index of saidIn(material, JSON.stringify(value))) barred.add(index)
  }
  return repaired
}

interface Place {
  readonly path: string
  readonly reason: string
  readonly draft: Unknowns
  /** Its barred sentences are those of the draft. */
  readonly material: Material
  /** The piece made of what the draft does not say. */
  readonly other: () => unknown
}

const isTitle = /(?:title|heading|headline|subject|preheader|slug|keywords?|hashtags?|question)$/i

function repairValue(value: unknown, place: Place): unknown {
  const name = fieldName(place.path)
  const change = readChange(place.reason)
  if (Array.isArray(value))
    return isCueField(name) ? knownCues(value, place) : repairList(value, change, place)
  if (isRecord(value)) return otherOf(place, [value]) ?? value
  if (typeof value !== 'string') return value
  if (isCueField(name)) return knownCues([value], place)[0] ?? value
  if (isTitle.test(name) && !/^(?:posts|takeaways|points)$/.test(name))
    return otherTitle(value, change, place.material, place.draft)
  if (name === 'show' || name === 'context') return otherLabel(name, value, place.material, place.draft)
  return repairText(value, change, place.material)
}

/** The ids that the source has; of none, those that the draft rests on elsewhere, or its first. */
function knownCues(ids: readonly unknown[], { material, draft }: Place): readonly string[] {
  const known = new Set(material.analysis.cues.map(({ id }) => id))
  const kept = ids.filter((id) => typeof id === 'string').filter((id) => known.has(id))
  if (kept.length > 0) return kept
  const said = [...material.barred].flatMap((index) => material.analysis.sentences[index]?.cues ?? [])
  const cited = [valueAt(draft, 'cues')].flat().filter((id) => typeof id === 'string')
  return [...new Set([...said, ...cited.filter((id) => known.has(id)), ...known])].slice(
    0,
    Math.max(1, ids.length),
  )
}

/** With too many items the ones before the last go; with too few those come that the draft does not have. */
function repairList(items: readonly unknown[], change: Change | undefined, place: Place): readonly unknown[] {
  if (change?.direction === 'cut') {
    const kept = Math.max(1, items.length - change.amount)
    return kept < 2 ? items.slice(0, kept) : [...items.slice(0, kept - 1), ...items.slice(-1)]
  }
  if (change?.direction !== 'add') return items
  const more = asList(valueAt(place.other(), place.path)).filter((item) => !isKnown(item, items))
  return [...items, ...more.slice(0, change.amount)]
}

/** The item of another piece that stands in the same list and is none of the draft's. */
function otherOf(place: Place, known: readonly unknown[]): unknown {
  const list = place.path.replace(/\[\d+\]$/, '')
  const all = [...asList(valueAt(place.draft, list)), ...known]
  return asList(valueAt(place.other(), list)).find((item) => !isKnown(item, all))
}

function isKnown(item: unknown, items: readonly unknown[]): boolean {
  return items.some((one) => saying(one) === saying(item))
}

/** What tells two items apart: their text, or their question. */
function saying(item: unknown): string {
  const text = isRecord(item) ? (item['question'] ?? item['text'] ?? item['title'] ?? item) : item
  return JSON.stringify(text).toLowerCase()
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
