import registered from 'tlds' with { type: 'json' }

/**
 * Names that X's published rule knows (of March 2020) and that have been withdrawn since, and `onion`, which was never
 * registered. They still make links: docs/decisions/0005-top-level-domains.md.
 */
const withdrawn = `
  abarth active adac afamilycompany aigo alfaromeo an avianca bananarepublic bentley bl blanco bnl
  boots bq budapest bugatti cancerresearch cartier caseih cbs ceb chloe chrysler cityeats comcast
  cookingchannel csc dabur dodge doha doosan duck dunlop duns eh epost esurance etisalat everbank fiat
  flsmidth foodnetwork frontdoor fujixerox glade goodhands guardian hgtv honeywell hoteles htc iinet
  intel iselect iveco iwc jcp jlc kerrylogistics kinder ladbrokes lancaster lancia lancome liaison
  linde lipsy lixil loft lupin macys maserati mcd mcdonalds meo metlife mf mobily montblanc mopar
  movistar mtpc mutual mutuelle nadex nationwide natura newholland northwesternmutual off oldnavy
  onion onyourside orientexpress pamperedchef panerai passagens piaget pramerica qvc raid redstone
  rightathome rmit rocher sapo sca scjohnson scor ses shaw showtime shriram spiegel spreadbetting srt
  starhub statoil swiftcover symantec telecity telefonica tiffany tp travelchannel uconnect um vista
  vistaprint volkswagen vuelos warman xfinity xperia zippo اتصالات موبايلي 大众汽车 工行 手表 珠宝 诺基亚
`

const known: ReadonlySet<string> = new Set([...registered, ...withdrawn.trim().split(/\s+/)])
const longest = Math.max(...[...known].map((name) => name.length))

/** What may not come next: `example.community` is no link to `example.com`, `a.de@example.com` none to `a.de`. */
const continued = /[0-9a-zA-Z@+-]/
const punycode = /xn--[-0-9a-z]+/iy

/**
 * Where the top-level domain ends that begins at `start`; nothing where none does. Names in Punycode count unseen.
 *
 * @example topLevelDomainEnd('example.com/a', 8) // 11
 */
export function topLevelDomainEnd(text: string, start: number): number | undefined {
  for (let end = Math.min(start + longest, text.length); end > start; end -= 1) {
    if (!continued.test(text.charAt(end)) && known.has(text.slice(start, end).toLowerCase())) return end
  }
  punycode.lastIndex = start
  return punycode.test(text) ? punycode.lastIndex : undefined
}
