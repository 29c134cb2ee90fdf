import { isDeepStrictEqual } from 'node:util'
import type { Evidence, Violation } from '../evidence.ts'

/** Whether the feed has every fact of every job once and in order, and whether its follower saw it so. */
export function faultsInFeed(evidence: Evidence): readonly Violation[] {
  return [...faultsOfWalk(evidence), ...faultsOfFollower(evidence)]
}

function faultsOfWalk({ feed, logs, jobs }: Evidence): readonly Violation[] {
  const violations: Violation[] = []
  const told = new Map<string, number>()
  const cursors = new Set<string>()
  const records = new Map(jobs.map((job) => [job.id, job]))
  for (const { jobId: job, rootId, pipeline, fact, cursor } of feed) {
    const before = told.get(job) ?? 0
    const report = (message: string) => violations.push({ kind: 'feed', job, told: message })
    if (fact.seq <= before) report(`Fact ${fact.seq} comes after fact ${before}.`)
    else if (fact.seq > before + 1) report(`Fact ${fact.seq} comes next after fact ${before}.`)
    if (!isDeepStrictEqual(fact, logs.get(job)?.[fact.seq - 1])) report(`Fact ${fact.seq} is not the log's.`)
    if (cursors.has(cursor)) report(`Fact ${fact.seq} has a cursor that another has.`)
    const record = records.get(job)
    if (record?.rootId !== rootId || record.pipeline !== pipeline)
      report(`Fact ${fact.seq} is told of a ${pipeline} under ${rootId}.`)
    cursors.add(cursor)
    told.set(job, Math.max(fact.seq, before))
  }
  for (const [job, log] of logs) {
    const last = told.get(job) ?? 0
    if (last < log.length)
      violations.push({ kind: 'feed', job, told: `It ends at fact ${last}, the log at ${log.length}.` })
  }
  return violations
}

/** The follower is compared with the feed itself, entry by entry: the order of a feed is the same for all. */
function faultsOfFollower({ feed, followed }: Evidence): readonly Violation[] {
  const violations: Violation[] = []
  const seen = new Map<string, number>()
  for (const { job, seq } of followed) {
    const name = `${job} ${seq}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    if (times === 2)
      violations.push({ kind: 'missed by the follower', job, told: `Fact ${seq} was told more than once.` })
  }
  const missed = feed.filter(({ jobId, fact }) => !seen.has(`${jobId} ${fact.seq}`))
  for (const { jobId: job, fact } of missed)
    violations.push({
      kind: 'missed by the follower',
      job,
      told: `Fact ${fact.seq} (${fact.type}) was not told.`,
    })
  if (violations.length > 0 || followed.length !== feed.length) return violations
  const index = feed.findIndex(
    ({ jobId, fact }, at) => followed[at]?.job !== jobId || followed[at]?.seq !== fact.seq,
  )
  const entry = feed[index]
  if (entry === undefined) return violations
  const other = followed[index]
  const told = `Entry ${index + 1} of the feed is fact ${entry.fact.seq}; the follower was told fact ${other?.seq} of ${other?.job} in its place.`
  return [{ kind: 'missed by the follower', job: entry.jobId, told }]
}
