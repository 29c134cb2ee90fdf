/** Makes ids for jobs and signals that sort by time (UUIDv7). */
export interface Identifiers {
  next(): string
}
