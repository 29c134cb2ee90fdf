import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'

const run = promisify(execFile)
const example = path.resolve(import.meta.dirname, '../src/embed.ts')
const readme = path.resolve(import.meta.dirname, '../../../README.md')

describe("the README's example", () => {
  it('is src/embed.ts', async () => {
    const [, block] =
      /^## Embed it\n[\s\S]*?^```ts\n([\s\S]*?)^```$/m.exec(await readFile(readme, 'utf8')) ?? []
    expect(block).toBe(await readFile(example, 'utf8'))
  })

  it('makes a summary and takeaways, stage by stage', { timeout: 30_000 }, async () => {
    const cwd = await mkdtemp(path.join(tmpdir(), 'repurpose-embedding-'))
    onTestFinished(() => rm(cwd, { recursive: true }))
    const { stdout, stderr } = await run(process.execPath, [example], { cwd })
    expect(stdout).toMatch(
      /^… transcript\n… shared\n… pieces\nThe lock keepers .+\n\[[^\]]*summit does not run dry[^\]]*\]\nCost: \$0\n$/,
    )
    expect(stderr).toBe('')
  })
})
