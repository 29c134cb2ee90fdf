import { makeTables } from '../postgres/database.ts'
import { recoveryAt } from '../postgres/measurements/waiting.ts'
import { hasAbsurd } from '../postgres/subject.ts'
import type { Measures, Scenario } from '../scenario.ts'

const limit = 130

/** By default, and with the shortest lease that can be had, at the same time. */
const measure = (subject: string, { restarts = false, canShorten = true } = {}) => {
  return async (): Promise<Measures> => {
    const tables = await makeTables(subject, 'recovery')
    const others = await makeTables(subject, 'recovery_shortest')
    const [asIs, shortened] = await Promise.all([
      recoveryAt(tables, subject, { lease: 'default', limit }),
      canShorten ? recoveryAt(others, subject, { lease: 'shortest', restarts, limit }) : {},
    ])
    return { ...asIs, ...shortened }
  }
}

export const scenario: Scenario = {
  title: 'Recovery after `kill -9`',
  about: `From the kill of a worker to the first line of its job's code in another one, which lives already and has room. At the
defaults, waited for at most ${limit} s; and with the shortest lease that each allows, as documented: ours 1 s, Absurd 1 s (the job
has to renew it), pg-boss 10 s of heartbeats looked at every second. OpenWorkflow's 30 s are fixed, and
graphile-worker's four hours. DBOS and the Workflow SDK do not look for the dead: there the second figure is a process that is
started at once in its place, for DBOS with the same executor's name. Counted from the kill, process start included.`,
  server: 'postgres',
  together: true,
  rounds: 1,
  metrics: {
    default: { title: 'by default', unit: 'seconds', isCompared: true },
    shortest: { title: 'shortest', unit: 'seconds', isCompared: true },
  },
  contenders: {
    repurpose: measure('repurpose'),
    OpenWorkflow: measure('openworkflow', { canShorten: false }),
    DBOS: measure('dbos', { restarts: true }),
    ...(hasAbsurd ? { Absurd: measure('absurd') } : {}),
    'Workflow SDK': measure('workflow-sdk', { restarts: true }),
    'pg-boss': measure('pg-boss'),
    'graphile-worker': measure('graphile-worker', { canShorten: false }),
  },
}
