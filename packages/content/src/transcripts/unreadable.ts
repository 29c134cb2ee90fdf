import { SourceError } from '@repurpose/core'

interface Unreadable {
  readonly message: string
  readonly action: string
  /** Counted from 1, in the text as it was handed in. */
  readonly line?: number | undefined
  readonly path?: string | undefined
}

/** The one error of this room. It names the place and never repeats the text that stands there. */
export function unreadable({ message, action, line, path }: Unreadable): SourceError {
  return new SourceError({
    code: 'SOURCE_UNREADABLE',
    message: line === undefined ? message : `${message} (line ${line})`,
    action,
    path: path ?? 'source',
    context: line === undefined ? undefined : { line },
  })
}
