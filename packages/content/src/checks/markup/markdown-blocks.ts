/** A paragraph of Markdown in which code is blanked out. */
export interface Blocks {
  /** Without fenced code. */
  readonly paragraphs: readonly string[]
  /** Whether a fence of code has no end. */
  readonly openFence: boolean
}

const fence = /^\s{0,3}(`{3,}|~{3,})/
const codeSpan = /(`{1,2})[^`\n]{1,500}\1/g

/** A Markdown text taken apart, as far as it takes to see what is broken in it. */
export function blocksOf(markdown: string): Blocks {
  const paragraphs: string[] = []
  let lines: string[] = []
  let open: string | undefined
  const close = () => {
    if (lines.length > 0) paragraphs.push(lines.join('\n').replace(codeSpan, ' '))
    lines = []
  }
  for (const line of markdown.split('\n')) {
    const mark = line.match(fence)?.[1]
    if (open === undefined && mark === undefined && line.trim() !== '') lines.push(line)
    else close()
    if (mark === undefined) continue
    if (open === undefined) open = mark
    else if (mark.startsWith(open)) open = undefined
  }
  close()
  return { paragraphs, openFence: open !== undefined }
}
