import { plainText } from '../plain-text.ts'
import type { Faq } from './schema.ts'

/** Characters that could end a script tag or a line of a script, or begin an entity. */
const unsafe = /[<>&\u2028\u2029]/g

/**
 * Questions and answers as a schema.org `FAQPage` in JSON-LD. It can stand in a page as it is: no text in it can end the
 * script tag around it.
 *
 * @example `<script type="application/ld+json">${renderFaqJsonLd(contents.faq.five)}</script>`
 */
export function renderFaqJsonLd({ questions }: Pick<Faq, 'questions'>): string {
  const page = {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: questions.map(({ question, answer }) => ({
      '@type': 'Question',
      name: plainText(question),
      acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
    })),
  }
  return JSON.stringify(page).replace(unsafe, toEscape)
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
