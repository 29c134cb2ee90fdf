import type { Backend } from '@repurpose/core'
import type { Environment } from '@repurpose/test-crash'
import { postgres } from '../src/index.ts'

/** How the processes of the crash suite open the store, and for how long a silent one keeps its jobs. */
export const crashLeaseMs = 2_000

const lease = { lease: crashLeaseMs, patience: '5s' } as const

/** The environment names the server's `url` or the embedded database's `dataDir`. */
export async function open(environment: Environment): Promise<Backend> {
  const { url, dataDir } = environment
  const backend =
    url === undefined
      ? postgres({ dataDir: dataDir ?? '', ...lease })
      : postgres({ url, poolSize: 5, ...lease })
  await backend.open()
  return backend
}
