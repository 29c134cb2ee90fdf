/** Pictures by any name, in English, Spanish and German. */
const pictures =
  'image|picture|illustration|photo(?:graph)?|painting|drawing|sketch|render(?:ing)?|diagram|flow ?chart|chart|graph|infographic|poster|scene|shot|view|still|portrait|close-?up|card|cover|thumbnail|imagen|ilustración|foto(?:grafía)?|dibujo|pintura|boceto|diagrama|esquema|gráfic[oa]|infografía|cartel|escena|plano|toma|vista|retrato|portada|bild|illustration|zeichnung|gemälde|aufnahme|szene|ansicht|skizze|diagramm|schaubild|grafik|infografik|plakat|titelbild'

const pictureOrders =
  'draw|paint|create|generate|illustrate|depict|imagine|render|design|sketch|dibuj[ae]|pint[ae]|cre[ae]|gener[ae]|ilustr[ae]|imagina|diseñ[ae]|zeichne|male|erstelle|erzeuge|gestalte|illustriere'

const orders = `${pictureOrders}|make|show|give|haz|muestr[ae]|zeige?|mach|stelle?`

const articles = 'an?|the|some|un[ao]?|el|la|los|las|eine?[nmrs]?|das|der|die|den'

const links =
  'of|showing|that shows|which shows|depicting|that depicts|illustrating|explaining|that explains|about|for|with|featuring|de|del|que muestra|que ilustra|mostrando|sobre|con|para|von|vom|mit|über|zum?|zur|für'

/** A label before the subject: `Scene 3:`, `Prompt:`. */
const label = new RegExp(
  `^(?:prompt|subject|title|caption|titel|motiv|título|${pictures})(?: ?\\d{1,3})? ?[:–—-] ?(?=\\S)`,
  'iu',
)

/** `Show me`, but not `Show business`; `Draw a`, but not `Draw conclusions`. */
const order = new RegExp(
  `^(?:(?:please|bitte|por favor),? )?(?:(?:${orders}) (?:me|us|mir|uns) (?=\\S)|(?:${pictureOrders}) (?=(?:${articles}) ))`,
  'iu',
)

/** “A wide cinematic shot of …”. German genitives stay (“Bild eines Turms”): without its noun a genitive is no title. */
const medium = new RegExp(
  `^(?:(?:${articles}) )?(?:[\\p{L}\\d-]+,? ){0,4}?(?:${pictures})s?(?: [\\p{L}-]+)?(?: (?:${links})|:) (?=\\S)`,
  'iu',
)

const indefinite = /^(?:an?|un[ao]?|eine?[nmr]?) (?=\S)/iu

/** Behind `von einem` adjectives have endings that they lose with it; the noun is the first word with a capital. */
const germanDative = /^(?:eine[mrn]|de[mrn]) (?:\p{Ll}+ ){0,3}(?=\p{Lu})/u

/** The words that speak of the picture and not of what is on it, taken from the front. */
export function withoutLeadIn(text: string): string {
  const labelled = text.replace(label, '')
  const ordered = labelled.replace(order, '')
  const rest = ordered.replace(medium, '').replace(label, '')
  return rest === ordered ? rest : rest.replace(germanDative, '').replace(indefinite, '')
}
