import type { Finding } from '../checks/index.ts'

/**
 * What was found out about each of several alike texts, as one check: all that fail, so that they are mended at once,
 * or else the one that does worst. They share the weight of one.
 */
export function together(findings: readonly Finding[]): readonly Finding[] {
  const failed = findings.filter(({ passed }) => !passed)
  const shown =
    failed.length > 0 ? failed : findings.toSorted((one, other) => one.score - other.score).slice(0, 1)
  return shown.map((finding) => ({ ...finding, weight: finding.weight / shown.length }))
}
