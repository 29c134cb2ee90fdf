import { ProviderError } from '@repurpose/core'

const smallest = 256
const largest = 2048
const usual = { width: 1024, height: 1024 }

/** @throws ProviderError `PROVIDER_REJECTED` for what is no size, or none that can be drawn */
export function readSize(size: string | undefined): { readonly width: number; readonly height: number } {
  if (size === undefined) return usual
  const [width = 0, height = 0] = (/^(\d{1,5})x(\d{1,5})$/.exec(size) ?? []).slice(1).map(Number)
  if ([width, height].every((side) => side >= smallest && side <= largest)) return { width, height }
  throw new ProviderError({
    failure: 'permanent',
    message: `The offline model draws no images of ${JSON.stringify(size.slice(0, 40))}.`,
    action: `Ask for widthxheight in pixels, each from ${smallest} to ${largest}, for instance 1024x1024.`,
  })
}
