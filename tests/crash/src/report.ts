import type { Evidence, Violation } from './evidence.ts'
import { recoveriesIn, repeatsIn } from './verify/index.ts'

const shownViolations = 12
const shownFacts = 120

/** What a run came to, in a line. */
export function summarize(evidence: Evidence, figures: Readonly<Record<string, number>>): string {
  const repeats = repeatsIn(evidence)
  const all = {
    planned: evidence.plan.length,
    jobs: evidence.jobs.length,
    facts: evidence.feed.length,
    claims: evidence.witnesses.reduce(
      (sum, { lines }) => sum + lines.filter(({ what }) => what === 'claim').length,
      0,
    ),
    'runs lost with killed workers': repeats.byKilled,
    'runs lost by living workers': repeats.byLiving,
    ...figures,
  }
  const counted = Object.entries(all).map(([name, value]) => `${value} ${name}`)
  return [...counted, ...describeRecoveries(recoveriesIn(evidence))].join(', ')
}

function describeRecoveries(recoveries: readonly number[]): readonly string[] {
  const at = (share: number) =>
    ((recoveries[Math.floor((recoveries.length - 1) * share)] ?? 0) / 1_000).toFixed(1)
  if (recoveries.length === 0) return []
  return [
    `recovery of ${recoveries.length} held jobs: median ${at(0.5)} s, 99 % ${at(0.99)} s, longest ${at(1)} s`,
  ]
}

/** What is wrong, by kind, with the whole story of one job that it is wrong with. */
export function describeViolations(evidence: Evidence, violations: readonly Violation[]): string {
  const counts = new Map<string, number>()
  for (const { kind } of violations) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  // Of each kind some, so that a frequent one does not hide the others.
  const shown = [...counts.keys()].flatMap((kind) =>
    violations
      .filter((one) => one.kind === kind)
      .slice(0, Math.max(2, Math.floor(shownViolations / counts.size))),
  )
  const offending = violations.find(({ job }) => job !== undefined && evidence.logs.has(job))?.job
  return [
    [...counts].map(([kind, count]) => `${count} × ${kind}`).join(', '),
    ...shown.map(({ kind, job, told }) => `- ${kind}${job === undefined ? '' : ` in ${job}`}: ${told}`),
    ...(offending === undefined ? [] : ['', `The story of ${offending}:`, ...storyOf(evidence, offending)]),
  ].join('\n')
}

/** The log of a job, and what the workers witnessed of it. */
function storyOf({ logs, witnesses }: Evidence, job: string): readonly string[] {
  const facts = (logs.get(job) ?? []).map((fact) => {
    const { seq, type, at, ...rest } = fact
    return `  ${seq} ${type} ${new Date(at).toISOString().slice(11)} ${JSON.stringify(rest).slice(0, 160)}`
  })
  const seen = witnesses.flatMap(({ worker, lines }) =>
    lines.flatMap((line) => {
      if (line.job !== job) return []
      const { what, job: _job, at, ...rest } = line
      const when = at === undefined ? '' : new Date(at).toISOString().slice(11)
      return [`  worker ${worker}: ${what} ${when} ${JSON.stringify(rest).slice(0, 160)}`]
    }),
  )
  return [...facts.slice(-shownFacts), ...seen.slice(-shownFacts)]
}
