export { faq, faqType } from './faq.ts'
export { faqForms, reviewFaq } from './forms.ts'
export { renderFaqJsonLd } from './json-ld.ts'
export { type Faq, faqSchema } from './schema.ts'
