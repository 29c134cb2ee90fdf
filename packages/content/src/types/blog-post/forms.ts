import { countWords } from '@repurpose/core'
import { checkCoverage, type Finding } from '../../checks/index.ts'
import type { PieceForm, ReviewGround } from '../../writing/index.ts'
import { checkDistinct } from '../distinct.ts'
import { checkEase } from '../ease.ts'
import { checkParts, type Part } from '../length-of-parts.ts'
import { type BlogPost, blogPostSchema } from './schema.ts'

const form: PieceForm<BlogPost> = { schema: blogPostSchema, source: { share: 0.8 }, review: reviewBlogPost }

export const blogPostForms = { '500_words': form, '1000_words': form, '2000_words': form } as const

export function reviewBlogPost(post: BlogPost, ground: ReviewGround): readonly Finding[] {
  const { introduction, sections, conclusion } = post
  const parts: readonly Part[] = [
    { path: 'introduction', text: introduction, fixed: true },
    ...sections.flatMap(({ heading, body }, index) => [
      { path: `sections[${index}].heading`, text: heading, fixed: true },
      { path: `sections[${index}].body`, text: body },
    ]),
    { path: 'conclusion', text: conclusion, fixed: true },
  ]
  const prose = [introduction, ...sections.map(({ body }) => body), conclusion]
  const cited = [...post.cues, ...sections.flatMap(({ cues }) => cues)]
  return [
    ...checkParts(parts, ground.contract.words, ground.language),
    ...checkDistinct(
      sections.map(({ heading: text }, index) => ({ path: `sections[${index}]`, text })),
      'heading',
    ),
    ...checkEase(prose, 'read', ground),
    checkCoverage(cited, ground.chapters, countWords(prose.join('\n'), ground.language)),
  ]
}
