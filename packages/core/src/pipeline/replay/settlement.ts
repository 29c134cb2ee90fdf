import { type ErrorInfo, IncompleteError } from '../../errors/index.ts'
import type { NewFact, Outcome } from '../../job/index.ts'
import type { ContentRecord, Settlement } from '../../ports/index.ts'
import type { Json } from '../../values/index.ts'
import type { AnyPipeline } from '../pipeline.ts'
import type { Conclusion } from './conclusion.ts'
import { beginningOf, costOf, type History, runningChildren } from './history.ts'
import type { Rest } from './recorder.ts'
import type { Run } from './run.ts'

/** The last write of a run: what its conclusion means for the log, the parent and the stored contents. */
export function settlementOf(options: {
  readonly run: Run
  readonly pipeline: AnyPipeline
  readonly conclusion: Conclusion
  readonly rest: Rest
  readonly contents: readonly ContentRecord[]
}): Settlement {
  const { run, pipeline, conclusion, rest, contents } = options
  const at = run.engine.clock.now()
  const cost = costOf(run.history)
  const hook = pipeline.hooks.settled !== undefined
  const end = (
    fact: NewFact,
    outcome: Outcome<Json>,
    state: 'succeeded' | 'partial' | 'failed' | 'cancelled',
  ): Settlement => ({
    ...rest,
    facts: [...rest.facts, fact],
    to: { state, outcome, cost, hook },
    contents,
    durations: durationsOf(run, pipeline, rest),
  })

  if (conclusion.kind === 'hooked') return { ...rest, to: { state: 'hooked' } }
  if (conclusion.kind === 'blocked') {
    const { error } = conclusion
    return {
      ...rest,
      facts: [...rest.facts, { type: 'job.blocked', error, at }],
      to: { state: 'blocked', error },
    }
  }
  // Its children end first; the job is claimed once more when the last has.
  if (runningChildren(run.history).length > 0)
    return { ...rest, to: { state: 'parked', why: 'children', childrenAtMost: 0 } }
  switch (conclusion.kind) {
    case 'succeeded':
      return end(
        { type: 'job.succeeded', result: conclusion.result, cost, at },
        { status: 'succeeded', value: conclusion.result },
        'succeeded',
      )
    case 'partial': {
      const error = new IncompleteError({
        jobId: run.job.id,
        status: 'partial',
        errors: conclusion.errors,
      }).toInfo()
      const { result, errors } = conclusion
      return end({ type: 'job.partial', result, errors, cost, at }, { status: 'failed', error }, 'partial')
    }
    case 'failed': {
      const { error, stage } = conclusion
      const fact = { type: 'job.failed', error, cost, at, ...(stage === undefined ? {} : { stage }) } as const
      return end(fact, { status: 'failed', error }, 'failed')
    }
    case 'cancelled': {
      const { reason } = conclusion
      const fact = { type: 'job.cancelled', cost, at, ...(reason === undefined ? {} : { reason }) } as const
      return end(fact, { status: 'failed', error: cancelled(reason) }, 'cancelled')
    }
  }
}

/** The finished piece of a content type's pipeline, with what the log knows of its making. */
export async function contentsOf(
  run: Run,
  pipeline: AnyPipeline,
  conclusion: Conclusion,
): Promise<readonly ContentRecord[]> {
  if (pipeline.describeContent === undefined || conclusion.kind !== 'succeeded') return []
  const { values, clock } = run.engine
  const { queued, input } = beginningOf(run.history)
  // `describeContent` belongs to this pipeline: it is given this pipeline's own input and result.
  const ground = {
    input: await values.load(input.value),
    result: await values.load(conclusion.result),
  } as never
  const { source, type, variant, language, value, quality, provenance } = pipeline.describeContent(ground)
  const createdAt = clock.now()
  return [
    {
      jobId: run.job.id,
      rootId: run.job.rootId,
      source,
      type,
      variant,
      language,
      value: await values.store(value, 'result'),
      provenance: await values.store(provenance, 'provenance'),
      models: [
        ...new Set([...run.history.calls.values()].map(({ provider, model }) => `${provider}:${model}`)),
      ],
      quality,
      labels: run.job.labels,
      cost: costOf(run.history),
      ms: createdAt - queued.at,
      createdAt,
    },
  ]
}

/**
 * Of the stages in the log, and of those whose end travels with the settlement. A stage that was never begun here was
 * handed over, and how long somebody took to answer says nothing about the work.
 */
function durationsOf({ history }: Run, pipeline: AnyPipeline, rest: Rest): Settlement['durations'] {
  const recorded = [...history.stages].flatMap(([stage, { attempt, end }]) =>
    end?.kind === 'succeeded' && attempt > 0 ? [{ stage, ms: end.ms }] : [],
  )
  const last = rest.facts.flatMap((fact) =>
    fact.type === 'stage.succeeded' ? [{ stage: fact.stage, ms: fact.ms }] : [],
  )
  return [...recorded, ...last].map(({ stage, ms }) => ({
    pipeline: pipeline.name,
    stage,
    ms: Math.max(0, ms - heldMs(history, stage)),
  }))
}

/** How long a stage has waited for signals; waits beside each other count once. */
function heldMs({ waits }: History, stage: string): number {
  const held = [...waits].flatMap(([key, { since, settled }]) =>
    key.startsWith(`${stage}/`) && since !== undefined && settled !== undefined
      ? [{ since, until: settled.at }]
      : [],
  )
  let total = 0
  let counted = 0
  for (const { since, until } of held.toSorted((one, other) => one.since - other.since)) {
    total += Math.max(0, until - Math.max(since, counted))
    counted = Math.max(counted, until)
  }
  return total
}

function cancelled(reason: string | undefined): ErrorInfo {
  return {
    code: 'CANCELLED',
    message: reason ?? 'The job was cancelled.',
    category: 'cancelled',
    retryable: false,
  }
}
