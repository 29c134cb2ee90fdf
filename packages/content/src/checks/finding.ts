import type { Check } from '@repurpose/core'

/** A check together with what it counts for in the quality score. */
export interface Finding extends Check {
  readonly required: boolean
  /** 0–1: how well the piece does, also where it passes. */
  readonly score: number
  /** How much it counts among the others. */
  readonly weight: number
}

/** The checks of a piece as its result holds them. */
export function toChecks(findings: readonly Finding[]): readonly Check[] {
  return findings.map(({ score: _score, weight: _weight, ...check }) => check)
}

/** What has to be mended before a piece can be used, for the model that wrote it. */
export function toRepairs(findings: readonly Finding[]): readonly string[] | undefined {
  const repairs = findings
    .filter(({ passed, required }) => required && !passed)
    .map(({ name, message }) => message ?? `The check "${name}" fails.`)
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
