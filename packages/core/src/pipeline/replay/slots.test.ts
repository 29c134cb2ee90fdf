import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPlace, createSlots, type Place } from './slots.ts'

/** Places in one line, and who holds one by now. */
function line(count: number, places: number) {
  const slots = createSlots(count)
  const all = Array.from({ length: places }, () => createPlace(slots))
  const log: number[] = []
  const at = (index: number): Place => {
    const place = all[index]
    if (place === undefined) throw new RangeError(`There are ${places} places.`)
    return place
  }
  return {
    at,
    log,
    take: (index: number) =>
      void at(index)
        .take()
        .then(() => log.push(index)),
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('places', () => {
  it('are given first come, first served, so many at once', async () => {
    const { take, at, log } = line(2, 4)
    for (const index of [0, 1, 2, 3]) take(index)
    await settle()
    expect(log).toEqual([0, 1])
    at(1).leave()
    await settle()
    expect(log).toEqual([0, 1, 2])
    at(0).leave()
    at(2).leave()
    await settle()
    expect(log).toEqual([0, 1, 2, 3])
  })

  it('are given to others while an item waits', async () => {
    const { take, at, log } = line(1, 2)
    take(0)
    take(1)
    await settle()
    at(0).beginWait()
    await settle()
    expect(log).toEqual([0, 1])
    let isBack = false
    void at(0)
      .endWait()
      .then(() => {
        isBack = true
      })
    await settle()
    expect(isBack).toBe(false)
    at(1).leave()
    await settle()
    expect(isBack).toBe(true)
  })

  it('are given back once, however many waits an item has open', async () => {
    const { take, at, log } = line(1, 3)
    for (const index of [0, 1, 2]) take(index)
    await settle()
    at(0).beginWait()
    at(0).beginWait()
    await settle()
    expect(log).toEqual([0, 1])
  })

  it('are taken again when the last of the waits is over', async () => {
    const { take, at, log } = line(1, 2)
    take(0)
    await settle()
    at(0).beginWait()
    at(0).beginWait()
    await at(0).endWait()
    take(1)
    await settle()
    expect(log).toEqual([0, 1])
    const back = at(0).endWait()
    at(1).leave()
    await back
  })

  it('go on to the next when their item has ended in line', async () => {
    const { take, at, log } = line(1, 3)
    for (const index of [0, 1, 2]) take(index)
    await settle()
    at(1).leave()
    at(0).leave()
    await settle()
    // The second is called although it has left; it hands its place on at once.
    expect(log).toEqual([0, 1, 2])
  })

  it('go on to the next when their item begins to wait in line', async () => {
    const { take, at, log } = line(1, 3)
    for (const index of [0, 1, 2]) take(index)
    await settle()
    at(1).beginWait()
    at(0).leave()
    await settle()
    expect(log).toEqual([0, 1, 2])
  })

  it('are given back for good, once', async () => {
    const { take, at, log } = line(1, 3)
    take(0)
    await settle()
    at(0).beginWait()
    at(0).leave()
    at(0).leave()
    take(1)
    take(2)
    await settle()
    expect(log).toEqual([0, 1])
  })

  it('are never held by more than there are, and never lost', () => {
    const actions = fc.array(fc.record({ item: fc.nat(4), act: fc.constantFrom('begin', 'end', 'leave') }), {
      maxLength: 40,
    })
    return fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), actions, async (count, script) => {
        let held = 0
        const slots = createSlots(count)
        const counted = {
          acquire: () =>
            slots.acquire().then(() => {
              held += 1
              expect(held).toBeLessThanOrEqual(count)
            }),
          release() {
            held -= 1
            slots.release()
          },
        }
        const items = Array.from({ length: 5 }, () => ({
          place: createPlace(counted),
          waits: 0,
          left: false,
        }))
        for (const { place } of items) void place.take()
        for (const { item, act } of script) {
          const one = items[item]
          if (one === undefined || one.left) continue
          if (act === 'begin') {
            one.waits += 1
            one.place.beginWait()
          } else if (act === 'end' && one.waits > 0) {
            one.waits -= 1
            void one.place.endWait()
          } else if (act === 'leave') {
            one.left = true
            one.place.leave()
          }
          await settle()
        }
        for (const { place } of items) place.leave()
        await settle()
        expect(held).toBe(0)
      }),
      { numRuns: 60 },
    )
  })
})
