import { safeKey } from '../../assets/index.ts'
import { BlockedError, InputError } from '../../errors/index.ts'
import type { Assets, StageContext } from '../stage.ts'
import { spawnMany, spawnOne } from './children.ts'
import { runEach, valuesOf } from './each.ts'
import { createCallJournal, warn } from './journal.ts'
import { type Run, recordedError, unlessStopped } from './run.ts'
import { currentScope, type Scope } from './scope.ts'
import { runStep } from './step.ts'
import { sleep, waitForSignal } from './waits.ts'

/**
 * What a stage's code works with. Every function finds the scope it is called in, and counts as an open call of its
 * attempt until it settles.
 */
export function createStageContext(
  run: Run,
  stageScope: Scope,
  ground: { readonly input: unknown; readonly outputs: Readonly<Record<string, unknown>> },
): StageContext<unknown, Readonly<Record<string, unknown>>> {
  const { gateway, backend, clock } = run.engine
  const { attempt } = stageScope
  const journal = createCallJournal(run, stageScope)
  const place = {
    jobId: run.job.id,
    ...(run.job.trace === undefined ? {} : { trace: run.job.trace }),
    ...run.secrets,
  }
  const within = <Result>(work: (scope: Scope) => Promise<Result>): Promise<Result> => {
    const scope = currentScope(stageScope)
    return run.activity.call(scope, async () => {
      try {
        return await unlessStopped(run, () => work(scope))
      } catch (error) {
        // User code may catch what it likes, but not the fact that the past no longer fits.
        if (BlockedError.isInstance(error)) return run.block(error)
        throw error
      }
    })
  }
  /** Reading counts as work, so that the job does not park between two items. */
  async function* tracked<Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
    const iterator = items[Symbol.asyncIterator]()
    try {
      for (;;) {
        const next = await within((scope) => run.activity.operation(scope, () => iterator.next()))
        if (next.done === true) return
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  const language = gateway.language(journal, place)
  const speech = gateway.speech(journal, place)
  const images = gateway.images(journal, place)
  const transcripts = gateway.transcripts(journal, place)

  return {
    ...ground,
    job: run.job,
    attempt: attempt.number,
    signal: attempt.signal,
    now: () => new Date(attempt.startedAt),
    language: { ...language, generate: (request) => within(() => language.generate(request)) },
    speech: { say: (request) => within(() => speech.say(request)) },
    images: { draw: (request) => within(() => images.draw(request)) },
    transcripts: {
      load: (source) => within(() => transcripts.load(source)),
      cues: (transcript, range) => tracked(transcripts.cues(transcript, range)),
      text: (transcript) =>
        within((scope) => run.activity.operation(scope, () => transcripts.text(transcript))),
    },
    assets: createAssets(run, within),
    step: (name, work, options) => within((scope) => runStep(run, scope, name, work, options)),
    each: (name, items, work, options) =>
      within(async (scope) =>
        valuesOf(await runEach(run, scope, name, items, work, options), ({ error }) => recordedError(error)),
      ),
    eachSettled: (name, items, work, options) =>
      within((scope) => runEach(run, scope, name, items, work, options)),
    spawn: (name, child) => within((scope) => spawnOne(run, scope, name, child)),
    spawnAll: (name, children, options) => within((scope) => spawnMany(run, scope, name, children, options)),
    // The overloads tell apart what the one implementation gives: `undefined` only ever after a timeout.
    waitFor: ((signal, options) =>
      within((scope) => waitForSignal(run, scope, signal, options))) as StageContext['waitFor'],
    sleep: (name, duration) => within((scope) => sleep(run, scope, name, duration)),
    report(fraction, message) {
      backend.publish([
        {
          type: 'progress',
          stage: attempt.stage,
          // Nothing of nothing is no number, and no progress either.
          fraction: fraction > 0 ? Math.min(fraction, 1) : 0,
          ...(message === undefined ? {} : { message }),
          jobId: run.job.id,
          rootId: run.job.rootId,
          at: clock.now(),
        },
      ])
    },
    warn: (code, message) => warn(run, code, message, currentScope(stageScope).path),
  }
}

/** The job's files. A put is repeated when the stage runs again: the same key then holds the same bytes. */
function createAssets(
  run: Run,
  within: <Result>(work: (scope: Scope) => Promise<Result>) => Promise<Result>,
): Assets {
  const { assets } = run.engine
  return {
    put: (key, body, options) =>
      within((scope) =>
        run.activity.operation(scope, () =>
          assets.put(safeKey('jobs', run.job.id, ...key.split('/')), body, options),
        ),
      ),
    get: (asset) =>
      within((scope) =>
        run.activity.operation(scope, async () => {
          const key = typeof asset === 'string' ? safeKey('jobs', run.job.id, ...asset.split('/')) : asset.key
          const chunks = await assets.get(key)
          if (chunks === undefined) {
            throw new InputError({
              code: 'ASSET_KEY_INVALID',
              message: `There is no asset ${key}.`,
              path: scope.path,
              action: 'Put it first, or pass on the reference that put() gave.',
            })
          }
          const parts: Uint8Array[] = []
          for await (const chunk of chunks) parts.push(chunk)
          return new Uint8Array(Buffer.concat(parts))
        }),
      ),
  }
}
