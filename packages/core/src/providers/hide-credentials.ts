/** Shorter texts are words that may well be in a message for another reason. */
const shortestSecret = 6
/** Credentials are objects a few levels deep; a deeper one is a cycle or no credential. */
const deepest = 4

/**
 * Takes the credentials that a loader was given out of the message of what it threw: loaders of others put into their
 * errors what they like, and errors are recorded.
 */
export function hideCredentials(thrown: unknown, credentials: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown
  let message = thrown.message
  for (const secret of textsIn(credentials)) message = message.replaceAll(secret, '[redacted]')
  if (message !== thrown.message) Object.defineProperty(thrown, 'message', { value: message })
  return thrown
}

function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return value.length < shortestSecret ? [] : [value]
  if (typeof value !== 'object' || value === null || depth === deepest) return []
  return Object.values(value).flatMap((inner) => textsIn(inner, depth + 1))
}
