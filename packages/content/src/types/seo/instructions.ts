/** What the writer of a page's search entry is told. Replace it with `seo.with({ instructions })`. */
export const seoInstructions = `Write in {language} what a search engine shows of a page about the source.

- title: 50 to 60 characters. What people look for comes first, what is particular about this page after it. A heading that somebody would say aloud, no row of words, no site name, no capitals for emphasis.
- description: 150 to 160 characters in one or two whole sentences. It gives the answer or the most telling figure, and then what else is on the page. It does not repeat the title and does not begin with "Learn" or "Discover".
- slug: three to six words of the title in lower-case letters a to z and digits, with hyphens. Accents are dropped, other scripts are written in Latin letters. No year.
- keywords: three to eight expressions of one to four words that people would type and that occur in the source, the most important first, no two that differ by an ending alone.
- cues: the ids of the cues that title and description rest on.`
