/** Verbs at the beginning of a bracket that somebody was meant to fill in. */
const requests =
  'insert|placeholder|fill in|todo|tbd|add (?:your|a|an|the)|insert(?:a|ar|e)|añad(?:e|ir)|agreg(?:a|ar)|rellen(?:a|ar)|' +
  'insér(?:er|ez)|ajout(?:er|ez)|inserisci|inserire|aggiungi|inserir|insira|adicion(?:e|ar)'
/** What a blank asks for. Other words in brackets are what editors put into quotations: `[your] house`. */
const blanks =
  'name|links?|url|date|title|topic|company|city|location|website|e-?mail|phone|number|amount|brand|product|' +
  'nombre|enlace|fecha|título|tema|empresa|ciudad|marca|número|lugar|correo|' +
  'datum|titel|thema|firma|firmenname|ort|stadt|marke|zahl|unternehmen|' +
  'nom|lien|titre|sujet|entreprise|ville|nome|collegamento|titolo|argomento|azienda|città|assunto|cidade'
const owners =
  'your|the|first|last|full|company|brand|product|speaker|author|client|event|tu|su|el|la|ihr|ihre|ihren|dein|deine|deinen|' +
  'der|die|das|votre|le|il|il tuo|la tua|seu|sua|o|a'

const patterns: readonly RegExp[] = [
  /\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}/g,
  /\{(?:language|words|seconds|characters|variant|type|title|name|topic|date|url|link|company|speaker|author)\}/gi,
  // What a round bracket follows is the text of a link.
  new RegExp(String.raw`\[ ?(?:${requests})(?![\p{L}\p{N}-])[^[\]\n]{0,120}\](?!\()`, 'giu'),
  new RegExp(
    String.raw`\[ ?(?:(?:${owners}) ){0,3}(?:${blanks})(?: (?:here|aquí|hier|ici|qui|aqui|name|(?:of(?: the)?|del?|de la|du|der|des|vom|von|della|d[oa]) \p{L}{1,30})){0,2} ?\](?!\()`,
    'giu',
  ),
  /\[[\p{L} -]{1,60} (?:einfügen|eintragen|einsetzen|ergänzen)\](?!\()/giu,
  /<(?:your|insert|name|company|brand|date|link|title|topic|url)(?: [\p{L} ]{1,40})?>/giu,
  /\blorem ipsum\b/gi,
  /\b(?:TBD|FIXME)\b/g,
  /\[object Object\]/g,
]

/** The placeholders in a text that nobody has filled in: `[insert quote here]`, `{{name}}`. */
export function placeholdersIn(text: string): readonly string[] {
  return patterns.flatMap((pattern) => text.match(pattern) ?? [])
}
