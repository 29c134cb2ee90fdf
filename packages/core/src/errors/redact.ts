/** Credentials that are known by their shape, as errors of other libraries carry them in their messages. */
const shapes: readonly RegExp[] = [
  /\b(?:sk|pk|rk|xai|gsk|key|whsec)[-_][A-Za-z0-9_-]{12,}/g,
  /\bAIza[A-Za-z0-9_-]{20,}/g,
  /\beyJ[A-Za-z0-9_-]{8,512}\.[A-Za-z0-9_-]{8,8192}\.[A-Za-z0-9_-]*/g,
]

/**
 * Credentials that are known by what stands before them, which stays: the first group. Not looked for backwards, which
 * takes the square of the time in a text with many spaces.
 */
const labelled: readonly RegExp[] = [
  /(\bBearer\s+)[^\s"',;]+/gi,
  /((?:api[-_]?key|token|secret|password|signature)["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi,
  /(authorization["']?\s*[=:]\s*["']?)(?:(?:Basic|Bearer)\s+)?[^\s"'&,;]+/gi,
  /(:\/\/[^\s/:@]*:)[^\s@/]+(?=@)/g,
]

/** The text with everything that looks like a credential replaced by `[redacted]`. */
export function redact(text: string): string {
  const clean = shapes.reduce((dirty, shape) => dirty.replace(shape, '[redacted]'), text)
  return labelled.reduce((dirty, label) => dirty.replace(label, '$1[redacted]'), clean)
}
