import { type Measurement, type Row, rowsOf } from './measure.ts'
import { type Half, halfOf, mutators } from './set.ts'

/** How much of the defects has to be caught and how many good pieces may be complained about, as shares. */
export const bounds = {
  /** What fails a piece. */
  required: { caught: 0.99, falseAlarms: 0.01 },
  /** What lowers its score: a reader may well be of another opinion. */
  advisory: { caught: 0.9, falseAlarms: 0.08 },
} as const

const halves: readonly Half[] = ['tuned on', 'held out']

/** What all checks together did on one half. */
export interface Total {
  readonly seeded: number
  readonly caught: number
  readonly good: number
  /** Good pieces with at least one finding. */
  readonly falseAlarms: number
}

export function totalOf(
  { good, defective, misses, alarms }: Measurement,
  half: Half,
  required: boolean,
): Total {
  const seeded = defective.filter((defect) => defect.expect.required === required && halfOf(defect) === half)
  const missed = misses.filter(({ defect }) => defect.expect.required === required && halfOf(defect) === half)
  const alarmed = alarms.filter(
    ({ piece, finding }) => finding.required === required && halfOf(piece) === half,
  )
  return {
    seeded: seeded.length,
    caught: seeded.length - missed.length,
    good: good.filter((piece) => halfOf(piece) === half).length,
    falseAlarms: new Set(alarmed.map(({ piece }) => piece.id)).size,
  }
}

const heading = '## How well the checks catch'

/** The section of the README. */
export function section(measurement: Measurement): string {
  const { good, defective } = measurement
  const byHand = good.filter(({ id }) => id.startsWith('hand/')).length
  return `${heading}

Measured with ${good.length} good pieces of every kind in English, Spanish and German (${byHand} written by hand, with what is easily mistaken for
a fault; the others by the provider without a model) and ${defective.length} with one defect each, of ${mutators.length} kinds from blatant to subtle. The checks were
tuned on one half of the set; in the other, what a writer may leave behind is worded differently as well. A defect counts as caught when the check that it is for names it, as severe as it
has to be and at the field that has it; a false alarm is a good piece with any such finding. The set and its runner:
[tests/defects](tests/defects).

${tableOf(measurement, true)}

Advice lowers a score and fails nothing:

${tableOf(measurement, false)}

The judge of \`faithfulness\` is a double that knows the truth: measured is that each claim reaches it and each verdict comes back to its
field. How well a model judges, this does not say.
`
}

function tableOf(measurement: Measurement, required: boolean): string {
  const rows = rowsOf(measurement).filter((row) => row.required === required)
  const checks = [...new Set(rows.map(({ check }) => check))].toSorted()
  const lines = checks.map((check) => {
    const seeded = measurement.defective.filter(
      ({ expect }) => expect.check === check && expect.required === required,
    )
    const codes = [...new Set(seeded.flatMap(({ expect }) => expect.code ?? []))].map((code) => `\`${code}\``)
    return line(
      [`\`${check}\``, ...codes].join(' '),
      halves.map((half) => rows.find((row) => row.check === check && row.half === half)),
    )
  })
  const totals = halves.map((half) => totalOf(measurement, half, required))
  return [
    '| check | caught, tuned on | caught, held out | false alarms, tuned on | false alarms, held out |',
    '|---|---|---|---|---|',
    ...lines,
    line('**together**', totals),
    share(totals),
  ].join('\n')
}

function line(name: string, halves: readonly (Row | Total | undefined)[]): string {
  const caught = halves.map((half) =>
    half === undefined || half.seeded === 0 ? '–' : `${half.caught} / ${half.seeded}`,
  )
  const alarms = halves.map((half) => `${half?.falseAlarms ?? 0} / ${half?.good ?? 0}`)
  return `| ${[name, ...caught, ...alarms].join(' | ')} |`
}

function share(totals: readonly Total[]): string {
  const caught = totals.map((total) => percent(total.caught, total.seeded))
  const alarms = totals.map((total) => percent(total.falseAlarms, total.good))
  return `| ${['', ...caught, ...alarms].join(' | ')} |`
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)} %`
}

/** A page with its section put in the place of the old one, or at its end. */
export function withSection(page: string, text: string): string {
  const start = page.indexOf(`${heading}\n`)
  if (start === -1) return `${page.trimEnd()}\n\n${text}`
  const next = page.indexOf('\n## ', start + heading.length)
  return page.slice(0, start) + text + (next === -1 ? '' : page.slice(next))
}
