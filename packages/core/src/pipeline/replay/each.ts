import { BlockedError, InputError, type RepurposeError, toErrorInfo } from '../../errors/index.ts'
import { encode, fingerprint, type Outcome } from '../../job/index.ts'
import { type Json, portableText, toConcurrency } from '../../values/index.ts'
import type { EachOptions } from '../stage.ts'
import { settled } from './attempt.ts'
import type { Run } from './run.ts'
import { attemptWithin, claimKey, itemKey, openScope, refuseInsideStep, runIn, type Scope } from './scope.ts'
import { createPlace, createSlots } from './slots.ts'
import { recordOnce } from './step.ts'

const defaultConcurrency = 5

/** Runs every item in a scope of its own and gives all outcomes, in the order of the items. */
export async function runEach<Item, Value>(
  run: Run,
  scope: Scope,
  name: string,
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Value> | Value,
  options: EachOptions<Item> = {},
): Promise<Outcome<Value>[]> {
  const groupKey = claimGroup(scope, name)
  const group = await run.activity.operation(scope, () =>
    openGroup(run, groupKey, items, options.key, (item, index) => encode(item, `${groupKey}[${index}]`)),
  )
  const slots = createSlots(
    toConcurrency(options.concurrency ?? defaultConcurrency, `${groupKey}.concurrency`),
  )
  return Promise.all(
    group.map(async ({ key, item }, index): Promise<Outcome<Value>> => {
      const place = createPlace(slots)
      const at = { path: key, kind: 'item', places: [...scope.places, place] } as const
      await place.take()
      try {
        // The item itself costs nothing to run again: whatever it paid for is recorded below it.
        const record = {
          run,
          scope: openScope({ ...at, attempt: scope.attempt }),
          key,
          retry: options.retry,
          isDurableAtOnce: false,
        }
        const value = await recordOnce(record, () =>
          attemptItem(run, openScope({ ...at, attempt: attemptWithin(scope.attempt) }), () =>
            work(item, index),
          ),
        )
        return { status: 'succeeded', value }
      } catch (error) {
        return { status: 'failed', error: toErrorInfo(error) }
      } finally {
        place.leave()
      }
    }),
  )
}

/** The values of all items, or the error of the first that failed. */
export function valuesOf<Value>(
  outcomes: readonly Outcome<Value>[],
  toError: (outcome: Outcome<Value> & { status: 'failed' }) => RepurposeError,
): Value[] {
  return outcomes.map((outcome) => {
    if (outcome.status === 'failed') throw toError(outcome)
    return outcome.value
  })
}

export function claimGroup(scope: Scope, name: string): string {
  refuseInsideStep(scope, 'each() and spawn()')
  return claimKey(scope, name)
}

/**
 * Records the keys of a group once, and gives each item with its own. Without keys of its own a list is known by its
 * content, and another list on replay blocks the job: its recorded results would go to the wrong items.
 */
export async function openGroup<Item>(
  run: Run,
  groupKey: string,
  items: readonly Item[],
  keyOf: ((item: Item, index: number) => string) | undefined,
  contentOf: (item: Item, index: number) => Json | Promise<Json>,
): Promise<readonly { readonly key: string; readonly item: Item }[]> {
  const named = items.map((item, index) => ({
    item,
    name: keyOf === undefined ? String(index) : portableText(String(keyOf(item, index))),
  }))
  const names = named.map(({ name }) => name)
  refuseDoubles(names, groupKey)
  const shape = keyOf === undefined ? fingerprint(await Promise.all(items.map(contentOf))) : undefined
  run.asked.add(groupKey)
  const past = run.history.groups.get(groupKey)
  if (past !== undefined && past.shape !== shape) {
    throw new BlockedError({
      code: 'REPLAY_MISMATCH',
      message: 'The list is not the one that this job began with.',
      path: groupKey,
      action: `Give the items keys, make the list from recorded values only, or retry({ from: '${groupKey.split('/')[0]}' }).`,
    })
  }
  if (past === undefined || !sameNames(past.items, names)) {
    run.recorder.later({
      type: 'group.opened',
      key: groupKey,
      items: names,
      ...(shape === undefined ? {} : { shape }),
      at: run.engine.clock.now(),
    })
  }
  return named.map(({ item, name }) => ({ key: itemKey(groupKey, name), item }))
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}

function refuseDoubles(names: readonly string[], groupKey: string): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) {
      throw new InputError({
        message: `Two items have the key "${name}".`,
        path: groupKey,
        action: 'Give every item a key of its own.',
      })
    }
    seen.add(name)
  }
}

/**
 * One attempt at an item. It ends when nothing of it is under way any more: a further attempt would else do the same
 * work beside it, and pay for it twice.
 */
async function attemptItem<Value>(
  run: Run,
  scope: Scope,
  work: () => Promise<Value> | Value,
): Promise<Value> {
  const { activity } = run
  const { attempt } = scope
  try {
    const value = await runIn(scope, work)
    await settled(activity, attempt, 'open')
    return value
  } catch (error) {
    activity.startClosing(attempt)
    await settled(activity, attempt, 'working')
    throw error
  } finally {
    activity.close(attempt)
  }
}
