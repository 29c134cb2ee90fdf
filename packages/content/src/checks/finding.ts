import type { Check } from '@repurpose/core'

/** A check together with what it counts for in the quality score. */
export interface Finding extends Check {
  readonly required: boolean
  /** The field that has to be written anew: `posts[2]`, `sections[1].body`. Absent or empty: the piece as a whole. */
  readonly path?: string | undefined
  /** 0–1: how well the piece does, also where it passes. */
  readonly score: number
  /** How much it counts among the others. */
  readonly weight: number
}

/** A field that has to be written anew, and why. */
export interface Repair {
  /** Empty for the piece as a whole. */
  readonly path: string
  readonly reason: string
}

/** What all findings of one check have in common. */
export type CheckFacts = Pick<Finding, 'name' | 'required' | 'code' | 'weight'>

/** Something that a check has against a field. */
export interface Fault {
  readonly path?: string | undefined
  readonly message: string
  /** Default 0. */
  readonly score?: number | undefined
  /** Default: as the check says. */
  readonly required?: boolean | undefined
}

/**
 * The findings of a check: one that passes where there is no fault, otherwise one for each fault. However many they are,
 * together they weigh what the check weighs.
 *
 * @param fine what to say when nothing is wrong
 */
export function findingsOf(facts: CheckFacts, faults: readonly Fault[], fine: string): readonly Finding[] {
  if (faults.length === 0) return [{ ...facts, passed: true, message: fine, score: 1 }]
  return faults.map(({ path, message, score = 0, required = facts.required }) => ({
    ...facts,
    passed: false,
    required,
    message,
    ...(path === undefined || path === '' ? {} : { path }),
    score,
    weight: facts.weight / faults.length,
  }))
}

/** The checks of a piece as its result holds them. */
export function toChecks(findings: readonly Finding[]): readonly Check[] {
  return findings.map(({ score: _score, weight: _weight, ...check }) => check)
}

/**
 * What has to be mended before a piece can be used, field by field, for the model that wrote it; `undefined` when
 * nothing has to.
 */
export function toRepairs(findings: readonly Finding[]): readonly Repair[] | undefined {
  const repairs = findings
    .filter(({ passed, required }) => required && !passed)
    .map(({ name, path = '', message }) => ({ path, reason: message ?? `The check "${name}" fails.` }))
  return repairs.length === 0 ? undefined : repairs
}

/**
 * A piece's quality: the mean of its findings' scores, each by its weight, from 0 to 1 with two decimals. It compares
 * pieces of one type; it does not say that a text is true or well written.
 */
export function qualityOf(findings: readonly Finding[]): number {
  let sum = 0
  let weights = 0
  for (const { score, weight } of findings) {
    sum += Math.min(1, Math.max(0, score)) * weight
    weights += weight
  }
  return weights === 0 ? 0 : Math.round((sum / weights) * 100) / 100
}

/** How much of a text a message shows. */
const shownCharacters = 60

/** A passage of a piece as a message shows it: short, in quotation marks, on one line. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line.slice(0, shownCharacters * 2)]
  return `“${characters.length <= shownCharacters ? line : `${characters.slice(0, shownCharacters).join('')}…`}”`
}

/** The first of several, and how many more there are: `“a”, “b” and 3 more`. */
export function listed(items: readonly string[], most = 5): string {
  const more = items.length - most
  return `${items.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
