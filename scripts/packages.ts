import path from 'node:path'
import { capture } from './command.ts'
import { packAll } from './pack.ts'
import { cache } from './workspace.ts'

/** Checks each packed package: what publint finds, and whether every entry's types resolve for those who import it. */
for (const { name, file } of await packAll(path.join(cache, 'packed'))) {
  await Promise.all([
    capture('publint', ['run', file, '--strict']),
    capture('attw', [file, '--profile', 'esm-only', '--no-emoji']),
  ])
  console.log(`good ${name}`)
}
