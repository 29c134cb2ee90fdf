/** What kind of trouble an error is, for deciding whom to tell and what to offer. */
export type ErrorCategory =
  | 'input'
  | 'timeout'
  | 'source'
  | 'provider'
  | 'budget'
  | 'cancelled'
  | 'output'
  | 'pipeline'
  | 'backend'
  | 'unknown'
