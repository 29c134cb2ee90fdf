import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import path from 'node:path'

const readme = path.resolve(import.meta.dirname, '../README.md')

/** What was measured on, and what else it had to do. */
export function machine(): string {
  const processors = cpus()
  const memory = Math.round(totalmem() / 1_024 ** 3)
  return [
    `Node ${process.version}, ${process.platform} ${process.arch}`,
    `${processors.length} cores (${processors[0]?.model.trim() ?? 'unknown'})`,
    `${memory} GB of memory`,
    `load average when it ended: ${loadavg()[1]?.toFixed(1)}`,
  ].join(' · ')
}

/** Replaces what stands between the marks of a part. */
export function writeResults(part: string, sections: readonly string[]): void {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`]
  const text = readFileSync(readme, 'utf8')
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  const after = text.slice(text.indexOf(end))
  writeFileSync(readme, `${before}\n\n${sections.join('\n\n')}\n\n${after}`)
}
