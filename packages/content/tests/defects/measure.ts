import type { Finding } from '../../src/checks/index.ts'
import { lookAt } from './look-at.ts'
import type { GoodPiece } from './pieces/hand-piece.ts'
import { type Defective, defectivePieces, goodPieces, type Half, halfOf, siblingsOf } from './set.ts'

/** A defect that nobody found. */
export interface Miss {
  readonly defect: Defective
  /** What was found instead. */
  readonly found: readonly Finding[]
}

/** Something found in a piece that is as it should be. */
export interface Alarm {
  readonly piece: GoodPiece
  readonly finding: Finding
}

export interface Measurement {
  readonly good: readonly GoodPiece[]
  readonly defective: readonly Defective[]
  readonly misses: readonly Miss[]
  readonly alarms: readonly Alarm[]
}

/** Looks at the whole set. */
export async function measure(): Promise<Measurement> {
  const good = goodPieces()
  const defective = defectivePieces(good)
  const misses: Miss[] = []
  const alarms: Alarm[] = []
  for (const piece of good) {
    const findings = await lookAt({ ...piece, siblings: siblingsOf(piece, good) })
    for (const finding of findings) if (!finding.passed) alarms.push({ piece, finding })
  }
  for (const defect of defective) {
    const findings = await lookAt(defect)
    if (!findings.some((finding) => catches(finding, defect))) {
      misses.push({ defect, found: findings.filter(({ passed }) => !passed) })
    }
  }
  return { good, defective, misses, alarms }
}

/** Whether a finding is the one that was to come: of the check, as severe, and at the field or the list that it is in. */
function catches(finding: Finding, { expect, path }: Defective): boolean {
  return (
    !finding.passed &&
    finding.name === expect.check &&
    finding.required === expect.required &&
    (expect.code === undefined || finding.code === expect.code) &&
    (path === undefined || isAt(finding.path ?? '', path))
  )
}

function isAt(found: string, wanted: string): boolean {
  const starts = (whole: string, part: string) =>
    whole === part || (part !== '' && /^[.[]/.test(whole.slice(part.length)) && whole.startsWith(part))
  return starts(found, wanted) || starts(wanted, found)
}

/** How one check did on one half of the set. */
export interface Row {
  readonly check: string
  readonly required: boolean
  readonly half: Half
  readonly seeded: number
  readonly caught: number
  readonly good: number
  readonly falseAlarms: number
}

/** Defects by check, and good pieces that it fails or, where it is advice, finds something against. */
export function rowsOf({ good, defective, misses, alarms }: Measurement): readonly Row[] {
  const missed = new Set(misses.map(({ defect }) => defect.id))
  const checks = new Map<string, { readonly check: string; readonly required: boolean }>()
  for (const { expect } of defective) checks.set(`${expect.required} ${expect.check}`, expect)
  for (const { finding } of alarms)
    checks.set(`${finding.required} ${finding.name}`, { check: finding.name, required: finding.required })
  return [...checks.values()].flatMap(({ check, required }) =>
    (['tuned on', 'held out'] as const).map((half): Row => {
      const seeded = defective.filter(
        (defect) =>
          defect.expect.check === check && defect.expect.required === required && halfOf(defect) === half,
      )
      const pieces = good.filter((piece) => halfOf(piece) === half)
      const alarmed = new Set(
        alarms
          .filter(
            ({ piece, finding }) =>
              finding.name === check && finding.required === required && halfOf(piece) === half,
          )
          .map(({ piece }) => piece.id),
      )
      return {
        check,
        required,
        half,
        seeded: seeded.length,
        caught: seeded.filter(({ id }) => !missed.has(id)).length,
        good: pieces.length,
        falseAlarms: alarmed.size,
      }
    }),
  )
}
