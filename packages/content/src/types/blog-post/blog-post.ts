import { contentType, countWords } from '@repurpose/core'
import { brief } from '../../brief/index.ts'
import {
  checkCoverage,
  checkCues,
  checkRepetition,
  checkSentences,
  checkWords,
  type Finding,
} from '../../checks/index.ts'
import { around, type ReviewGround, writePiece } from '../../writing/index.ts'
import {
  blogPostInstructions,
  longPostInstructions,
  mediumPostInstructions,
  shortPostInstructions,
} from './instructions.ts'
import { type BlogPost, blogPostSchema } from './schema.ts'

/** A blog post of about 500, 1,000 or 2,000 words. */
export const blogPost = contentType(
  'blog_post',
  {
    label: 'Blog post',
    variants: {
      '500_words': { label: 'Blog post, 500 words', words: around(500), instructions: shortPostInstructions },
      '1000_words': {
        label: 'Blog post, 1,000 words',
        words: around(1_000),
        instructions: mediumPostInstructions,
      },
      '2000_words': {
        label: 'Blog post, 2,000 words',
        words: around(2_000),
        instructions: longPostInstructions,
        expect: '90s',
      },
    },
    defaults: ['1000_words'],
    output: blogPostSchema,
    instructions: blogPostInstructions,
    priority: 5,
    expect: '60s',
    shares: [brief],
  },
  (context) =>
    writePiece(context, { schema: blogPostSchema, source: { share: 0.8 }, review: reviewBlogPost }),
)

export function reviewBlogPost(post: BlogPost, ground: ReviewGround): readonly Finding[] {
  const { introduction, sections, conclusion } = post
  const prose = [introduction, ...sections.map(({ body }) => body), conclusion]
  const whole = [...prose, ...sections.map(({ heading }) => heading)].join('\n')
  const cited = [...post.cues, ...sections.flatMap(({ cues }) => cues)]
  return [
    ...checkWords(whole, ground.contract.words, 'introduction, sections and conclusion'),
    checkRepetition(prose),
    checkSentences(prose, 'read'),
    checkCues(cited, ground.cueIds),
    checkCoverage(cited, ground.chapters, countWords(whole)),
  ]
}
