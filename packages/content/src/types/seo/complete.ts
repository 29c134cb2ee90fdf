import type { ReviewGround } from '../../writing/index.ts'
import type { SeoPage, SeoPageDraft } from './schema.ts'
import { toSlug } from './slug.ts'

/** The draft with a slug that can stand in an address: its own made so or, where nothing of it is left, one of the title. */
export function completeSeoPage(draft: SeoPageDraft, { language }: Pick<ReviewGround, 'language'>): SeoPage {
  return { ...draft, slug: toSlug(draft.slug, language) || toSlug(draft.title, language) }
}
