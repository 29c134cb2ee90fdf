import type { Schema, SchemaOutput } from '../ports/index.ts'

/** Something a job waits for from outside: an approval, an answer, a callback. */
export interface Signal<Value> {
  readonly name: string
  readonly schema: Schema<Value>
}

/**
 * Declares a signal.
 *
 * @example const approved = signal('approved', z.object({ by: z.string() }))
 */
export function signal<S extends Schema>(name: string, schema: S): Signal<SchemaOutput<S>> {
  // `SchemaOutput` is by definition what this very schema puts out.
  return { name, schema: schema as Schema<SchemaOutput<S>> }
}
