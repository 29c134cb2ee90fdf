import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EndedDemo, interruptDemo, runDemo } from './demo-process.fixture.ts'

const transcript = path.resolve(import.meta.dirname, '../transcripts/rooftop-bees.de.srt')
const pieces = [
  'summary:short,summary:medium,social_media:twitter,social_media:linkedin,social_media:facebook',
  'newsletter:intro,newsletter:takeaways,quotes:five,faq:five,seo',
].join()
const command = ['--transcript', transcript, '--content', pieces]
const durably = [...command, '--durable', 'kept', '--out', 'disturbed', '--slow', '0.1']
const pieceLine = /^ {2}\[\d+\/\d+\]/

/** Ever later; a process may have done more than it has told, so that the next begins behind such a line. */
const places: readonly { readonly at: RegExp; readonly signal?: 'SIGINT' }[] = [
  { at: /^Opening/ },
  { at: /begins\./ },
  { at: /^(Reading|Writing)|\[/ },
  { at: /^Writing|\[/ },
  { at: /^Writing the pieces|\[/, signal: 'SIGINT' },
  { at: pieceLine },
  { at: /^Continues/ },
]

describe('a demo that is killed again and again', () => {
  let folder: string
  const demos: EndedDemo[] = []
  const last = () => demos.at(-1) as EndedDemo

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'repurpose-demo-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('comes to its end all the same', { timeout: 240_000 }, async () => {
    const undisturbed = await runDemo([...command, '--out', 'undisturbed'], { folder })
    expect(undisturbed.code, undisturbed.lines.join('\n')).toBe(0)

    for (const place of places) {
      demos.push(await interruptDemo(durably, { folder, ...place }))
      expect(last().code, last().lines.join('\n')).toBe(place.signal === 'SIGINT' ? 130 : null)
    }
    expect(demos.flatMap(({ lines }) => lines).join('\n')).toMatch(
      /^Stopped: \d+ of 10 pieces and \d+ calls? are recorded\. .*\n\n {2}npm run demo -- .*--durable kept/m,
    )

    do demos.push(await interruptDemo(durably, { folder, at: pieceLine }))
    while (last().code === null)
    expect(last().code, last().lines.join('\n')).toBe(0)
    expect(demos.length).toBeGreaterThan(places.length)
  })

  it('has made no call again that was recorded', async () => {
    const made = await callsMade(folder)
    const told = demos.filter((demo) => recordedBefore(demo) !== undefined)
    const [, now, before] = /^(\d+) calls? made now .*, (\d+) reused/.exec(last().lines.at(-1) ?? '') ?? []
    const recorded = [...told.map((demo) => recordedBefore(demo) ?? 0), Number(now) + Number(before)]
    expect(recorded[0]).toBe(0)
    expect(recorded.at(-1)).toBe(new Set(made.map(({ call }) => call)).size)

    for (const [index, { pid, code }] of told.entries()) {
      const own = made.filter((one) => one.pid === pid)
      const rest = made.slice(made.findLastIndex((one) => one.pid === pid) + 1)
      const again = own.filter(({ call }) => rest.some((later) => later.call === call))
      const lost = own.length - ((recorded[index + 1] ?? 0) - (recorded[index] ?? 0))
      // What was under way when the process was killed had no answer yet, and nothing else is asked again.
      expect(again.length).toBe(lost)
      expect(lost).toBeLessThanOrEqual(code === null ? 5 : 0)
    }
  })

  it('has written what an undisturbed one writes', async () => {
    const undisturbed = await filesIn(path.join(folder, 'undisturbed'))
    expect(undisturbed.size).toBeGreaterThan(10)
    expect(await filesIn(path.join(folder, 'disturbed'))).toEqual(undisturbed)
  })

  it('writes the files of a complete one again, and lets another live beside it', {
    timeout: 60_000,
  }, async () => {
    const calls = await callsMade(folder)
    const again = await runDemo([...durably, '--out', 'again'], { folder })
    expect(again.lines.join('\n')).toMatch(/was complete: 10 pieces and \d+ calls were recorded before/)
    expect(again.lines.at(-1)).toMatch(/^0 calls made now/)
    expect(again.code).toBe(0)
    expect(await callsMade(folder)).toEqual(calls)
    expect(await filesIn(path.join(folder, 'again'))).toEqual(await filesIn(path.join(folder, 'undisturbed')))

    let meddler: Promise<EndedDemo> | undefined
    const other = await runDemo(
      ['--transcript', transcript, '--content', 'quotes:five', '--durable', 'kept', '--slow', '1'],
      {
        folder,
        onLine(line) {
          if (line.startsWith('Writing the brief')) meddler = runDemo(durably, { folder })
        },
      },
    )
    expect(other.lines.join('\n')).toMatch(/begins\..*\n(.*\n)+1 of 1 pieces/)
    expect(other.code).toBe(0)
    const { code, lines } = (await meddler) as EndedDemo
    expect(lines).toEqual(['Opening kept …', expect.stringMatching(/^BACKEND_LOCKED: The folder .+\.$/)])
    expect(code).toBe(2)
  })
})

/** How many calls the log held when the demo began to work; nothing when it did not come that far. */
function recordedBefore({ lines }: EndedDemo): number | undefined {
  if (lines.some((line) => line.includes(' begins.'))) return 0
  const [, calls] = /pieces and (\d+) calls? .*were recorded before/.exec(lines.join('\n')) ?? []
  return calls === undefined ? undefined : Number(calls)
}

/** Every call that any of the processes has made, in their order. */
async function callsMade(
  folder: string,
): Promise<readonly { readonly pid: number; readonly call: string }[]> {
  const text = await readFile(path.join(folder, 'kept/calls.txt'), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, pid, task, hash] = line.split(' ')
      return { pid: Number(pid), call: `${task} ${hash}` }
    })
}

/** Pieces and report by path, without what differs between any two runs: times, and the ids of jobs. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true })
  const files = new Map<string, string>()
  for (const name of names.filter((one) => /^[^.].*\.(md|txt|json)$/.test(one)).sort()) {
    const text = await readFile(path.join(folder, name), 'utf8')
    files.set(name, text.replaceAll(/("durationMs"|"jobId"): [^,\n]+/g, '$1'))
  }
  return files
}
