/** Shapes of credentials that errors of other libraries carry in their messages. */
const secrets: readonly RegExp[] = [
  /\b(?:sk|pk|rk|xai|gsk|key|whsec)[-_][A-Za-z0-9_-]{12,}/g,
  /\bAIza[A-Za-z0-9_-]{20,}/g,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g,
  /(?<=\bBearer\s+)[^\s"',;]+/gi,
  /(?<=(?:api[-_]?key|access[-_]?token|token|secret|password|authorization)["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi,
  /(?<=:\/\/[^\s/:@]+:)[^\s@/]+(?=@)/g,
]

/** The text with everything that looks like a credential replaced by `[redacted]`. */
export function redact(text: string): string {
  return secrets.reduce((clean, secret) => clean.replace(secret, '[redacted]'), text)
}
