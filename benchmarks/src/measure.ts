import { loadScenario } from './scenario.ts'

/** One run of one contender, in a process of its own: `measure.ts <scenario> <contender>`. Sends the measures. */
const [name = '', contender = ''] = process.argv.slice(2)
const { contenders } = await loadScenario(name)
const run = contenders[contender]
if (run === undefined) throw new Error(`"${name}" has no contender "${contender}".`)
// What a contender leaves behind must not hold up the next one.
process.send?.(await run(), () => process.exit())
