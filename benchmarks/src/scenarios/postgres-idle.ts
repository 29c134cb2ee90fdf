import { idleOf } from '../postgres/measurements/waiting.ts'
import { hasAbsurd, type WorkOptions } from '../postgres/subject.ts'
import type { Scenario } from '../scenario.ts'

const measure =
  (subject: string, form: WorkOptions['form'] = 'default') =>
  () =>
    idleOf(subject, form)

export const scenario: Scenario = {
  title: 'A worker with nothing to do',
  about: `Statements a minute that one worker process sends, room for 10 jobs, nothing to do, counted by the server
(pg_stat_statements).`,
  server: 'postgres',
  together: true,
  rounds: 1,
  metrics: { statements: { title: 'statements a minute', unit: 'count', isCompared: true } },
  contenders: {
    repurpose: measure('repurpose'),
    OpenWorkflow: measure('openworkflow'),
    DBOS: measure('dbos'),
    'DBOS, tuned': measure('dbos', 'tuned'),
    ...(hasAbsurd ? { Absurd: measure('absurd') } : {}),
    'Workflow SDK': measure('workflow-sdk'),
    'pg-boss': measure('pg-boss'),
    'pg-boss, notified': measure('pg-boss', 'tuned'),
    'graphile-worker': measure('graphile-worker'),
  },
}
