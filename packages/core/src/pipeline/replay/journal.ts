import type { CallJournal } from '../../providers/index.ts'
import { warningKey } from './history.ts'
import { passGate, type Run } from './run.ts'
import { countedKey, currentScope, openScope, runIn, type Scope } from './scope.ts'

/**
 * The memory of provider calls for one stage: a call is known by its place, its task and what was asked, so that the
 * same request in the same place is never paid twice.
 */
export function createCallJournal(run: Run, stageScope: Scope): CallJournal {
  const { backend, clock } = run.engine
  const stage = stageScope.attempt.stage
  return {
    open({ task, fingerprint }) {
      const key = countedKey(currentScope(stageScope), `${task}:${fingerprint}`)
      run.asked.add(key)
      return { key, recorded: run.history.calls.get(key) }
    },
    run(_key, work) {
      const scope = currentScope(stageScope)
      return run.activity.operation(scope, async () => {
        await passGate(run, scope)
        return work(scope.attempt.signal)
      })
    },
    within(key, work) {
      const { kind, attempt, places } = currentScope(stageScope)
      return runIn(openScope({ path: key, kind, attempt, places }), work)
    },
    record(fact) {
      return run.activity.operation(currentScope(stageScope), () =>
        run.recorder.write({ ...fact, at: clock.now() }),
      )
    },
    text(event) {
      backend.publish([
        { type: 'text', ...event, stage, jobId: run.job.id, rootId: run.job.rootId, at: clock.now() },
      ])
    },
  }
}

/** Records a warning unless the log has it. */
export function warn(run: Run, code: string, message: string, path: string): void {
  const key = warningKey({ code, message, path })
  if (run.history.warnings.has(key)) return
  run.history.warnings.add(key)
  run.recorder.later({ type: 'warning', code, message, path, at: run.engine.clock.now() })
}
