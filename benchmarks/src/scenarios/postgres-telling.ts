import { tellingOf } from '../postgres/measurements/telling.ts'
import { hasAbsurd } from '../postgres/subject.ts'
import type { Scenario } from '../scenario.ts'

const measure = (subject: string) => () => tellingOf(subject)

export const scenario: Scenario = {
  title: 'Events and results in another process',
  about: `A job speaks 20 times, with 40 ms in between; another process listens. Recorded: from the end of a step, before it is
stored, to the sight of it there. Live: what is not stored, joined for up to 40 ms. Result: from the last line of a job to its result
in the process that handed it in. DBOS tells by streams that a workflow writes, the Workflow SDK by a stream of a step; the
others can only be asked for the result, and the plain queues not even that. All at the same time.`,
  server: 'postgres',
  together: true,
  rounds: 1,
  metrics: {
    event50: { title: 'recorded, p50', unit: 'milliseconds', isCompared: true },
    event99: { title: 'p99', unit: 'milliseconds', isCompared: true },
    transient50: { title: 'live, p50', unit: 'milliseconds' },
    transient99: { title: 'p99', unit: 'milliseconds' },
    result50: { title: 'result, p50', unit: 'milliseconds', isCompared: true },
    result99: { title: 'p99', unit: 'milliseconds', isCompared: true },
  },
  contenders: {
    repurpose: measure('repurpose'),
    OpenWorkflow: measure('openworkflow'),
    DBOS: measure('dbos'),
    ...(hasAbsurd ? { Absurd: measure('absurd') } : {}),
    'Workflow SDK': measure('workflow-sdk'),
  },
}
