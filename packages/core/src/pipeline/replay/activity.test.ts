import { describe, expect, it } from 'vitest'
import { createActivity, type Wait } from './activity.ts'
import { openAttempt } from './attempt.ts'
import { attemptWithin, openScope } from './scope.ts'
import { createPlace, createSlots } from './slots.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

function scene() {
  let changes = 0
  const activity = createActivity({ onChange: () => (changes += 1) })
  const { attempt } = openAttempt({
    stage: 'work',
    number: 1,
    startedAt: 0,
    outer: new AbortController().signal,
  })
  const scope = openScope({ path: 'work', kind: 'stage', attempt })
  return { activity, attempt, scope, changes: () => changes }
}

/** A wait that is over when told. */
function manual(key = 'wait'): Wait & { end(): void } {
  let isOver = false
  return {
    kind: 'signal',
    key,
    isOver: () => isOver,
    end() {
      isOver = true
    },
  }
}

/** Whether a promise has settled by now. */
function watch(promise: Promise<unknown>) {
  const state = { isSettled: false }
  const note = () => {
    state.isSettled = true
  }
  promise.then(note, note)
  return state
}

describe('a job', () => {
  it('is idle when it waits and nothing is at work', async () => {
    const { activity, scope } = scene()
    const wait = manual()
    expect(activity.isIdle()).toBe(false)
    let release = () => {}
    void activity.operation(scope, () => new Promise<void>((resolve) => (release = resolve)))
    void activity.operation(scope, () => activity.wait(scope, wait))
    await settle()
    expect([activity.waits(), activity.isIdle()]).toEqual([[wait], false])
    release()
    await settle()
    expect(activity.isIdle()).toBe(true)
  })

  it('is at work again from the moment that a wait is over', async () => {
    const { activity, scope } = scene()
    const wait = manual()
    const operation = watch(activity.operation(scope, () => activity.wait(scope, wait)))
    await settle()
    activity.review()
    expect(activity.isIdle()).toBe(true)
    wait.end()
    activity.review()
    expect([activity.isIdle(), activity.waits()]).toEqual([false, []])
    await settle()
    expect(operation.isSettled).toBe(true)
  })

  it('does not wait for what is over already', async () => {
    const { activity, scope } = scene()
    const wait = manual()
    wait.end()
    await activity.operation(scope, () => activity.wait(scope, wait))
    expect(activity.waits()).toEqual([])
  })

  it('rests when nothing is at work, whatever waits', async () => {
    const { activity, scope } = scene()
    let release = () => {}
    void activity.operation(scope, () => activity.wait(scope, manual()))
    void activity.operation(scope, () => new Promise<void>((resolve) => (release = resolve)))
    const rest = watch(activity.rest())
    await settle()
    expect(rest.isSettled).toBe(false)
    release()
    await settle()
    expect(rest.isSettled).toBe(true)
    await activity.rest()
  })

  it('says of every change that something may have changed', async () => {
    const { activity, scope, changes } = scene()
    await activity.call(scope, () => activity.operation(scope, async () => 1))
    expect(changes()).toBe(2)
    await expect(activity.call(scope, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(changes()).toBe(3)
  })
})

describe('an attempt', () => {
  it('is quiet when no call is open, or, on request, when none is at work', async () => {
    const { activity, attempt, scope } = scene()
    const wait = manual()
    void activity.call(scope, () => activity.operation(scope, () => activity.wait(scope, wait)))
    await settle()
    const [open, working] = [
      watch(activity.quiet(attempt, 'open')),
      watch(activity.quiet(attempt, 'working')),
    ]
    await settle()
    expect([open.isSettled, working.isSettled]).toEqual([false, true])
    wait.end()
    activity.review()
    await settle()
    expect(open.isSettled).toBe(true)
  })

  it('that is closing begins no more calls, and lets those under way come to an end', async () => {
    const { activity, attempt, scope } = scene()
    let release = () => {}
    const call = watch(
      activity.call(scope, () =>
        activity.operation(scope, () => new Promise<void>((resolve) => (release = resolve))),
      ),
    )
    activity.startClosing(attempt)
    activity.startClosing(attempt)
    const late = watch(activity.call(scope, async () => 1))
    const record = watch(activity.operation(scope, async () => 1))
    release()
    await settle()
    expect([call.isSettled, record.isSettled, late.isSettled]).toEqual([true, true, false])
  })

  it('that is closing keeps its job, though all that is left waits', async () => {
    const { activity, attempt, scope } = scene()
    void activity.operation(scope, () => activity.wait(scope, manual()))
    activity.startClosing(attempt)
    await settle()
    expect(activity.isIdle()).toBe(false)
    activity.close(attempt)
    expect([activity.isIdle(), activity.waits()]).toEqual([false, []])
  })

  it('that is closing lets nothing begin to wait, and counts no longer what would', async () => {
    const { activity, attempt, scope } = scene()
    const later = watch(
      activity.operation(scope, async () => {
        await settle()
        await activity.wait(scope, manual())
      }),
    )
    activity.startClosing(attempt)
    await activity.quiet(attempt, 'working')
    expect([later.isSettled, activity.waits()]).toEqual([false, []])
  })

  it('that is closed lets nothing more happen in it, and is closed once', async () => {
    const { activity, attempt, scope } = scene()
    let release = () => {}
    void activity.call(scope, () =>
      activity.operation(scope, () => new Promise<void>((resolve) => (release = resolve))),
    )
    activity.close(attempt)
    activity.close(attempt)
    await activity.rest()
    const late = [activity.call(scope, async () => 1), activity.operation(scope, async () => 1)].map(watch)
    release()
    await settle()
    expect(late.map(({ isSettled }) => isSettled)).toEqual([false, false])
    await activity.rest()
  })

  it('within another counts for that one until it is closed', async () => {
    const { activity, attempt, scope } = scene()
    const inner = attemptWithin(attempt)
    const innerScope = openScope({ path: 'work/item[0]', kind: 'item', attempt: inner })
    void activity.call(innerScope, () => activity.operation(innerScope, () => new Promise(() => {})))
    void activity.operation(innerScope, () => activity.wait(innerScope, manual()))
    await settle()
    expect([attempt.openCalls, attempt.workingOperations]).toEqual([1, 1])
    activity.startClosing(inner)
    activity.close(inner)
    expect([attempt.openCalls, attempt.workingOperations]).toEqual([0, 0])
    expect(activity.waits()).toEqual([])
    await activity.quiet(attempt, 'open')
    // The item's own count stays: whoever still waits for it must not be told that it is over.
    expect(watch(activity.quiet(inner, 'open')).isSettled).toBe(false)
    const late = watch(activity.call(openScope({ ...scope, attempt: inner }), async () => 1))
    await settle()
    expect(late.isSettled).toBe(false)
  })

  it('that is closed stops the closing of those within it', async () => {
    const { activity, attempt, scope } = scene()
    activity.startClosing(attemptWithin(attempt))
    const elsewhere = openAttempt({
      stage: 'other',
      number: 1,
      startedAt: 0,
      outer: new AbortController().signal,
    }).attempt
    activity.startClosing(elsewhere)
    void activity.operation(scope, () => activity.wait(scope, manual()))
    activity.close(attempt)
    await settle()
    expect(activity.isIdle()).toBe(false)
  })
})

describe('a place in a loop', () => {
  it('is free for others while its item waits, and taken again before the item goes on', async () => {
    const { activity, attempt } = scene()
    const slots = createSlots(1)
    const [one, other] = [createPlace(slots), createPlace(slots)]
    const scope = openScope({ path: 'work/item[0]', kind: 'item', attempt, places: [one] })
    await one.take()
    const wait = manual()
    const operation = watch(activity.operation(scope, () => activity.wait(scope, wait)))
    await settle()
    await other.take()
    wait.end()
    activity.review()
    await settle()
    expect(operation.isSettled).toBe(false)
    other.leave()
    await settle()
    expect(operation.isSettled).toBe(true)
    expect(attempt.workingOperations).toBe(0)
  })

  it('is not waited for by an item whose attempt is left meanwhile', async () => {
    const { activity, attempt } = scene()
    const slots = createSlots(1)
    const [one, other] = [createPlace(slots), createPlace(slots)]
    const scope = openScope({ path: 'work/item[0]', kind: 'item', attempt, places: [one] })
    await one.take()
    const wait = manual()
    const operation = watch(activity.operation(scope, () => activity.wait(scope, wait)))
    await settle()
    await other.take()
    wait.end()
    activity.review()
    activity.startClosing(attempt)
    await activity.quiet(attempt, 'working')
    other.leave()
    await settle()
    expect(operation.isSettled).toBe(false)
  })
})

describe('a job that has ended', () => {
  it('begins nothing more, and what waits waits for ever', async () => {
    const { activity, scope } = scene()
    const wait = manual()
    const operation = watch(activity.operation(scope, () => activity.wait(scope, wait)))
    await settle()
    activity.seal()
    wait.end()
    activity.review()
    const late = [activity.call(scope, async () => 1), activity.operation(scope, async () => 1)].map(watch)
    await settle()
    expect([operation, ...late].map(({ isSettled }) => isSettled)).toEqual([false, false, false])
    expect(activity.isIdle()).toBe(false)
  })
})
