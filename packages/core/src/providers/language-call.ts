import type { CallSettled, ValueStore } from '../job/index.ts'
import type { LanguageModel } from '../ports/index.ts'
import type { Answer, Judgement } from './judge-answer.ts'
import type { LanguageRequest } from './language.ts'
import { chooseModel, type ModelsByRole } from './models-by-role.ts'
import { type CallDesk, makeCall, recordedValue } from './provider-call.ts'
import type { Asking } from './repair-prompt.ts'

export interface LanguageRoom {
  readonly desk: CallDesk
  readonly models: ModelsByRole<LanguageModel> | undefined
  readonly values: ValueStore
}

export interface OpenCall {
  readonly key: string
  readonly recorded: CallSettled | undefined
}

export type Judge = (answer: Answer) => Judgement | Promise<Judgement>

/** What is asked, apart from what the answer has to be. */
export type Wording = Pick<
  LanguageRequest,
  'task' | 'system' | 'sample' | 'role' | 'stream' | 'maxOutputTokens'
>

interface Judged {
  readonly answer: Answer
  readonly judgement: Judgement
}

/** The recorded answer of a call or, where there is none, a model's, with the judgement of it. */
export async function answerOf(
  room: LanguageRoom,
  request: Wording,
  call: OpenCall,
  asking: Asking,
  judge: Judge,
): Promise<Judged> {
  if (call.recorded === undefined) return ask(room, request, call.key, asking, judge)
  const answer = readAnswer(await room.values.load(recordedValue(call.recorded)))
  return { answer, judgement: await judge(answer) }
}

async function ask(
  { desk, models, values }: LanguageRoom,
  request: Wording,
  key: string,
  { prompt, shape, fields }: Asking,
  judge: Judge,
): Promise<Judged> {
  const { task, system, maxOutputTokens } = request
  const model = chooseModel(models, 'language', request.role)
  const told = shape.outputSchema !== undefined && model.capabilities.structured
  const parts = told || shape.instruction === undefined ? prompt : [...prompt, shape.instruction]
  // Fields are not the text that listeners follow.
  const streams = request.stream === true && fields === undefined
  const { answer, judging } = await makeCall(desk, {
    key,
    task,
    kind: 'language',
    model,
    ask: (signal) => {
      const onText = (delta: string) => {
        if (!signal.aborted) desk.journal.text({ key, task, delta })
      }
      return model.generate({
        task,
        system,
        prompt: parts,
        outputSchema: shape.outputSchema,
        maxOutputTokens,
        onText: streams ? onText : undefined,
        signal,
      })
    },
    async keep({ text, finish }) {
      const answer: Answer = { text, finish, fields }
      // Before it is judged, so that whatever a check records comes after it.
      const value = await values.store(writtenAnswer(answer), key)
      const judging = beginJudging(answer, judge)
      return {
        value,
        accepted: judging instanceof Promise ? undefined : judging.passed,
        finish,
        result: { answer, judging },
      }
    },
  })
  return { answer, judgement: await judging }
}

/** A schema or check that throws must not lose the answer: its error waits, like a late verdict, until that is recorded. */
function beginJudging(answer: Answer, judge: Judge): Judgement | Promise<Judgement> {
  try {
    const judging = judge(answer)
    if (judging instanceof Promise) judging.catch(ignore)
    return judging
  } catch (error) {
    const judging = Promise.reject<Judgement>(error)
    judging.catch(ignore)
    return judging
  }
}

/**
 * An answer as it is recorded. Most are nothing but text; how one ended is kept where it is not the usual end, and what
 * was asked for where it is not the whole. So the answer that repairs lead to can be made again from the records alone,
 * whatever schema and check say by then.
 */
function writtenAnswer({ text, finish, fields }: Answer): string | Answer {
  return finish === 'stop' && fields === undefined ? text : { text, finish, fields }
}

function readAnswer(value: unknown): Answer {
  // What `writtenAnswer` has made.
  return typeof value === 'string' ? { text: value, finish: 'stop' } : (value as Answer)
}

function ignore(): void {}
