import assert from 'node:assert/strict'
import type { ImageModel } from '../ports/index.ts'
import type { TestRunner } from './backend-suite.ts'
import {
  expectAbort,
  expectFailure,
  expectIdentity,
  expectPrice,
  expectQuantity,
} from './provider-expectations.ts'

export interface ImageModelUnderTest {
  /** A model that works. */
  create(): ImageModel | Promise<ImageModel>
  /**
   * A model whose every call fails: one whose server cannot be reached, or whose key is wrong. Only a model that needs
   * nothing outside its process goes without.
   */
  readonly createFailing?: (() => ImageModel | Promise<ImageModel>) | undefined
}

/**
 * Every rule of the `ImageModel` port. A model that lists its sizes has to draw the first of them.
 *
 * @example testImageModel({ describe, it }, { create: () => myPainter() })
 */
export function testImageModel(runner: TestRunner, { create, createFailing }: ImageModelUnderTest): void {
  const request = { task: 'illustration', prompt: 'A loaf of bread on a wooden table.' }
  const quiet = () => new AbortController().signal

  runner.describe('an image model', () => {
    runner.it('says what it is', async () => {
      const model = await create()
      expectIdentity(model, 'image')
      assert.ok(model.capabilities.sizes.length > 0, 'it draws at least one size')
    })

    runner.it('draws an image of the size it declares', async () => {
      const model = await create()
      const { sizes } = model.capabilities
      const size = sizes === 'any' ? undefined : sizes[0]
      const reply = await model.draw({ ...request, size, signal: quiet() })
      assert.ok(reply.image.byteLength > 0, 'there is an image')
      assert.match(reply.mediaType, /^image\//)
      expectQuantity(reply.width, 'width')
      expectQuantity(reply.height, 'height')
      if (size !== undefined) assert.equal(`${reply.width}x${reply.height}`, size)
    })

    runner.it('reports what a call consumed, and a price if it knows one', async () => {
      const model = await create()
      const { usage } = await model.draw({ ...request, signal: quiet() })
      expectQuantity(usage.images, 'images')
      expectPrice(model.price?.(usage))
    })

    for (const when of ['before', 'during'] as const) {
      runner.it(`rejects as aborted when the signal aborts ${when} the call`, async () => {
        const model = await create()
        await expectAbort((signal) => model.draw({ ...request, signal }), when)
      })
    }

    if (createFailing !== undefined) {
      runner.it('classifies its failures', async () => {
        const model = await createFailing()
        await expectFailure(model.draw({ ...request, signal: quiet() }))
      })
    }
  })
}
