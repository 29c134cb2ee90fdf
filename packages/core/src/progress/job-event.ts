import type { Fact, FactBody, Outcome, TransientEvent } from '../job/index.ts'

/**
 * A fact with stages by the names that the pipeline gives them. Values that users' code returned or was given are
 * `unknown`: encoded as the log has them, or whatever they were decoded to.
 */
type Told<Body, Stage extends string> = Body extends unknown
  ? {
      readonly [Key in keyof Body]: Key extends 'stage' | 'from'
        ? Stage | Extract<Body[Key], undefined>
        : Key extends 'stages'
          ? readonly Stage[]
          : Key extends 'outcome'
            ? Outcome
            : Key extends 'input' | 'output' | 'raw' | 'result' | 'value'
              ? unknown
              : Body[Key]
    }
  : never

/** What a `decode` option makes of a fact: the same fact with its values decoded. Every fact is one. */
export type DecodedFact<Stage extends string = string> = Told<FactBody, Stage> & Pick<Fact, 'seq' | 'at'>

/** Something recorded: `seq` counts up from 1 within the job without gaps, and is where a stream can be resumed. */
export type DurableJobEvent<Stage extends string = string> = DecodedFact<Stage> & { readonly jobId: string }

/** Fine progress or streamed text: shown live, not recorded, so there is nothing to resume from. */
export type TransientJobEvent<Stage extends string = string> = Told<TransientEvent, Stage> & {
  readonly seq?: undefined
}

/**
 * What a job's stream tells.
 *
 * @example if (event.type === 'stage.succeeded' && event.stage === 'summary') render(event.output)
 */
export type JobEvent<Stage extends string = string> = DurableJobEvent<Stage> | TransientJobEvent<Stage>
