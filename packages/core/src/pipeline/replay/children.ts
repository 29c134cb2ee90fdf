import { toConcurrency } from '../../values/index.ts'
import type { Child, ChildOutcome } from '../child.ts'
import { childId, prepareJob } from '../new-job.ts'
import { claimGroup, openGroup } from './each.ts'
import type { ChildPast } from './past.ts'
import { passGate, type Run } from './run.ts'
import { claimKey, refuseInsideStep, type Scope } from './scope.ts'

/** Creates go to the backend in chunks, so that one write stays small. */
const chunkSize = 100

export async function spawnOne<Result>(
  run: Run,
  scope: Scope,
  name: string,
  child: Child<Result>,
): Promise<ChildOutcome<Result>> {
  refuseInsideStep(scope, 'spawn()')
  const key = claimKey(scope, name)
  const [outcome] = await spawnWindow(run, scope, key, [{ key, item: child }], 1)
  // One child in, one outcome out.
  return outcome as ChildOutcome<Result>
}

export async function spawnMany<Result>(
  run: Run,
  scope: Scope,
  name: string,
  children: readonly Child<Result>[],
  options: { readonly concurrency?: number | undefined } = {},
): Promise<ChildOutcome<Result>[]> {
  const groupKey = claimGroup(scope, name)
  const concurrency = toConcurrency(
    options.concurrency ?? Number.POSITIVE_INFINITY,
    `${groupKey}.concurrency`,
  )
  const isKeyed = children.some(({ options: { key } }) => key !== undefined)
  const places = await run.activity.operation(scope, () =>
    openGroup(
      run,
      groupKey,
      children,
      isKeyed ? ({ options: { key } }, index) => key ?? String(index) : undefined,
      ({ input }) => run.engine.values.store(input, groupKey),
    ),
  )
  return spawnWindow(run, scope, groupKey, places, concurrency)
}

interface Place<Result> {
  readonly key: string
  readonly item: Child<Result>
}

/** Keeps a window of children running until all have settled; the job parks in between. */
async function spawnWindow<Result>(
  run: Run,
  scope: Scope,
  waitKey: string,
  places: readonly Place<Result>[],
  concurrency: number,
): Promise<ChildOutcome<Result>[]> {
  const { children } = run.history
  const isSpawned = ({ key }: Place<Result>) => children.has(key)
  const isSettled = ({ key }: Place<Result>) => children.get(key)?.settled !== undefined
  for (const { key } of places) run.asked.add(key)
  let waiting = places.filter((place) => !isSpawned(place))
  let running = places.filter((place) => isSpawned(place) && !isSettled(place))

  return run.activity.operation(scope, async () => {
    while (waiting.length > 0 || running.length > 0) {
      const free = Math.min(concurrency - running.length, chunkSize, waiting.length)
      if (free > 0) {
        await passGate(run, scope)
        const next = waiting.slice(0, free)
        await spawnChunk(run, scope, next)
        waiting = waiting.slice(free)
        running = [...running, ...next].filter((place) => !isSettled(place))
        continue
      }
      const before = running.length
      const enough = waiting.length > 0 ? 1 : before
      const settledSince = () => running.reduce((count, place) => count + (isSettled(place) ? 1 : 0), 0)
      await run.activity.wait(scope, {
        kind: 'children',
        key: waitKey,
        children: () => enough - settledSince(),
        isOver: () => settledSince() >= enough,
      })
      running = running.filter((place) => !isSettled(place))
    }
    return Promise.all(places.map(({ key }) => outcomeOf<Result>(run, key)))
  })
}

async function spawnChunk(run: Run, scope: Scope, places: readonly Place<unknown>[]): Promise<void> {
  const { clock } = run.engine
  const { queued, epochs } = run.history
  const epoch = epochs.get(scope.attempt.stage) ?? 0
  const born = await Promise.all(
    places.map(async ({ key, item: child }) => ({
      key,
      job: await prepareJob(run.engine, child.pipeline, child.input, {
        id: childId(run.job.id, key, epoch),
        parent: { id: run.job.id, key },
        rootId: run.job.rootId,
        priority: child.options.priority ?? run.history.priority,
        labels: { ...run.job.labels, ...child.options.labels },
        language: run.job.language,
        trace: run.job.trace,
        deadline: child.options.deadline,
        latestDeadline: queued?.deadline,
      }),
    })),
  )
  await run.recorder.spawn(
    born.map(({ key, job }) => ({ type: 'child.spawned', key, child: job.id, at: clock.now() })),
    born.map(({ job }) => job),
  )
}

type SettledChild = ChildPast & { readonly settled: object }

async function outcomeOf<Result>(run: Run, key: string): Promise<ChildOutcome<Result>> {
  // The window closes when every child in it has settled.
  const { id, settled } = run.history.children.get(key) as SettledChild
  const { outcome, cost, ms } = settled
  const facts = { jobId: id, cost, ms }
  if (outcome.status === 'failed') return { ...outcome, ...facts }
  // The child's pipeline built this value as its `Result`; the log kept it as it was.
  return { status: 'succeeded', value: (await run.engine.values.load(outcome.value)) as Result, ...facts }
}
