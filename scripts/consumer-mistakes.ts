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
  for (const { block, seen } of mistakes) {
    const file = `mistakes/${block.fileName}`
    // One that compiles fails when it is run.
    const said = messagesAbout(file, compiled) || (await run(file, project.folder))
    if (!isIn(said, seen)) {
      throw new Error(`docs/guides/mistakes.md:${block.line} says:\n${seen}\nwhat is seen is:\n${said}`)
    }
    console.log(`seen docs/guides/mistakes.md:${block.line}`)
  }
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

/** Whether all that the guide shows is there, in its order; how lines are broken and indented does not matter. */
function isIn(said: string, seen: string): boolean {
  const text = said.replace(/\s+/g, ' ')
  let from = 0
  return seen.split('…').every((part) => {
    const wanted = part.trim().replace(/\s+/g, ' ')
    const found = text.indexOf(wanted, from)
    from = found + wanted.length
    return found >= 0
  })
}
