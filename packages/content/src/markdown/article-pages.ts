import type { BlogPost } from '../types/blog-post/index.ts'
import type { Faq } from '../types/faq/index.ts'
import type { NewsletterIntro, NewsletterPoints, NewsletterTakeaways } from '../types/newsletter/index.ts'
import { attribution, type Quotes } from '../types/quotes/index.ts'
import type { SeoPage } from '../types/seo/index.ts'
import type { Summary } from '../types/summary/index.ts'
import { escapeLine, escapeText, tameMarkdown } from './escape.ts'
import { heading, list, type Page } from './page.ts'

// How written pieces look in Markdown.

export function summaryPage({ title, text, points, cues }: Summary): Page {
  return { blocks: [heading(1, title), tameMarkdown(text), list(points)], cited: cues }
}

export function blogPostPage({ title, introduction, sections, conclusion, cues }: BlogPost): Page {
  return {
    blocks: [
      heading(1, title),
      tameMarkdown(introduction),
      ...sections.flatMap((section) => [heading(2, section.heading), tameMarkdown(section.body)]),
      // Between the last section and the conclusion, which has no heading.
      '* * *',
      tameMarkdown(conclusion),
    ],
    cited: [...cues, ...sections.flatMap((section) => section.cues)],
  }
}

export function introPage({ subject, preheader, text, cues }: NewsletterIntro): Page {
  return { blocks: [heading(1, subject), `*${escapeLine(preheader)}*`, tameMarkdown(text)], cited: cues }
}

export function pointsPage({ heading: title, points, cues }: NewsletterPoints): Page {
  return {
    blocks: [
      heading(1, title),
      ...points.flatMap((point) => [heading(2, point.heading), escapeText(point.text)]),
    ],
    cited: [...cues, ...points.map(({ cue }) => cue)],
  }
}

export function takeawaysPage({ heading: title, takeaways, cues }: NewsletterTakeaways): Page {
  return { blocks: [heading(1, title), list(takeaways)], cited: cues }
}

export function faqPage({ title, questions, cues }: Faq): Page {
  return {
    blocks: [
      heading(1, title),
      ...questions.flatMap(({ question, answer }) => [heading(2, question), escapeText(answer)]),
    ],
    cited: [...cues, ...questions.flatMap((question) => question.cues)],
  }
}

export function quotesPage({ quotes, cues }: Quotes): Page {
  return {
    blocks: quotes.flatMap((quote) => {
      const by = attribution(quote)
      const said = `> “${escapeLine(quote.text)}”`
      return [by === '' ? said : `${said}\n>\n> — ${escapeLine(by)}`, escapeText(quote.context)]
    }),
    cited: cues,
  }
}

export function seoPage({ title, description, slug, keywords, cues }: SeoPage): Page {
  return {
    blocks: [heading(1, title), escapeText(description), `*${escapeLine(slug)}*`, list(keywords)],
    cited: cues,
  }
}
