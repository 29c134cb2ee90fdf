import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { publicPackages, root } from './workspace.ts'

/** A fenced block of a Markdown file. */
export interface CodeBlock {
  readonly language: string
  readonly text: string
  /** Where it begins in the file, from 1. */
  readonly line: number
  /** What its first line says, as in `// digest.ts`, or the line where it begins. */
  readonly fileName: string
  /** It begins with imports, so that it can be run as it is. */
  readonly isComplete: boolean
}

export interface Document {
  /** Relative to the root. */
  readonly file: string
  /** As a folder: `README`, `docs-guides-mistakes`. */
  readonly folder: string
  readonly blocks: readonly CodeBlock[]
}

/** What users read: README.md, the guides and the packages' READMEs. */
export function documents(): readonly Document[] {
  const guides = readdirSync(path.join(root, 'docs/guides')).map((name) => `docs/guides/${name}`)
  const packages = publicPackages().map(({ folder }) => `${folder}/README.md`)
  return ['README.md', ...guides, ...packages].map((file) => ({
    file,
    folder: file
      .replace(/^docs\/guides\//, '')
      .replace(/\.md$/, '')
      .replaceAll('/', '-'),
    blocks: blocksOf(readFileSync(path.join(root, file), 'utf8')),
  }))
}

function blocksOf(markdown: string): readonly CodeBlock[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', text = ''], index, all) => {
      const line = markdown.slice(0, all[index]?.index).split('\n').length
      const name = /^\/\/ (\S+\.ts)\n/.exec(text)
      return {
        language,
        text,
        line,
        fileName: name?.[1] ?? `line-${line}.ts`,
        isComplete: /^import /.test(text.slice(name?.[0].length ?? 0)),
      }
    },
  )
}
