import { BlockedError, type ErrorInfo, toErrorInfo } from '../../errors/index.ts'
import type { Json } from '../../values/index.ts'
import { toMilliseconds } from '../../values/index.ts'
import { isPartial } from '../partial.ts'
import type { AnyPipeline } from '../pipeline.ts'
import { nextAttemptAt } from '../retry.ts'
import type { Stage, StageOptions } from '../stage.ts'
import { openAttempt, runAttempt } from './attempt.ts'
import { matchStages } from './compatibility.ts'
import type { Conclusion } from './conclusion.ts'
import { createStageContext } from './context.ts'
import { warn } from './journal.ts'
import { passGate, type Run, unlessStopped, waitUntil } from './run.ts'
import { openScope, runIn, type Scope } from './scope.ts'
import { readInput } from './stored-input.ts'

type Outputs = Record<string, unknown>

/** Runs what the log does not hold yet, stage by stage, up to the job's conclusion. */
export async function runStages(run: Run, pipeline: AnyPipeline): Promise<Conclusion> {
  const { recorder, history, engine } = run
  const { clock, values } = engine
  const stages = matchStages(pipeline, history)
  const input = await readInput(run, pipeline)
  recorder.later({
    type: 'job.started',
    fence: run.fence,
    stages: stages.flatMap(({ stage, name }) => (stage.kind === 'stage' ? [name] : [])),
    version: pipeline.version,
    at: clock.now(),
  })
  await runHook(run, 'before', pipeline.hooks.before, { input, outputs: {} })

  const outputs: Outputs = {}
  for (const [index, { stage, name }] of stages.entries()) {
    const ground = { input, outputs }
    if (stage.kind === 'stop') {
      const early = await runStop(run, stage, name, ground)
      if (early !== undefined) return { kind: 'succeeded', result: early }
      continue
    }
    const isLast = index === stages.length - 1 && pipeline.hooks.after === undefined
    const ended = await runStage(run, stage, name, { ...ground, isLast })
    if (ended.kind === 'failed') return { kind: 'failed', error: ended.error, stage: name }
    outputs[stage.name] = ended.output
  }

  await runHook(run, 'after', pipeline.hooks.after, { input, outputs })
  // The builder typed `build` for exactly these outputs.
  const result =
    pipeline.build === undefined ? outputs : await pipeline.build({ input, outputs, job: run.job } as never)
  if (isPartial(result)) {
    return { kind: 'partial', result: await values.store(result.result, 'result'), errors: result.errors }
  }
  return { kind: 'succeeded', result: await values.store(result, 'result') }
}

type StageEnd =
  | { readonly kind: 'output'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly error: ErrorInfo }
type Ground = { readonly input: unknown; readonly outputs: Outputs }

async function runStage(
  run: Run,
  stage: Stage & { kind: 'stage' },
  name: string,
  { isLast, ...ground }: Ground & { readonly isLast: boolean },
): Promise<StageEnd> {
  const { history, recorder, engine } = run
  const { clock, values, randomness } = engine
  // The builder typed these options for this stage's input and outputs.
  const options = stage.options as StageOptions<unknown, Outputs>
  const past = history.stages.get(name)
  if (past?.end?.kind === 'succeeded') return { kind: 'output', output: await values.load(past.end.output) }
  if (past?.end?.kind === 'skipped') return { kind: 'output', output: undefined }
  if ((past?.attempt ?? 0) === 0 && options.skip?.(ground) === true) {
    recorder.later({ type: 'stage.skipped', stage: name, at: clock.now() })
    return { kind: 'output', output: undefined }
  }

  const begunAt = past !== undefined && past.attempt > 0 ? past.startedAt : clock.now()
  let attempt = past === undefined || past.attempt === 0 ? 1 : past.attempt
  let isBegun = past !== undefined && past.attempt > 0
  let failure = past?.failure
  for (;;) {
    // Without a time to try again the failure was final, and the job has concluded with it before it got here.
    if (failure?.retryAt !== undefined) {
      const at = failure.retryAt
      await inStage(run, name, (scope) =>
        run.activity.operation(scope, () => waitUntil(run, scope, name, at)),
      )
      attempt = failure.attempt + 1
      isBegun = false
    }
    if (!isBegun && attempt === 1)
      recorder.later({ type: 'stage.started', stage: name, attempt, at: begunAt })
    // A further attempt begins with its fact: the history then forgets what failed in the one before.
    if (!isBegun && attempt > 1)
      await recorder.write({ type: 'stage.started', stage: name, attempt, at: clock.now() })
    isBegun = true
    try {
      const output = await attemptStage(run, stage, name, { ...ground, attempt, startedAt: begunAt, options })
      const now = clock.now()
      warnOfUnused(run, name)
      const stored = await values.store(output, name)
      const fact = {
        type: 'stage.succeeded',
        stage: name,
        output: stored,
        ms: now - begunAt,
        at: now,
      } as const
      // Recorded before the next stage begins, whose beginning goes along. After the last one comes the settlement.
      if (isLast) recorder.later(fact)
      else await recorder.write(fact)
      return { kind: 'output', output: await values.load(stored) }
    } catch (thrown) {
      if (BlockedError.isInstance(thrown)) return run.block(thrown)
      const info = toErrorInfo(thrown)
      const error = { ...info, path: info.path ?? name }
      const now = clock.now()
      const retryAt = nextAttemptAt({ retry: options.retry, error, attempt, now, randomness })
      if (retryAt === undefined && options.onError !== undefined) {
        return recover(run, name, error, { ...ground, attempt, startedAt: begunAt, options })
      }
      failure = { error, attempt, retryAt }
      const fact = { type: 'stage.failed', stage: name, error, attempt, at: now } as const
      await recorder.write(retryAt === undefined ? fact : { ...fact, retryAt })
      if (retryAt === undefined) return { kind: 'failed', error }
    }
  }
}

interface AttemptGround extends Ground {
  readonly attempt: number
  readonly startedAt: number
  readonly options: StageOptions<unknown, Outputs>
}

function attemptStage(
  run: Run,
  stage: Stage & { kind: 'stage' },
  name: string,
  ground: AttemptGround,
): Promise<unknown> {
  const { timeout } = ground.options
  return withContext(
    run,
    name,
    ground,
    timeout === undefined ? undefined : toMilliseconds(timeout, `${name}.timeout`),
    (context) =>
      // The builder typed `run` for this very context.
      stage.run(context as never),
  )
}

async function recover(run: Run, name: string, error: ErrorInfo, ground: AttemptGround): Promise<StageEnd> {
  const { recorder, engine } = run
  const { clock, values } = engine
  const { onError } = ground.options
  try {
    const output = await withContext(run, name, ground, undefined, async (context) =>
      onError?.(error, context),
    )
    const now = clock.now()
    const stored = await values.store(output, name)
    await recorder.write({
      type: 'stage.succeeded',
      stage: name,
      output: stored,
      ms: now - ground.startedAt,
      recovered: error,
      at: now,
    })
    return { kind: 'output', output: await values.load(stored) }
  } catch (thrown) {
    if (BlockedError.isInstance(thrown)) return run.block(thrown)
    const failure = toErrorInfo(thrown)
    const at = clock.now()
    await recorder.write({ type: 'stage.failed', stage: name, error: failure, attempt: ground.attempt, at })
    return { kind: 'failed', error: failure }
  }
}

async function runStop(
  run: Run,
  stop: Stage & { kind: 'stop' },
  name: string,
  ground: Ground,
): Promise<Json | undefined> {
  const { history, recorder, engine } = run
  const past = history.stages.get(name)?.end
  if (past !== undefined) return past.kind === 'succeeded' ? past.output : undefined
  // The builder typed both functions for this input and these outputs.
  if (!stop.when(ground as never)) {
    recorder.later({ type: 'stage.skipped', stage: name, at: engine.clock.now() })
    return undefined
  }
  const output = await engine.values.store(stop.result(ground as never), name)
  recorder.later({ type: 'stage.succeeded', stage: name, output, ms: 0, at: engine.clock.now() })
  return output
}

/** Runs a hook once: its end is recorded, and its failure is the job's. */
async function runHook(
  run: Run,
  hook: 'before' | 'after',
  work: ((context: never) => unknown) | undefined,
  ground: Ground,
): Promise<void> {
  if (work === undefined || run.history.hooks.has(hook)) return
  const { clock } = run.engine
  await withContext(
    run,
    `~${hook}`,
    { ...ground, attempt: 1, startedAt: clock.now(), options: {} },
    undefined,
    (context) =>
      // The builder typed the hook for this context.
      work(context as never),
  )
  run.recorder.later({ type: 'hook.settled', hook, at: clock.now() })
}

/** Runs code of the pipeline's author in an attempt and a scope of its own. */
export async function withContext(
  run: Run,
  path: string,
  ground: AttemptGround,
  limitMs: number | undefined,
  work: (context: ReturnType<typeof createStageContext>) => unknown,
): Promise<unknown> {
  const { clock } = run.engine
  const handle = openAttempt({
    stage: path,
    number: ground.attempt,
    startedAt: ground.startedAt,
    outer: run.signal,
  })
  const scope = openScope({ path, kind: path.startsWith('~') ? 'hook' : 'stage', attempt: handle.attempt })
  const context = createStageContext(run, scope, { input: ground.input, outputs: ground.outputs })
  return unlessStopped(run, () =>
    runAttempt({
      clock,
      activity: run.activity,
      handle,
      scope,
      limitMs,
      limits: run.limits,
      work: async () => {
        await run.activity.operation(scope, () => passGate(run, scope))
        return runIn(scope, () => work(context))
      },
    }),
  )
}

/** An attempt for the engine's own waiting between attempts of the author's code. */
function inStage<Result>(run: Run, name: string, work: (scope: Scope) => Promise<Result>): Promise<Result> {
  const { attempt } = openAttempt({
    stage: name,
    number: 0,
    startedAt: run.engine.clock.now(),
    outer: run.signal,
  })
  return work(openScope({ path: name, kind: 'stage', attempt }))
}

/** Recorded results that the code no longer asks for were paid in vain: the author should know. */
function warnOfUnused(run: Run, stage: string): void {
  const inside = `${stage}/`
  const unused = [...run.history.calls.keys(), ...run.history.steps.keys()].filter(
    (key) => key.startsWith(inside) && !run.asked.has(key) && !isWithin(run.reused, key),
  )
  if (unused.length === 0) return
  const names = unused.slice(0, 3).join(', ')
  warn(run, 'replay.unused', `${unused.length} recorded results were not asked for again: ${names}`, stage)
}

/** What lies below a step or item that was itself found recorded is not asked for one by one. */
function isWithin(reused: ReadonlySet<string>, key: string): boolean {
  for (let at = key.lastIndexOf('/'); at > 0; at = key.lastIndexOf('/', at - 1)) {
    if (reused.has(key.slice(0, at))) return true
  }
  return false
}
