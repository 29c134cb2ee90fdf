import { plainLine, plainText } from '../plain-text.ts'
import { withHashtags } from './hashtags.ts'

/** Between the posts of a thread, each of which is pasted on its own. */
const separator = '\n\n---\n\n'

/** The posts of a thread in order, with a line of three hyphens between them. */
export function threadToPaste({ posts }: { readonly posts: readonly string[] }): string {
  return posts.map(plainText).join(separator)
}

/** A post with its hashtags in a line below. */
export function postToPaste({
  text,
  hashtags = [],
}: {
  readonly text: string
  readonly hashtags?: readonly string[] | undefined
}): string {
  return withHashtags({ text: plainText(text), hashtags: hashtags.map(plainLine) })
}
