const elements =
  'p|br|hr|b|i|u|s|em|strong|span|div|a|img|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|code|pre|blockquote|script|style|iframe|' +
  'font|center|sup|sub|small|mark|section|article|header|footer|body|html|head|meta|link|input|button|form|label|svg|video|audio|figure|figcaption|details|summary|nav|main'
/** Also halves: `<a href="` and `</span`. A lone `<b` may be half of a comparison. */
const tag = new RegExp(
  String.raw`<\/?(?:${elements})(?:\s[^<>\n]{0,500})?\/?>|<(?:${elements})\s{1,3}[a-z-]{1,20}=["']|<\/(?:${elements})(?![\p{L}\p{N}])|<!--`,
  'giu',
)
const entity =
  /&(?:#\d{1,6}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp|[nm]dash|hellip|[lr][sd]quo|laquo|raquo|[a-z]{1,2}(?:acute|grave|uml|circ|tilde|cedil)|szlig|copy|reg|euro|iexcl|iquest);/gi
/** `\n` and the like, written out where a line break or a letter was meant. */
const escapes = /\\n\\n|\\u[0-9a-f]{4}|\\n(?=[-•*#]|\d+\. )|\\"/gi

/** Tags and comments of HTML in a text. Angle brackets that are none (`3 < 5`) are no concern of anybody. */
export function tagsIn(text: string): readonly string[] {
  return text.match(tag) ?? []
}

/** What would be shown as it stands here, where no browser reads it: `&amp;`, `\n`. */
export function codesIn(text: string): readonly string[] {
  return [...(text.match(entity) ?? []), ...(text.match(escapes) ?? [])]
}
