import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Measures, Scenario } from '../scenario.ts'
import { timed } from '../timing.ts'

/** Each contender was installed into a folder of its own, with a file that imports it and one with its size. */
async function measure(subject: string): Promise<Measures> {
  const installed = process.env['INSTALLED']
  if (installed === undefined) throw new Error('INSTALLED names the folder of the installed packages.')
  const folder = path.join(installed, subject)
  const sizes: Measures = JSON.parse(readFileSync(path.join(folder, 'sizes.json'), 'utf8'))
  const entry = pathToFileURL(path.join(folder, 'entry.mjs')).href
  return { importMs: await timed(() => import(entry)), ...sizes }
}

export const scenario: Scenario = {
  title: 'Import and installation',
  about: `The packed package and its peers, each installed by npm into an empty folder without running install scripts.
Import time is that of the first import in a fresh process, files in the page cache. Most of ours is zod, which is
also most of what is installed, and which most users of schemas have already. BullMQ cannot work without a client,
so ioredis is installed and imported with it; it stands here for what a durable queue brings along.`,
  metrics: {
    importMs: { title: 'import', unit: 'milliseconds', isCompared: true },
    own: { title: 'own size', unit: 'bytes', isCompared: true },
    total: { title: 'with dependencies', unit: 'bytes', isCompared: true },
    packages: { title: 'packages', unit: 'count' },
  },
  contenders: {
    '@repurpose/core': () => measure('core'),
    'of which zod': () => measure('zod'),
    'p-queue': () => measure('p-queue'),
    fastq: () => measure('fastq'),
    'bullmq + ioredis': () => measure('bullmq'),
  },
}
