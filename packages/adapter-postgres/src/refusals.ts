import { JobError, type JobErrorCode } from '@repurpose/core'
import { StatementRefused } from './database/index.ts'

/** What the functions of the schema refuse, as errors of the library. Their codes are explained beside each function. */
const refusals: Readonly<
  Record<
    string,
    (detail: string) => { readonly code: JobErrorCode; readonly message: string; readonly action: string }
  >
> = {
  RP001: (id) => ({
    code: 'JOB_CONFLICT',
    message: `There is a job ${JSON.stringify(id)} already, with another pipeline or input.`,
    action: 'Give the new job another id, or none.',
  }),
  RP002: () => ({
    code: 'QUEUE_FULL',
    message: 'The queue takes no more waiting jobs.',
    action: 'Try again when some of them have begun, or raise the limit.',
  }),
  RP003: (id) => ({
    code: 'JOB_NOT_FOUND',
    message: `There is no job ${JSON.stringify(id)}.`,
    action: 'Check the id; a job that ended long ago may have been pruned.',
  }),
  RP004: (id) => ({
    code: 'JOB_CONFLICT',
    message: `Job ${JSON.stringify(id)} is not a child of the job that spawns it.`,
    action: 'Derive the id of a child from its parent and its place in the pipeline.',
  }),
  RP005: (state) => ({
    code: 'JOB_STATE',
    message: `The job is ${state}; only a job that has ended or is blocked can be retried.`,
    action: 'Wait for the job to end, or cancel it first.',
  }),
}

/** Runs an action; what a function of the schema refuses becomes a `JobError`. */
export async function translateRefusals<Value>(action: () => Promise<Value>): Promise<Value> {
  try {
    return await action()
  } catch (error) {
    const toError = error instanceof StatementRefused ? refusals[error.sqlState] : undefined
    if (toError === undefined || !(error instanceof StatementRefused)) throw error
    const detail = error.detail ?? ''
    const path = error.sqlState === 'RP001' ? { path: 'id' } : {}
    throw new JobError({ ...toError(detail), ...path, ...(detail === '' ? {} : { context: { detail } }) })
  }
}
