/** How a model talks to whoever asked it, in one language. Patterns are in lower case, with straight apostrophes. */
export interface AssistantPhrases {
  /** Assent before the answer: `Sure!` */
  readonly assents: string
  /** `Here is the`, as far as the kind of text that is handed over. */
  readonly deliveries: string
  /** Kinds of text that somebody asks a model for. */
  readonly orders: string
  /** What makes it certain that a delivery is one: `you asked for`. */
  readonly asked: string
  /** What it says of itself, of its material, or to whoever asked, wherever in a text. */
  readonly remarks: readonly string[]
}

const english: AssistantPhrases = {
  assents: 'sure(?: thing)?|certainly|of course|absolutely',
  deliveries: `(?:here(?:'s| is| are)|below is) (?:the|your|an?)`,
  orders:
    'summary|article|blog ?post|post|thread|script|draft|version|text|translation|caption|newsletter|description',
  asked: `(?:that |which )?you(?:'ve| have)? (?:asked|requested)|as (?:requested|instructed)|(?:of|from|based on) the (?:provided )?(?:transcript|source|video|recording)`,
  remarks: [
    'as an? (?:ai|artificial intelligence)(?: language)? (?:model|assistant)',
    'as a (?:large )?language model',
    String.raw`i(?:'m| am) (?:just |only )?an? (?:ai|artificial intelligence|(?:large )?language model)(?: |,|\.)`,
    "(?:cannot|can't|unable to) (?:fulfil+|comply with|complete) (?:this|that|your|the) request",
    'my (?:knowledge cut-?off|training data)',
    '(?:the|this|your) (?:provided|supplied) (?:transcript|text|source|material|content|brief)',
    "(?:the|this) (?:transcript|text|source|material|content) (?:(?:that )?you(?:'ve| have)? )?(?:provided|(?<=you(?:'ve| have)? )(?:shared|supplied|pasted))",
    'i hope this (?:summary|draft|version|script|article|post) (?:helps|meets|works|is what)',
    `i hope this helps[.!]? ?$`,
    "let me know if you(?:'d| would)? (?:like|want|need) (?:me to|any (?:changes|adjustments|edits|revisions|modifications)|(?:a|another) (?:different|version|shorter|longer))",
    'would you like me to (?:write|adjust|change|make|create|add|revise|expand|shorten|provide)',
    'want me to (?:adjust|shorten|expand|revise|rewrite|tweak) (?:it|this|the (?:tone|text|draft))',
    'feel free to (?:ask|tell me|let me know|reach out) (?:if|should|for) (?:you )?(?:(?:need|want|like|have) )?(?:any |further |more |other )*(?:changes|edits|adjustments|revisions)',
    String.raw`i(?:'ve| have) (?:kept|written|made|included|adjusted|rewritten|shortened) [^.!?\n]{0,60}(?:word (?:limit|count)|your (?:request|instructions)|the (?:assignment|instructions|transcript))`,
    String.raw`word count: ?\d`,
  ],
}

const spanish: AssistantPhrases = {
  assents: '¡(?:claro(?: que sí)?|por supuesto|desde luego|con gusto)',
  deliveries:
    '(?:aquí (?:tienes?|está|te presento|te dejo|va)|a continuación,? te presento) (?:el|la|tu|su|una?)',
  orders: 'resumen|artículo|publicación|hilo|gui[oó]n|borrador|versión|texto|traducción|boletín|descripción',
  asked:
    '(?:que|como) (?:me )?(?:pediste|solicitaste|has pedido|has solicitado|ha solicitado)|de la transcripción|del vídeo|del video',
  remarks: [
    'como (?:un )?(?:modelo de (?:lenguaje|ia)|asistente (?:de ia|virtual),)',
    'como (?:una )?(?:ia|inteligencia artificial),? no (?:puedo|tengo)',
    String.raw`soy (?:solo |sólo |únicamente )?una? (?:modelo de (?:lenguaje|ia|inteligencia artificial)|asistente (?:de ia|de inteligencia artificial|virtual)|ia|inteligencia artificial)(?![\p{L}])`,
    '(?:la transcripción|el texto|el material|el contenido) (?:que (?:me )?(?:has |ha )?)?(?:proporcionad|facilitad)[oa]',
    '(?:la transcripción|el texto|el material|el contenido) que (?:me )?(?:proporcionaste|facilitaste|compartiste|(?:has|ha) compartido)',
    '(?:quieres|quiere|te gustaría|le gustaría|deseas?) que (?:cambie|ajuste|acorte|amplíe|reescriba|modifique|adapte) (?:el (?:tono|texto|resumen|estilo|borrador|artículo)|la (?:versión|longitud|extensión))',
    'si (?:quieres|lo deseas|lo prefieres),? puedo (?:hacer|escribir|preparar|ofrecer|dar)(?:te|le)? (?:una|otra) versión',
    'espero que (?:esto|este (?:resumen|texto|borrador)) (?:te|le) (?:sea útil|sirva|ayude)',
    '(?:avísame|dime|hazme saber|házmelo saber) si (?:quieres|necesitas|deseas) (?:que (?:lo|la|te|haga|cambie|añada|ajuste)|alg[uú]n (?:cambio|ajuste)|otra versión)',
    String.raw`recuento de palabras: ?\d`,
  ],
}

const german: AssistantPhrases = {
  assents: 'gerne?|natürlich|selbstverständlich|klar',
  deliveries: 'hier (?:ist|findest du|finden sie|kommt) (?:die|der|das|deine?|ihre?|eine?)',
  orders:
    'zusammenfassung|artikel|blogbeitrag|beitrag|thread|skript|entwurf|fassung|version|text|übersetzung|newsletter|beschreibung',
  asked:
    '(?:die|den|das|der) (?:du|sie) (?:angefordert|gewünscht|verlangt)|wie (?:gewünscht|angefordert)|(?:des|vom) (?:transkripts?|videos?)',
  remarks: [
    'als (?:ein )?(?:ki-?(?:sprach)?modell|ki-assistent(?:in)?|(?:großes )?sprachmodell)',
    'als (?:ki|künstliche intelligenz) (?:kann|habe|bin) ich',
    String.raw`ich bin (?:nur |lediglich |bloß )?eine? (?:ki(?:-(?:sprach)?modell|-assistent(?:in)?)?|(?:großes )?sprachmodell|künstliche intelligenz)(?![\p{L}-])`,
    '(?:dem|des|der|das|den|die|im|vom|zum) (?:von (?:dir|ihnen) )?(?:bereitgestellte[nsmr]?|zur verfügung gestellte[nsmr]?|vorliegende[nsm]? (?=transkript)) ?(?:transkripts?|texte?s?|quelle|materials?)',
    'soll ich (?:ihn |sie |es |das )?(?:noch )?(?:etwas |ein wenig )?(?:kürzen|umschreiben|überarbeiten|anpassen)(?= ?[?.])',
    '(?:wenn|falls) (?:du möchtest|du willst|sie möchten|sie wünschen|gewünscht),? (?:kann|könnte) ich (?:den (?:text|beitrag|artikel)|die (?:zusammenfassung|fassung)|eine (?:kürzere|längere|andere) (?:fassung|version))',
    'ich hoffe, (?:das|dies) (?:hilft|ist hilfreich)',
    'wissen,? (?:wenn|ob|falls) (?:du|sie) (?:noch |weitere )?(?:änderungen|anpassungen|eine andere (?:fassung|version))',
    'soll ich (?:den (?:text|beitrag|artikel)|die (?:zusammenfassung|fassung)) ',
    String.raw`(?:wortanzahl|wortzahl|anzahl der wörter): ?\d`,
  ],
}

const french: AssistantPhrases = {
  assents: "bien sûr|certainement|avec plaisir|d'accord",
  deliveries: 'voici (?:le|la|votre|une?)',
  orders: 'résumé|article|publication|fil|script|brouillon|version|texte|traduction|description',
  asked: "que vous (?:m')?avez demandée?|comme demandé|de la transcription|de la vidéo",
  remarks: [
    "en tant (?:que |qu')(?:modèle de langage|ia|intelligence artificielle|assistant (?:ia|virtuel)),? ?(?:je|,)",
    '(?:la transcription|le texte|le contenu) fournie? ',
    "j'espère que (?:cela|ceci|ça) vous (?:aide|sera utile|convient)",
    '(?:faites-moi savoir|dites-moi) si vous (?:souhaitez|voulez) (?:que je|des (?:modifications|ajustements))',
    String.raw`nombre de mots ?: ?\d`,
  ],
}

const italian: AssistantPhrases = {
  assents: 'certo|certamente|volentieri|naturalmente',
  deliveries: "ecco (?:il|la|lo|l'|una?|il tuo|la tua)",
  orders: 'riassunto|articolo|post|thread|copione|bozza|versione|testo|traduzione|descrizione',
  asked: 'che (?:mi )?(?:hai|ha) (?:richiesto|chiesto)|come richiesto|della trascrizione|del video',
  remarks: [
    '(?:come|in quanto) (?:modello (?:linguistico|di linguaggio)|assistente (?:ia|ai|virtuale),|(?:ia|intelligenza artificiale),? non)',
    '(?:la trascrizione|il testo|il contenuto) fornit[oa]',
    "spero che (?:questo )?(?:ti|le) (?:sia utile|sia d'aiuto|aiuti)",
    'fammi sapere se (?:vuoi|desideri) (?:che|modifiche|altre)',
    String.raw`(?:numero|conteggio) (?:di|delle) parole: ?\d`,
  ],
}

const portuguese: AssistantPhrases = {
  assents: 'claro|com certeza|com prazer|certamente',
  deliveries: '(?:aqui está|segue(?: abaixo)?) (?:o|a|seu|sua|uma?)',
  orders: 'resumo|artigo|publicação|roteiro|rascunho|versão|texto|tradução|descrição',
  asked: 'que (?:você )?(?:me )?(?:pediu|solicitou)|como (?:pedido|solicitado)|da transcrição|do vídeo',
  remarks: [
    'como (?:um )?(?:modelo de linguagem|assistente (?:de ia|virtual),|(?:ia|inteligência artificial),? (?:não|eu))',
    '(?:a transcrição|o texto|o conteúdo) (?:fornecid|disponibilizad)[oa]',
    'espero que (?:isso|isto) (?:te )?(?:ajude|seja útil)',
    '(?:me avise|avise-me|me diga|diga-me) se (?:quiser|precisar) (?:que eu|de (?:alterações|ajustes)|alterações|ajustes)',
    String.raw`contagem de palavras: ?\d`,
  ],
}

/** A model may fall out of the language that it writes in, so every text is held to all of them. */
export const assistantPhrases: readonly AssistantPhrases[] = [
  english,
  spanish,
  german,
  french,
  italian,
  portuguese,
]
