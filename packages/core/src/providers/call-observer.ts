import type { ErrorInfo } from '../errors/index.ts'
import type { CallSettled } from '../job/index.ts'
import type { Attributes, Logger, Telemetry } from '../ports/index.ts'
import type { CallPlace } from './call-journal.ts'
import { attributeNames, metricNames, operationNames } from './telemetry-names.ts'

/** One call under observation. A call that was given up may settle once more, when its answer comes late. */
export interface ObservedCall {
  settled(fact: CallSettled, finish?: string): void
}

export interface CallObserver {
  begin(call: Pick<CallSettled, 'key' | 'task' | 'kind' | 'provider' | 'model'>): ObservedCall
}

/**
 * A span, metrics and a log line per call. Prompts and answers appear in none of them. Whatever telemetry or logger
 * throw is dropped: a paid answer must not be lost to them.
 */
export function observeCalls(
  place: CallPlace,
  telemetry: Telemetry | undefined,
  logger: Logger | undefined,
): CallObserver {
  return {
    begin(call) {
      const operation = operationNames[call.kind]
      const labels = {
        [attributeNames.operation]: operation,
        [attributeNames.provider]: call.provider,
        [attributeNames.requestModel]: call.model,
      }
      const start = () =>
        attempt(() =>
          telemetry?.startSpan(`${operation} ${call.model}`, {
            ...labels,
            [attributeNames.task]: call.task,
            [attributeNames.jobId]: place.jobId,
            [attributeNames.callKey]: call.key,
          }),
        )
      const first = start()
      let isFirst = true
      return {
        settled(fact, finish) {
          const span = isFirst ? first : start()
          isFirst = false
          attempt(() => span?.setAttributes(answerAttributes(fact, finish)))
          attempt(() =>
            span?.end(
              fact.error === undefined
                ? {}
                : { error: { code: fact.error.code, message: fact.error.message } },
            ),
          )
          attempt(() => recordMetrics(telemetry, fact, labels))
          attempt(() => logCall(logger, place, fact))
        },
      }
    },
  }
}

function attempt<Result>(tell: () => Result): Result | undefined {
  try {
    return tell()
  } catch {
    return undefined
  }
}

function answerAttributes({ model, usage, error }: CallSettled, finish: string | undefined): Attributes {
  return present({
    [attributeNames.responseModel]: error === undefined ? model : undefined,
    [attributeNames.finishReasons]: finish,
    [attributeNames.inputTokens]: usage.inputTokens,
    [attributeNames.outputTokens]: usage.outputTokens,
    [attributeNames.characters]: usage.characters,
    [attributeNames.images]: usage.images,
    [attributeNames.errorType]: error?.code,
  })
}

function recordMetrics(
  telemetry: Telemetry | undefined,
  { usage, error, ms }: CallSettled,
  labels: Attributes,
): void {
  telemetry?.record(metricNames.duration, ms / 1000, {
    ...labels,
    ...present({ [attributeNames.errorType]: error?.code }),
  })
  for (const [type, tokens] of [
    ['input', usage.inputTokens],
    ['output', usage.outputTokens],
  ] as const) {
    if (tokens !== undefined)
      telemetry?.record(metricNames.tokenUsage, tokens, { ...labels, [attributeNames.tokenType]: type })
  }
}

function logCall(logger: Logger | undefined, { jobId, trace }: CallPlace, fact: CallSettled): void {
  const { key, task, kind, provider, model, ms, usage, cost, accepted } = fact
  const error: ErrorInfo | undefined = fact.error
  logger?.log(error === undefined ? 'info' : 'warn', error === undefined ? 'call settled' : 'call failed', {
    jobId,
    trace,
    key,
    task,
    kind,
    provider,
    model,
    ms,
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    costMicros: cost?.micros,
    accepted,
    code: error?.code,
    reason: error?.message,
  })
}

function present(attributes: { readonly [name: string]: string | number | undefined }): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
