export { type MarkdownOptions, renderMarkdown } from './render.ts'
export { renderText } from './text.ts'
