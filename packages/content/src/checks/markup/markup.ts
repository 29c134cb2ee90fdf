import { type Fault, type Finding, findingsOf, listed, shown } from '../finding.ts'
import { fieldOf, type PlacedText } from '../text/texts.ts'
import { codesIn, tagsIn } from './html.ts'
import { markdownFaults, markdownMarksIn, mildMarksIn } from './markdown.ts'
import { blocksOf } from './markdown-blocks.ts'

/** The fields that hold Markdown, by content type or by type and variant. All other fields of these types are plain. */
const markdownFields: Readonly<Record<string, readonly string[]>> = {
  summary: ['text'],
  blog_post: ['introduction', 'body', 'conclusion'],
  'newsletter.intro': ['text'],
  newsletter: [],
  social_media: [],
  script: [],
  youtube_description: [],
  show_notes: [],
  quotes: [],
  faq: [],
  seo: [],
}
/** In content types that are not known here. */
const likelyMarkdown: readonly string[] = [
  'text',
  'body',
  'introduction',
  'conclusion',
  'content',
  'markdown',
  'lesson',
]

/**
 * Which fields of a content type hold Markdown. Of types of your own those called `text`, `body`, `introduction`,
 * `conclusion`, `content`, `markdown` and `lesson`.
 */
export function holdsMarkdown(type: string, variant: string): (path: string) => boolean {
  const fields = markdownFields[`${type}.${variant}`] ?? markdownFields[type] ?? likelyMarkdown
  return (path) => fields.includes(fieldOf(path))
}

/**
 * Whether the markup of a piece is what its fields are meant to hold: no HTML anywhere, no Markdown in plain text, and in
 * Markdown no headings, nothing left open, no broken links and tables. `*emphasis*` in plain text is advice only.
 *
 * @param isMarkdown which fields hold Markdown; by default none
 */
export function checkMarkup(
  texts: readonly PlacedText[],
  isMarkdown: (path: string) => boolean = () => false,
): readonly Finding[] {
  const faults = texts.flatMap(({ path, text }): readonly Fault[] => {
    const problems = isMarkdown(path) ? inMarkdown(text) : inPlainText(text)
    if (problems.length > 0) return [{ path, message: problems.join('; ') }]
    const mild = isMarkdown(path) ? [] : mildMarksIn(text)
    if (mild.length === 0) return []
    return [{ path, message: `write ${show(mild)} without marks`, score: 0.5, required: false }]
  })
  return findingsOf(
    { name: 'markup', required: true, code: 'MARKUP_INVALID', weight: 1 },
    faults,
    'markup as the fields are meant to hold it',
  )
}

function inMarkdown(text: string): readonly string[] {
  const { paragraphs } = blocksOf(text)
  return [...htmlFaults(paragraphs.join('\n\n')), ...markdownFaults(text)]
}

function inPlainText(text: string): readonly string[] {
  const codes = codesIn(text)
  const marks = markdownMarksIn(text)
  return [
    ...htmlFaults(text),
    ...(codes.length === 0 ? [] : [`write the characters themselves for ${show(codes)}`]),
    ...(marks.length === 0 ? [] : [`this is plain text, write it without Markdown: ${show(marks)}`]),
  ]
}

function htmlFaults(text: string): readonly string[] {
  const tags = tagsIn(text)
  return tags.length === 0 ? [] : [`take out the HTML ${show(tags)}`]
}

function show(passages: readonly string[]): string {
  return listed([...new Set(passages)].map(shown), 3)
}
