import type { Backend } from '../ports/index.ts'

/** How often a condition is looked at that no event announces. */
const lookMs = 20

/** What a promise resolves to, or an error that says what was waited for. Real time: it only ends a test that hangs. */
export async function within<Value>(
  patienceMs: number,
  promise: Promise<Value>,
  what: string,
): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timeout = setTimeout(() => reject(new Error(`Waited ${patienceMs} ms for ${what}.`)), patienceMs)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timeout)
  }
}

/** Waits until a condition holds, looking again whenever the backend writes a fact, and now and then besides. */
export async function eventually(
  backend: Backend,
  patienceMs: number,
  what: string,
  holds: () => Promise<boolean>,
): Promise<void> {
  let written = false
  let wake = (): void => {}
  const unsubscribe = await backend.subscribe(
    {},
    {
      onWake: () => {
        written = true
        wake()
      },
    },
  )
  let waiting = true
  const look = async (): Promise<void> => {
    while (waiting) {
      written = false
      if (await holds()) return
      // A fact written while it was looked at may have made the condition true.
      if (written) continue
      await new Promise<void>((resolve) => {
        const timeout = setTimeout(resolve, lookMs)
        wake = () => {
          clearTimeout(timeout)
          resolve()
        }
      })
    }
  }
  try {
    await within(patienceMs, look(), what)
  } finally {
    waiting = false
    unsubscribe()
  }
}
