import { safeKey } from '../assets/index.ts'
import { OutputError } from '../errors/index.ts'
import { type CallKind, fingerprint, type Usage, type ValueStore } from '../job/index.ts'
import type { AssetRef, AssetStore } from '../ports/index.ts'
import type { Json } from '../values/index.ts'
import { extensionOf } from './media-extension.ts'
import { type CallDesk, makeCall, type ProviderCall, recordedValue } from './provider-call.ts'

export interface MediaRoom {
  readonly desk: CallDesk
  readonly values: ValueStore
  readonly assets: AssetStore
}

export interface MediaCall<Reply, Asset> {
  readonly kind: Extract<CallKind, 'speech' | 'image'>
  readonly task: string
  /** Below `jobs/{jobId}/`, without the extension. */
  readonly asset: string
  /** Everything that makes the result what it is, the model excepted. */
  readonly asked: Json
  /** Chooses a model and refuses what it cannot do; only needed when nothing is recorded. */
  prepare(): Pick<ProviderCall<Reply, Asset>, 'model' | 'ask'>
  contentOf(reply: Reply): { readonly bytes: Uint8Array; readonly mediaType: string }
  describe(reply: Reply, ref: AssetRef, model: { readonly provider: string; readonly modelId: string }): Asset
}

/**
 * A call whose result is a file. The bytes are in the asset store before the fact refers to them, and the fact holds the
 * reference only. An empty file is a failed call: asking again may give one, and there is nothing to repair.
 */
export async function makeMedia<Reply extends { readonly usage: Usage }, Asset>(
  { desk, values, assets }: MediaRoom,
  media: MediaCall<Reply, Asset>,
): Promise<Asset> {
  const { kind, task, asset, asked } = media
  const { key, recorded } = desk.journal.open({ task, fingerprint: fingerprint({ asset, asked }) })
  // Only `describe` makes what is recorded for such a call.
  if (recorded !== undefined) return (await values.load(recordedValue(recorded))) as Asset
  const { model, ask } = media.prepare()
  return makeCall(desk, {
    key,
    task,
    kind,
    model,
    ask,
    async keep(reply) {
      const { bytes, mediaType } = media.contentOf(reply)
      if (bytes.byteLength === 0) throw emptyFile(media, model)
      const name = safeKey('jobs', desk.place.jobId, ...`${asset}.${extensionOf(mediaType)}`.split('/'))
      const result = media.describe(reply, await assets.put(name, bytes, { mediaType }), model)
      return { value: await values.store(result, key), result }
    },
  })
}

function emptyFile(
  { kind, task }: { readonly kind: string; readonly task: string },
  model: { readonly provider: string; readonly modelId: string },
): OutputError {
  return new OutputError({
    code: 'OUTPUT_EMPTY',
    message: `${model.provider} ${model.modelId} answered ${JSON.stringify(task)} with an empty ${kind} file.`,
    action: 'Retry the job: the call is made again. If it stays empty, change the request or the model.',
    context: { task, provider: model.provider, model: model.modelId },
  })
}
