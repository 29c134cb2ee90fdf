import { InputError } from '../errors/index.ts'

/** Names become parts of keys, paths and file names, and properties of results: no separators, no `__proto__`. */
const namePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

export function checkName(name: string, what: string, path: string): void {
  if (namePattern.test(name)) return
  throw new InputError({
    message: `"${name}" is not a name for a ${what}.`,
    path,
    action: 'Use up to 64 letters, digits, _ and -, beginning with a letter or digit.',
  })
}
