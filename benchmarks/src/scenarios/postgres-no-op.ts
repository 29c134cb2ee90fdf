import { type Level, ratesOf } from '../postgres/measurements/rates.ts'
import type { WorkOptions } from '../postgres/subject.ts'
import type { Scenario } from '../scenario.ts'

const levels: Readonly<Record<string, Level>> = {
  usual: { processes: 1, concurrency: 10 },
  wide: { processes: 1, concurrency: 50 },
}

const measure = (subject: string, backlog: number, form?: WorkOptions['form']) => () =>
  ratesOf({ subject, kind: 'no-op', form, levels, backlog })

export const scenario: Scenario = {
  title: 'Jobs that do nothing',
  about: `Against queues, which keep no log: a job is a row that is claimed and settled. By default pg-boss fetches one job and
looks again after two seconds; batched it fetches 50 and settles them in one statement. graphile-worker claims and settles one
by one; batched it fetches 500 and settles together. Both lose track of a batch that was claimed when its process dies,
until its lease runs out (see recovery).`,
  server: 'postgres',
  rounds: 3,
  metrics: {
    usual: { title: '10 at once', unit: 'per second', isCompared: true },
    wide: { title: '50 at once', unit: 'per second', isCompared: true },
    usualStatements: { title: 'statements a job, 10 at once', unit: 'count' },
    wideStatements: { title: '50 at once', unit: 'count' },
  },
  contenders: {
    repurpose: measure('repurpose', 20_000),
    bare: measure('bare', 25_000),
    'bare, batched': measure('bare', 60_000, 'tuned'),
    'pg-boss': measure('pg-boss', 500),
    'pg-boss, batched': measure('pg-boss', 80_000, 'tuned'),
    'graphile-worker': measure('graphile-worker', 10_000),
    'graphile-worker, batched': measure('graphile-worker', 120_000, 'tuned'),
  },
}
