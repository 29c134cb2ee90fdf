// Measures how well the checks catch: `node packages/content/tests/defects/run.ts`. With `--update` the README says so; with
// `--held-out` what was missed in the half that checks are not tuned on is listed as well.

import { readFileSync, writeFileSync } from 'node:fs'
import { measure } from './measure.ts'
import { halfOf } from './set.ts'
import { section, withSection } from './table.ts'

const measurement = await measure()
const isShown = (piece: { readonly id: string }) =>
  halfOf(piece) === 'tuned on' || process.argv.includes('--held-out')
for (const { defect, found } of measurement.misses.filter(({ defect }) => isShown(defect))) {
  const instead = found
    .map(({ name, path = '', required }) => `${name}${required ? '' : ' (advice)'} at ${path}`)
    .join(', ')
  print(`missed: ${defect.expect.check}, ${defect.id}, at ${defect.path ?? 'the whole'}; found: ${instead}`)
}
for (const { piece, finding } of measurement.alarms.filter(({ piece }) => isShown(piece))) {
  print(
    `false alarm: ${finding.name}${finding.required ? '' : ' (advice)'}, ${piece.id}, at ${finding.path ?? 'the whole'}: ${finding.message}`,
  )
}
const text = section(measurement)
print(text)
if (process.argv.includes('--update')) {
  const readme = new URL('../../README.md', import.meta.url)
  writeFileSync(readme, withSection(readFileSync(readme, 'utf8'), text))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
