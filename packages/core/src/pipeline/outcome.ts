import type { ErrorInfo } from '../errors/index.ts'

/** A generation's result with every piece optional: what a `partial` job can promise. Other results stay as they are. */
export type Loose<Result> = Result extends { readonly contents: infer Contents }
  ? Omit<Result, 'contents'> & {
      readonly contents: { readonly [Type in keyof Contents]?: Partial<Contents[Type]> }
    }
  : Result

/** How a job ended. */
export type JobOutcome<Result> =
  | { readonly status: 'succeeded'; readonly result: Result }
  | { readonly status: 'partial'; readonly result: Loose<Result>; readonly errors: readonly ErrorInfo[] }
  | { readonly status: 'failed' | 'cancelled'; readonly error: ErrorInfo }
