import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { contentType, createRepurpose, memoryAssets } from '@repurpose/core'
import { fakeLanguageModel } from '@repurpose/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { loadTemplates, withTemplates } from './index.ts'

const folders: string[] = []
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))))

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'templates-'))
  folders.push(folder)
  await mkdir(path.join(folder, 'drafts.md'))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return folder
}

const note = contentType(
  'note',
  { variants: { short: { instructions: 'Brief.' }, long: {} }, defaults: ['short'], instructions: 'A note.' },
  ({ input }) => input.instructions,
)
const poem = contentType(
  'poem',
  { variants: { free: {} }, defaults: ['free'], instructions: 'A poem.' },
  () => 'x',
)

describe('templates', () => {
  it('come from files and replace what writers are told', async () => {
    const folder = await folderOf({
      'note.md': 'A note in {language}.\n',
      'note.long.txt': 'With {words} words.\nLong.',
      'README.rst': 'no template',
    })
    const templates = await loadTemplates(folder)
    expect(templates).toEqual({ note: 'A note in {language}.', 'note.long': 'With {words} words.\nLong.' })
    expect(await loadTemplates(pathToFileURL(`${folder}/`))).toEqual(templates)
    const content = withTemplates([note, poem], templates)
    expect(content[1]).toBe(poem)
    await using repurpose = createRepurpose({
      content,
      language: fakeLanguageModel({ answers: {} }),
      assets: memoryAssets(),
    })
    const job = await repurpose.generate({ source: { text: 'Rain.' }, content: { note: ['short', 'long'] } })
    const { contents } = await job.result()
    expect(contents.note).toEqual({
      short: 'A note in English.\n\nBrief.',
      long: 'A note in English.\n\nLong.',
    })
    const [stored] = await repurpose.contents({ variant: 'long' })
    expect(stored?.provenance.instructions).toBe('A note in English.\n\nLong.')
  })

  it('may be functions', () => {
    const [changed] = withTemplates([note], { 'note.short': ({ variant }) => `As ${variant}.` })
    expect(changed.variants.short.instructions).toBeTypeOf('function')
    expect(changed.instructions).toBe('A note.')
  })

  it.each([
    [{ nothing: 'x' }, { code: 'CONTENT_TYPE_UNKNOWN', path: 'templates.nothing' }],
    [{ 'note.huge': 'x' }, { code: 'INPUT_INVALID', path: 'note.variants.huge' }],
    [{ note: 'In {tongue}.' }, { code: 'INPUT_INVALID', path: 'note.instructions' }],
  ])('are refused for what is not there: %j', (templates, error) => {
    expect(() => withTemplates([note, poem], templates)).toThrow(expect.objectContaining(error))
  })

  it.each([
    ['empty', { 'note.md': ' \n' }, 'is empty'],
    ['too long', { 'note.md': 'x'.repeat(100_001) }, 'has more than 100000 characters'],
    ['strangely named', { 'my note.md': 'x' }, 'is not named after'],
    ['doubled', { 'note.md': 'x', 'note.txt': 'y' }, 'is there twice'],
  ])('are refused where a file is %s', async (_, files, message) => {
    await expect(folderOf(files).then(loadTemplates)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(message),
    })
  })

  it('are refused where there is no folder', async () => {
    await expect(loadTemplates('/nowhere/at/all')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: 'templates',
    })
  })
})
