import { writeSync } from 'node:fs'
import process from 'node:process'
import { openEmbedded } from './embedded.ts'

/*
 * A process of its own that opens a folder, says how many rows there are, and writes row after row until it is killed.
 * It says the number of each after its write was acknowledged. With `exit`, it ends itself without closing.
 */
const [dataDir = '', how] = process.argv.slice(2)
process.exitCode = 7
const database = await openEmbedded({ dataDir, clock: { now: () => 0, setTimer: () => () => {} } })
await database.run({ text: 'CREATE TABLE IF NOT EXISTS written (n int8 PRIMARY KEY, text text)' })
const [row] = await database.run<{ n: number; rows: number }>({
  text: 'SELECT coalesce(max(n), 0) AS n, count(*) AS rows FROM written',
})
let number = row?.n ?? 0
writeSync(1, `found ${number} ${row?.rows}\n`)
if (how === 'exit') process.exit()
if (how === 'close') await database.close()
while (how === 'write') {
  number += 1
  await database.run({ text: 'INSERT INTO written VALUES ($1, $2)', values: [number, 'x'.repeat(2_000)] })
  writeSync(1, `wrote ${number}\n`)
}
