import type { Evidence } from '../evidence.ts'

/**
 * How long each job that a killed worker held was nobody's, in milliseconds, shortest first: from the kill to the next
 * claim. Waiting for a worker that is free counts as well.
 */
export function recoveriesIn({ witnesses, killed }: Evidence): readonly number[] {
  const deaths = new Map(killed.map(({ worker, at }) => [worker, at]))
  const held: { readonly job: string; readonly fence: number; readonly since: number }[] = []
  const claims = new Map<string, { readonly fence: number; readonly at: number }[]>()
  for (const { worker, lines } of witnesses) {
    const open = new Map<string, number>()
    for (const { what, job, at = 0, ...line } of lines) {
      if (what === 'claim' && 'fence' in line) {
        open.set(job, line.fence)
        const list = claims.get(job) ?? []
        list.push({ fence: line.fence, at })
        claims.set(job, list)
      }
      if (what === 'settled' || what === 'rejected' || what === 'lost') open.delete(job)
    }
    const since = deaths.get(worker)
    if (since !== undefined) for (const [job, fence] of open) held.push({ job, fence, since })
  }
  return held
    .flatMap(({ job, fence, since }) => {
      const later = (claims.get(job) ?? []).filter((claim) => claim.fence > fence).map(({ at }) => at)
      return later.length === 0 ? [] : [Math.min(...later) - since]
    })
    .toSorted((one, other) => one - other)
}
