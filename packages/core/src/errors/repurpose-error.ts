import type { Json } from '../values/json.ts'
import type { ErrorCategory } from './category.ts'
import type { ErrorInfo } from './error-info.ts'
import { redact } from './redact.ts'

/** What every error of the library can be made with. */
export interface RepurposeErrorOptions {
  readonly message: string
  readonly action?: string | undefined
  readonly path?: string | undefined
  readonly context?: { readonly [key: string]: Json } | undefined
  readonly cause?: unknown
}

interface Classification {
  readonly code: string
  readonly category: ErrorCategory
  readonly retryable: boolean
}

const marker = Symbol.for('repurpose.error')

/**
 * Every error of the library. `instanceof` fails when two copies of a package are installed;
 * `isInstance` goes by a registered symbol and the class's `kind`, and does not.
 */
export class RepurposeError extends Error implements ErrorInfo {
  readonly code: string
  readonly category: ErrorCategory
  readonly retryable: boolean
  readonly action: string | undefined
  readonly path: string | undefined
  readonly context: { readonly [key: string]: Json } | undefined

  /** The class's name as data, because a minifier renames classes. */
  static readonly kind: string = 'RepurposeError'

  constructor(options: RepurposeErrorOptions & Classification) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.kind
    this.code = options.code
    this.category = options.category
    this.retryable = options.retryable
    this.action = options.action
    this.path = options.path
    this.context = options.context
    Object.defineProperty(this, marker, { value: lineage(new.target), enumerable: false })
  }

  /** Whether a value is an error of this class or of a class below it, whichever copy of the package made it. */
  static isInstance<Class extends ErrorClass>(this: Class, value: unknown): value is InstanceType<Class> {
    if (typeof value !== 'object' || value === null) return false
    const kinds = (value as { readonly [marker]?: unknown })[marker]
    return Array.isArray(kinds) && kinds.includes(this.kind)
  }

  /** The error as plain data, free of credentials. Stack and cause stay behind: they may hold what must not be stored. */
  toInfo(): ErrorInfo {
    return {
      code: this.code,
      message: redact(this.message),
      category: this.category,
      retryable: this.retryable,
      ...(this.action === undefined ? {} : { action: this.action }),
      ...(this.path === undefined ? {} : { path: this.path }),
      ...(this.context === undefined ? {} : { context: this.context }),
    }
  }
}

type ErrorClass = (abstract new (...values: never[]) => RepurposeError) & { readonly kind: string }

/** The kinds of a class and of those it extends, up to `RepurposeError`. */
function lineage(start: { readonly kind: string }): readonly string[] {
  const kinds: string[] = []
  for (
    let type: unknown = start;
    typeof type === 'function' && 'kind' in type;
    type = Object.getPrototypeOf(type)
  ) {
    kinds.push(String(type.kind))
  }
  return kinds
}
