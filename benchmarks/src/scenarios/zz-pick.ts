import { pickUpOf } from '../postgres/measurements/waiting.ts'
import { hasAbsurd, type WorkOptions } from '../postgres/subject.ts'
import type { Scenario } from '../scenario.ts'

const samples = 5

const measure =
  (subject: string, form: WorkOptions['form'] = 'default') =>
  () =>
    pickUpOf(subject, form, samples)

export const scenario: Scenario = {
  title: 'Picking up a job',
  about: `From the call that hands in a job to the first line of its code in another process, whose worker has had nothing to do
for half a second to one and a half. ${samples} jobs; all contenders at the same time, because all they do is wait. Bare
listens for a notification that the insert is followed by.`,
  server: 'postgres',
  together: true,
  rounds: 1,
  metrics: {
    pickUp50: { title: 'p50', unit: 'milliseconds', isCompared: true },
    pickUp99: { title: 'p99', unit: 'milliseconds', isCompared: true },
  },
  contenders: {
    repurpose: measure('repurpose'),
    bare: measure('bare'),
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
