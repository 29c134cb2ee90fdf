import type { Clock, Identifiers, Randomness } from '../ports/index.ts'
import { systemClock } from './clock.ts'

/** The twelve counting bits of an id start below this, so that they can count up within a millisecond. */
const firstCount = 0x800
const lastCount = 0xfff

/**
 * UUIDv7: 48 bits of milliseconds, 12 bits that count up within one, 62 random bits. Ids of one maker sort in the
 * order in which they were made, also when the clock stands still, jumps back or the count runs over (then the
 * time part runs ahead).
 *
 * @param options.random default: the cryptographic randomness of the platform
 * @example systemIdentifiers().next() // '0199b5a6-3c00-7c1f-9a3e-5b0d2f6e8a41'
 */
export function systemIdentifiers(
  options: { readonly clock?: Clock | undefined; readonly random?: Randomness | undefined } = {},
): Identifiers {
  const clock = options.clock ?? systemClock
  const random = options.random ?? platformRandomness
  let time = 0
  let count = 0

  function tick(): void {
    const now = clock.now()
    if (now > time) {
      time = now
      count = Math.floor(random() * firstCount)
    } else if (count < lastCount) {
      count += 1
    } else {
      time += 1
      count = Math.floor(random() * firstCount)
    }
  }

  return {
    next() {
      tick()
      const stamp = hex(time, 12)
      const variant = hex(0x8000 + Math.floor(random() * 0x4000), 4)
      const tail = hex(Math.floor(random() * 0x1000000), 6) + hex(Math.floor(random() * 0x1000000), 6)
      return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(count, 3)}-${variant}-${tail}`
    },
  }
}

/** Drawn ahead: to ask the platform costs a hundred times what a number does. */
const drawn = new DataView(new ArrayBuffer(1_024))
let used = drawn.byteLength

/** A number from 0 up to and not including 1, from `crypto`. */
export function platformRandomness(): number {
  if (used === drawn.byteLength) {
    crypto.getRandomValues(new Uint8Array(drawn.buffer))
    used = 0
  }
  const number = drawn.getUint32(used)
  used += 4
  return number / 2 ** 32
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
