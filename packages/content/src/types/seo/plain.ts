import { plainLine } from '../plain-text.ts'
import type { SeoPage } from './schema.ts'

/** Title, description and slug, a line each. */
export function seoPageToPaste({ title, description, slug }: SeoPage): string {
  return [title, description, slug].map(plainLine).join('\n')
}
