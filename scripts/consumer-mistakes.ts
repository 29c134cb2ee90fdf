import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { capture } from './command.ts'
import type { ConsumerProject } from './consumer-project.ts'
import { type CodeBlock, documents } from './documents.ts'

interface Mistake {
  readonly block: CodeBlock
  /** What the guide says that one sees; `…` stands for anything. */
  readonly seen: string
}

/** Compiles and runs each snippet of docs/guides/mistakes.md, and compares what it says with what the guide says. */
export async function checkMistakes(project: ConsumerProject): Promise<void> {
  const mistakes = readMistakes()
  mkdirSync(path.join(project.folder, 'mistakes'))
  for (const { block } of mistakes) {
    writeFileSync(path.join(project.folder, 'mistakes', block.fileName), block.text)
  }
  const compiled = await failureOf(project.tsc('--project', 'tsconfig.mistakes.json', '--pretty', 'false'))
  await Promise.all(
    mistakes.map(async ({ block, seen }) => {
      const file = `mistakes/${block.fileName}`
      // One that compiles fails when it is run.
      const said = messagesAbout(file, compiled) || (await run(file, project.folder))
      const place = `docs/guides/mistakes.md:${block.line}`
      if (!isIn(said, seen)) throw new Error(`${place} says:\n${seen}\nwhat is seen is:\n${said}`)
      console.log(`seen ${place}`)
    }),
  )
}

function readMistakes(): readonly Mistake[] {
  const { blocks = [] } = documents().find(({ folder }) => folder === 'mistakes') ?? {}
  return blocks.flatMap((block, index) => {
    const answer = blocks[index + 1]
    return block.language === 'ts' && answer?.language === 'text' ? [{ block, seen: answer.text }] : []
  })
}

/** The lines that begin with the file's name, and those indented below them. */
function messagesAbout(file: string, output: string): string {
  const messages = output.split(/\n(?! )/).filter((message) => message.startsWith(`${file}(`))
  return messages.join('\n')
}

async function run(file: string, folder: string): Promise<string> {
  return failureOf(capture(process.execPath, ['--import', './docs/prelude.ts', file], { folder }))
}

/** What a program that should fail says. */
async function failureOf(output: Promise<string>): Promise<string> {
  return output.then(
    (text) => `No error: ${text}`,
    (error: Error) => error.message,
  )
}

/** Whether each line that the guide shows is there, in its order, whatever comes between and for `…`. */
function isIn(said: string, seen: string): boolean {
  let from = 0
  return seen.split(/…|\n/).every((part) => {
    const found = said.indexOf(part.trim(), from)
    from = found + part.trim().length
    return found >= 0
  })
}
