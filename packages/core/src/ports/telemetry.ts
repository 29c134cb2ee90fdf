/** Values that spans and metrics are labelled with. */
export type Attributes = Readonly<Record<string, string | number | boolean>>

/** One timed piece of work. The shape fits an OpenTelemetry span. */
export interface Span {
  setAttributes(attributes: Attributes): void
  end(options?: { readonly error?: { readonly code: string; readonly message: string } | undefined }): void
}

/** Spans and counters without a dependency on any telemetry library. */
export interface Telemetry {
  startSpan(name: string, attributes: Attributes): Span
  count(name: string, value: number, attributes: Attributes): void
  record(name: string, value: number, attributes: Attributes): void
}
