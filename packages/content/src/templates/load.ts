import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { InputError } from '@repurpose/core'
import type { Templates } from './templates.ts'

const extensions = new Set(['.md', '.txt'])
const name = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?$/
/** Far more than any writer should be told. */
const mostCharacters = 100_000

/**
 * The templates in a folder: `summary.md` for a content type, `summary.short.md` for one of its variants, `.txt` as well.
 * Other files and folders inside are left alone.
 *
 * @throws InputError `INPUT_INVALID` for a folder or file that cannot be read, an empty template, one of over 100,000
 * characters, a name with other characters than letters, digits, `_` and `-`, or two files of one name
 * @example const templates = await loadTemplates(new URL('./templates/', import.meta.url))
 */
export async function loadTemplates(folder: string | URL): Promise<Templates> {
  const root = folder instanceof URL ? fileURLToPath(folder) : folder
  const files = await read(root, () => readdir(root, { withFileTypes: true }))
  const templates = new Map<string, string>()
  for (const file of files) {
    const { name: stem, ext } = path.parse(file.name)
    if (!file.isFile() || !extensions.has(ext)) continue
    if (!name.test(stem)) throw unfit(file.name, 'is not named after a content type or variant')
    if (templates.has(stem)) throw unfit(file.name, 'is there twice, as .md and as .txt')
    const text = (await read(file.name, () => readFile(path.join(root, file.name), 'utf8'))).trim()
    if (text === '') throw unfit(file.name, 'is empty')
    if (text.length > mostCharacters) throw unfit(file.name, `has more than ${mostCharacters} characters`)
    templates.set(stem, text)
  }
  return Object.fromEntries(templates)
}

async function read<Value>(place: string, reading: () => Promise<Value>): Promise<Value> {
  try {
    return await reading()
  } catch (cause) {
    throw new InputError({
      message: `The templates in ${JSON.stringify(place)} cannot be read.`,
      path: 'templates',
      action: 'Check that the folder exists and may be read.',
      cause,
    })
  }
}

function unfit(file: string, reason: string): InputError {
  return new InputError({
    message: `The template ${JSON.stringify(file)} ${reason}.`,
    path: `templates.${file}`,
    action: 'Use a file like summary.md, or summary.short.md for a variant.',
  })
}
