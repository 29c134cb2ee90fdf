/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Does `count` pieces of work, all begun at once, and says how many were done per second. */
export async function rate(count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const ms = await timed(() => Promise.all(Array.from({ length: count }, (_, index) => work(index))))
  return count / (ms / 1000)
}
