import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * Loaded before a scenario: our packages are then those that were packed and installed, as users have them, and not the
 * sources that the workspace links.
 */
const entries: ReadonlyMap<string, string | undefined> = new Map([
  ['@repurpose/core', process.env['PUBLISHED_CORE']],
  ['@repurpose/adapter-postgres', process.env['PUBLISHED_ADAPTER_POSTGRES']],
])

registerHooks({
  resolve: (specifier, context, next) => {
    if (!entries.has(specifier)) return next(specifier, context)
    const entry = entries.get(specifier)
    if (entry === undefined) throw new Error(`It is not said where the installed "${specifier}" is.`)
    return { url: pathToFileURL(entry).href, format: 'module', shortCircuit: true }
  },
})
