import { addHistory, makeHistory } from '../postgres/measurements/history.ts'
import { type Level, ratesAt } from '../postgres/measurements/rates.ts'
import { pickUpAt } from '../postgres/measurements/waiting.ts'
import { hasAbsurd, type Kind, type WorkOptions } from '../postgres/subject.ts'
import type { Measures, Scenario } from '../scenario.ts'

const finished = 50_000
const waiting = 30_000
const samples = 5

const levels: Readonly<Record<string, Level>> = {
  usual: { processes: 1, concurrency: 10 },
  wide: { processes: 1, concurrency: 50 },
}

/** First a worker that has nothing to do, beside jobs that wait for others; then one that has all of them to do. */
const measure = (subject: string, kind: Kind, form: WorkOptions['form'] = 'default') => {
  return async (): Promise<Measures> => {
    const url = await makeHistory(subject, kind, { finished, waiting: 0, elsewhere: waiting })
    const pickedUp = await pickUpAt(url, subject, form, samples)
    await addHistory(url, subject, kind, { finished: 0, waiting, elsewhere: 0 })
    const rates = await ratesAt(url, { subject, kind, form, levels, backlog: 20_000 }, waiting)
    return { ...rates, ...pickedUp }
  }
}

export const scenario: Scenario = {
  title: `The same with ${finished.toLocaleString('en')} finished and ${waiting.toLocaleString('en')} waiting jobs`,
  about: `Each in tables as they are after long use: copies of the contender's own rows, with their steps, inputs and outputs (ours
with 8 facts and a label a job), then \`vacuum analyze\`. Picking up: the waiting ones wait in another queue (Absurd has tables of
its own for one), and ${samples} others are handed in one by one. Rates: they wait in this one. The first five rows do three steps,
the others nothing. graphile-worker deletes what it has done, and what the Workflow SDK keeps cannot be copied by SQL:
they are not here.`,
  server: 'postgres',
  rounds: 1,
  metrics: {
    usual: { title: '10 at once', unit: 'per second', isCompared: true },
    wide: { title: '50 at once', unit: 'per second', isCompared: true },
    usualStatements: { title: 'statements a job, 10 at once', unit: 'count' },
    pickUp50: { title: 'picked up, p50', unit: 'milliseconds', isCompared: true },
    pickUp99: { title: 'p99', unit: 'milliseconds', isCompared: true },
  },
  contenders: {
    'repurpose, 3 steps': measure('repurpose', 'steps'),
    'bare, 3 steps': measure('bare', 'steps'),
    'OpenWorkflow, 3 steps': measure('openworkflow', 'steps'),
    'DBOS, tuned, 3 steps': measure('dbos', 'steps', 'tuned'),
    ...(hasAbsurd ? { 'Absurd, 3 steps': measure('absurd', 'steps') } : {}),
    'repurpose, nothing': measure('repurpose', 'no-op'),
    'pg-boss, batched, nothing': measure('pg-boss', 'no-op', 'tuned'),
  },
}
