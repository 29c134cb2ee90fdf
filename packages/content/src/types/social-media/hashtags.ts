/** `#FloodControl` from `flood control`, `FloodControl` or `#FloodControl`; nothing where no letter or digit is left. */
export function toHashtag(text: string): string {
  const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  const joined = words.length < 2 ? words.join('') : words.map(capitalise).join('')
  return joined === '' ? '' : `#${joined}`
}

/** Hashtags as they are published, each once; those without a letter or digit are left out. */
export function hashtagsOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map(toHashtag))].filter((hashtag) => hashtag !== '')
}

/** A post as it is published: the text, and its hashtags in a line below. */
export function withHashtags({
  text,
  hashtags,
}: {
  readonly text: string
  readonly hashtags: readonly string[]
}): string {
  const line = hashtagsOf(hashtags).join(' ')
  return line === '' ? text : `${text}\n\n${line}`
}

function capitalise(word: string): string {
  return word.replace(/^./u, (letter) => letter.toUpperCase())
}
