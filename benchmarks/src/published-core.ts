import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * Loaded before a scenario: `@repurpose/core` is then the packed and installed package, as users have it, and not the
 * sources that the workspace links.
 */
const entry = process.env['PUBLISHED_CORE']
if (entry === undefined) throw new Error('PUBLISHED_CORE names the entry file of the installed package.')

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@repurpose/core'
      ? { url: pathToFileURL(entry).href, format: 'module', shortCircuit: true }
      : next(specifier, context),
})
