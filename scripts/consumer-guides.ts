import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { capture } from './command.ts'
import { type Document, documents } from './documents.ts'

/** Every TypeScript block is a file beside its neighbours: docs/<document>/<file name>. */
const guides: readonly Document[] = documents()
  .filter(({ folder }) => folder !== 'mistakes')
  .map((document) => ({ ...document, blocks: document.blocks.filter(({ language }) => language === 'ts') }))

/** Writes the code blocks into a project, to be compiled with it. */
export function writeGuides(project: string): void {
  for (const { folder, blocks } of guides) {
    mkdirSync(path.join(project, 'docs', folder), { recursive: true })
    for (const { fileName, text } of blocks) writeFileSync(path.join(project, 'docs', folder, fileName), text)
  }
}

/** Runs the complete ones. A block with tests runs them. */
export async function runGuides(project: string): Promise<void> {
  const programs = guides.flatMap(({ file, folder, blocks }) =>
    blocks
      .filter(({ isComplete }) => isComplete)
      .map(({ fileName, line }) => ({
        place: `${file}:${line}`,
        program: path.join('docs', folder, fileName),
      })),
  )
  await Promise.all(programs.map(({ program }) => capture(process.execPath, [program], { folder: project })))
  for (const { place } of programs) console.log(`ran  ${place}`)
}
