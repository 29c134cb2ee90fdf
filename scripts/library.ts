import type { Options } from 'tsup'

/** How every public package is built: one file per entry, shared code once, declarations beside it. */
export function library(entry: { readonly [name: string]: string }): Options {
  return {
    entry: { ...entry },
    format: 'esm',
    platform: 'node',
    // Lowers what the oldest supported Node does not know, such as `using`.
    target: 'node22.12',
    dts: true,
    clean: true,
    silent: true,
  }
}
