import { AsyncLocalStorage } from 'node:async_hooks'
import { InputError, PipelineError } from '../../errors/index.ts'
import { portableText } from '../../values/index.ts'
import type { Place } from './slots.ts'

/**
 * One attempt at a stage, at an item of `each`, or at a hook.
 *
 *     open ──over, failed, timed out──▶ closing ──calls under way are recorded──▶ closed
 *
 * While closing, no new call begins; once closed, what user code still does through the engine gets nowhere. The same
 * holds for the attempts within.
 */
export interface Attempt {
  /** Of the stage, for an item. */
  readonly parent: Attempt | undefined
  readonly stage: string
  readonly number: number
  readonly startedAt: number
  readonly signal: AbortSignal
  state: 'open' | 'closing' | 'closed'
  /** Calls of user code that have not settled, and operations at work among them; those of attempts within included. */
  openCalls: number
  workingOperations: number
}

/** An attempt at an item, within the attempt at its stage or enclosing item. */
export function attemptWithin(parent: Attempt): Attempt {
  return { ...parent, parent, state: 'open', openCalls: 0, workingOperations: 0 }
}

/** The attempt and those that it lies within, from the inside out. */
export function* attemptsAround(attempt: Attempt): Iterable<Attempt> {
  for (let one: Attempt | undefined = attempt; one !== undefined; one = one.parent) yield one
}

/**
 * A place in a pipeline that keys are made in. Items of `each` have one each, so that a destructured `step` records
 * under the item that runs it.
 */
export interface Scope {
  readonly path: string
  readonly kind: 'stage' | 'item' | 'step' | 'hook'
  readonly attempt: Attempt
  /** Names given to steps, groups and sleeps here, to refuse a second use. */
  readonly names: Set<string>
  /** How often the same call or wait was made here. */
  readonly occurrences: Map<string, number>
  /** The places of the enclosing items; given back while something here waits. */
  readonly places: readonly Place[]
}

const storage = new AsyncLocalStorage<Scope>()

export function openScope(
  options: Pick<Scope, 'path' | 'kind' | 'attempt'> & { readonly places?: readonly Place[] },
): Scope {
  return { places: [], ...options, names: new Set(), occurrences: new Map() }
}

export function runIn<Result>(scope: Scope, work: () => Result): Result {
  return storage.run(scope, work)
}

/** The scope that the caller runs in; the stage's own for code that lost its way, such as an emitter's listener. */
export function currentScope(stageScope: Scope): Scope {
  const scope = storage.getStore()
  const isOfStage = scope !== undefined && [...attemptsAround(scope.attempt)].includes(stageScope.attempt)
  return isOfStage ? scope : stageScope
}

/**
 * The key of a new named thing in a scope.
 *
 * @throws PipelineError `DUPLICATE_STEP` for a name used before in this scope.
 */
export function claimKey(scope: Scope, name: string): string {
  if (typeof name !== 'string' || name === '') {
    throw new InputError({
      message: 'A step, group or wait needs a name.',
      path: scope.path,
      action: 'Give a non-empty text.',
    })
  }
  const key = `${scope.path}/${escapeName(name)}`
  if (scope.names.has(name)) {
    throw new PipelineError({
      code: 'DUPLICATE_STEP',
      message: `"${name}" is used twice in the same scope.`,
      path: key,
      action:
        'Give each step, group and sleep a name of its own; inside each(), every item has its own scope.',
    })
  }
  scope.names.add(name)
  return key
}

/** The key of something that may be repeated under the same name: the first, the second, … time. */
export function countedKey(scope: Scope, name: string): string {
  const before = scope.occurrences.get(name) ?? 0
  scope.occurrences.set(name, before + 1)
  const key = portableText(`${scope.path}/${name}`)
  return before === 0 ? key : `${key}~${before + 1}`
}

export function itemKey(groupKey: string, item: string): string {
  return `${groupKey}[${escapeName(item)}]`
}

/** @throws PipelineError `NESTED_STEP` inside a step. */
export function refuseInsideStep(scope: Scope, what: string): void {
  if (scope.kind !== 'step') return
  throw new PipelineError({
    code: 'NESTED_STEP',
    message: `${what} cannot be used inside a step: a step is recorded as a whole.`,
    path: scope.path,
    action: 'Move it out of the step, into the stage or an each() item.',
  })
}

/** Keeps `/`, `[`, `]`, `~` and `%` for the structure of keys. */
function escapeName(name: string): string {
  return portableText(name).replace(/[%/[\]~]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
}
