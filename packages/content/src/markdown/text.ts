import { refuse, renderingOf } from './renderings.ts'

/**
 * A piece as plain text, ready to be pasted where it is published, and what platforms' limits are counted on: the posts
 * of a thread with a line `---` between them; posts and captions with their hashtags; a video's description with its
 * chapters (`0:00 Title`) and hashtags, show notes with their moments, both without their titles, which have fields of
 * their own; quotations with who said them and when; a page's title, description and slug, a line each. Control
 * characters and marks that turn the direction of text are left out.
 *
 * @throws InputError `CONTENT_TYPE_UNKNOWN` for what is not pasted anywhere, `INPUT_INVALID` when the value is not of the type
 * @example renderText('youtube_description', 'standard', contents.youtube_description.standard)
 */
export function renderText(type: string, variant: string, content: unknown): string {
  const name = `${type}.${variant}`
  const { paste } = renderingOf(name, 'plain text')
  return paste === undefined
    ? refuse(name, 'plain text', 'Use renderMarkdown() for what is not pasted into a form.')
    : paste(content, name)
}
