import { type Level, ratesOf, ratesOfPresent } from '../postgres/measurements/rates.ts'
import { hasAbsurd, type WorkOptions } from '../postgres/subject.ts'
import type { Scenario } from '../scenario.ts'

const levels: Readonly<Record<string, Level>> = {
  narrow: { processes: 1, concurrency: 1 },
  usual: { processes: 1, concurrency: 10 },
  wide: { processes: 1, concurrency: 50 },
  many: { processes: 4, concurrency: 10 },
}

const measure = (subject: string, backlog: number, form?: WorkOptions['form']) => () =>
  ratesOf({ subject, kind: 'steps', form, levels, backlog })

export const scenario: Scenario = {
  title: 'Jobs with three recorded steps',
  about: `Equal: the work of the steps, JSON, and that each step is durable before the next begins. Jobs wait already when a
worker begins; counted is what it does in two seconds, after a warm-up. "Bare" is what a user writes with \`pg\` by hand
(\`src/postgres/subjects/bare.ts\`): a claim, three inserted rows, an update, each a commit of its own; no fence, no lease, no
events. Batched, it writes what its jobs have to say at the same time in one statement, as ours does. OpenWorkflow, Absurd and
the Workflow SDK have nothing to tune; DBOS polls every second by default, and tuned every 10 ms. The Workflow SDK hands out
once more, when a worker starts, whatever is not done, and does the first step of all jobs before the second of any: it gets 60
jobs when its workers are there, and the time until all are done counts.`,
  server: 'postgres',
  rounds: 3,
  metrics: {
    narrow: { title: 'one at a time', unit: 'per second', isCompared: true },
    usual: { title: '10 at once', unit: 'per second', isCompared: true },
    wide: { title: '50 at once', unit: 'per second', isCompared: true },
    many: { title: '4 processes, 10 each', unit: 'per second', isCompared: true },
    narrowStatements: { title: 'statements a job, one at a time', unit: 'count' },
    usualStatements: { title: '10 at once', unit: 'count' },
    wideStatements: { title: '50 at once', unit: 'count' },
  },
  contenders: {
    repurpose: measure('repurpose', 15_000),
    bare: measure('bare', 15_000),
    'bare, batched': measure('bare', 30_000, 'tuned'),
    OpenWorkflow: measure('openworkflow', 3_000),
    DBOS: measure('dbos', 500),
    'DBOS, tuned': measure('dbos', 3_000, 'tuned'),
    ...(hasAbsurd ? { Absurd: measure('absurd', 3_000) } : {}),
    'Workflow SDK': () => ratesOfPresent({ subject: 'workflow-sdk', kind: 'steps', levels, backlog: 60 }),
  },
}
