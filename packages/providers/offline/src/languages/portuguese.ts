import {
  additives,
  articles,
  clauseFrom,
  contains,
  fillers,
  inFirstClause,
  type Language,
  numberWords,
  startsWith,
  wordSet,
} from './language.ts'

export const portuguese: Language = {
  code: 'pt',
  stopWords:
    wordSet(`a à agora ainda além algo alguém algum alguma algumas alguns ali ante antes ao aos apenas após aquela aquelas aquele
    aqueles aqui aquilo as às assim até através bem cada coisa coisas com como contra contudo cá da daquela daquele das de dela delas dele
    deles depois desde dessa desse desta deste deve devem do dois dos duas durante e é ela elas ele eles em embora enquanto entre então era
    eram és essa essas esse esses esta está estamos estão estar estas estava estavam este estes estou eu fazer faz fez foi fomos for foram
    fosse há havia hoje ia isso isto já lá lhe lhes lo logo mais mas me melhor menos mesma mesmas mesmo mesmos meu meus minha minhas muita
    muitas muito muitos na nada não nas nem nenhum nenhuma neste nesta nesse nessa ninguém no nos nós nossa nossas nosso nossos num numa
    nunca o onde os ou outra outras outro outros para pela pelas pelo pelos per perante pode podem poder porque pois por porém pouca poucas
    pouco poucos qual quais qualquer quando quanto quase que quem quer se seja sejam sem sempre sendo ser será seria seu seus si sido só sob
    sobre somos sou sua suas tal também tampouco tanta tanto te tem têm temos tenho ter teve tinha tinham tive toda todas todavia todo todos
    três tu tua tudo um uma umas uns vai vamos vão você vocês vos quatro cinco seis sete oito nove dez vinte trinta quarenta cem mil`),
  abbreviations: wordSet('sr sra dr dra prof profa etc pág núm art av ex p.ex eua aprox tel vol exmo'),
  vague:
    wordSet(`litro litros grama gramas quilo quilos grau graus centímetro centímetros quilómetro quilómetros tonelada toneladas euro euros metro metros senhor senhora senhores dona coisa coisas vez vezes maneira forma tipo parte partes número exemplo exemplos tempo dia dias semana semanas mês meses ano
    anos hora horas minuto minutos momento gente pessoa pessoas homem mulher pergunta ponto razão razões caso facto fato ideia metade mil
    milhão pequeno pequena pequenos pequenas grande grandes bom boa melhor pior novo nova primeiro primeira segundo segunda último última
    diferente mesmo próprio resto lado meio fim início manhã tarde noite principal dobro média falta`),
  determiners:
    wordSet(`o a os as um uma uns umas do da dos das ao aos à às no na nos nas pelo pela este esta esse essa nosso nossa nossos
    nossas seu sua seus suas meu minha cada`),
  definite: articles('o a os as do:o da:a dos:os das:as no:o na:a nos:os nas:as ao:o pelo:o pela:a'),
  numerals: numberWords(
    `dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezasseis dezesseis dezassete
    dezessete dezoito dezanove dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem cento duzent trezent
    quatrocent quinhent seiscent setecent oitocent novecent os as mil milhão milhões`,
  ),
  negation: /^(?:não|nunca|ninguém|nada|nem|nenhum[a]?|sem|jamais)$/u,
  numberLinks: /(?:inte|inta|enta|cento|ent[oa]s|mil) e$| vírgula$/u,
  linkers: wordSet('de do da dos das'),
  capitalNouns: false,
  invertedMarks: false,
  inflection: /e?s$/,
  fillers: fillers({
    clauses: 'eu|nós|é|são|há|não|ele|ela|eles|elas|e|mas|porque|que|quando|se|onde|já|era|foi|está',
    predicates:
      'é|são|era|eram|foi|foram|há|havia|está|estão|tem|têm|tinha|tinham|pode|podem|faz|fez|disse|vai|vão',
    sounds: 'hã+|ahn+|hum+|hmm+|éh+',
    between:
      'sabe|sabem|tipo|né|quer dizer|digamos|pronto|percebe|percebem|olha|bom|enfim|por assim dizer|não é',
    openings:
      'bom|bem|então|pronto|olha|olhem|sim|não|pois|claro|ora|ora bem|enfim|tá|certo|sabe|na verdade|pois é|primeiro|segundo|terceiro|por fim',
  }),
  joints: startsWith('e então|e|mas|ou|porque|pois|portanto'),
  clauseStarts: startsWith('eu|nós|eles|elas|ele|ela|há|isto|isso|hoje'),
  additives: additives({
    words: 'também|além disso|então|portanto',
    notBehind: 'não|nem|mas|e|ou|que|se|desde|até|para|por|de|a|em|com|sem|eu|ele|ela|nós|eles|elas',
    notBefore: 'não|nem|nunca|ninguém|nada|nenhuma?',
  }),
  verbs:
    /^(?:é|são|era|eram|foi|foram|há|havia|está|estão|estava|tem|têm|tinha|tinham|pode|podem|deve|faz|fez|disse|vai|vão|vamos|\p{L}{2,}(?:[aei]mos|aram|eram|iram|ava|avam|ou|ará|erá|irá))$/u,
  subordinate: startsWith('porque|embora|já que|se|quando|enquanto|para que|até que|que'),
  asks: startsWith('porque é que|por que|porquê'),
  backward:
    startsWith(`(?:não |já |se |lhe |lhes |nos |me )*(?:é(?! preciso| que)|são|era|eram|foi|foram|está|estão|estava|estavam|
    tem|têm|tinha|tinham|disse|disseram|fez|fizeram|pode|podem|\\p{L}{3,}(?:ou|aram|eram|iram))|seus?|suas?|
    \\S+ (?:dias?|semanas?|meses|mês|anos?|horas?|minutos?) (?:depois|mais tarde)(?! d)|(?:dali|daí|de lá)|
    no dia seguinte|no ano seguinte|no fim|ele|ela|eles|elas|isso|isto|aquilo|esse|essa|esses|essas|este|esta|
    estes|estas|aquele|aquela|ambos|ambas|outro|outra|outros|outras|nenhum|nenhuma|também|além disso|então|
    depois disso|desde então|no entanto|porém|contudo|por isso|por exemplo|assim|portanto|nesse|nessa|naquele|
    naquela|com isso|o (?:mesmo|outro|resto|resultado|último|primeiro|segundo)|a (?:mesma|outra|solução|razão|
    resposta|última|primeira)|nada|aqui|ali|lá|sim|não(?=,)|claro|exato|os outros|as outras`),
  loose: [
    inFirstClause(
      `(?:ess[ea]s?|aquel[ea]s?|n?ess[ea]s?|d?ess[ea]s?|[nd]aquel[ea]s?) (?!que)\\p{L}+|(?:desde|até) então|então|(?:o|a|os|as|no|na|do|da)
      (?:outr[oa]s?(?! \\p{L}+ d)|mesm[oa]s?(?! (?:de|que|do|da))|seguintes?|anterior(?:es)?|restantes?)|também não|tampouco|ali|(?:de|para|por) lá|
      (?:d|n)el[ea]s?|(?:com|para|por|entre|sem) el[ea]s?`,
    ),
    startsWith(
      '(?:a metade|metade|um terço|um quarto)(?! d)|que|\\p{L}{3,}(?:avam|iam)(?! (?:um|o|a|os|as|que))',
    ),
  ],
  pointing: contains(
    '(?:nesse|nessa|nesses|nessas|desse|dessa|desses|dessas|naquele|naquela|daquele|daquela|isso|o mesmo)',
  ),
  housekeeping:
    contains(`depois das notícias|fique connosco|fiquem connosco|desculpe(?:m)?(?= |,)|com licença|o microfone (?:está|funciona)|estão a ouvir-me|de braço no ar|a sala ao lado|tem a palavra|estão a ouvir|o nosso próximo convidado|a sessão está|
    inscrev\\p{L}*|subscrev\\p{L}*|obrigad[oa]|bem-vind[oa]s?|bo(?:m|a) (?:dia|tarde|noite)|o meu nome é|
    meu nome é|me chamo|chamo-me|(?:neste|no) (?:vídeo|episódio)|link na descrição|patrocinad\\p{L}*|
    até a próxima|até à próxima|https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`(?:quero|queria|gostaria de|vou|vamos) (?:vos |lhes )?(?:falar|contar|explicar|começar|mostrar|dizer)|
    para (?:terminar|concluir)|em resumo|em conclusão|como (?:eu )?disse`),
  announcing:
    startsWith(`(?:há|havia|houve|existe|existem) (?:um|uma|dois|duas|três|vári[oa]s|outr[oa]s?|muit[oa]s)|(?:o|a|os|as|meu|
    minha|um|uma) (?:primeir[oa]|segund[oa]|terceir[oa]|últim[oa]|próxim[oa]|outr[oa]|grande|
    verdadeir[oa]) \\S+|(?:o|a) \\S+ (?:é|era|foi) (?:simples|clar[oa]|est[ae]|sempre (?:o mesmo|a mesma))|
    (?:dois|duas|três|quatro) (?:coisas|razões|lições|perguntas)|(?:\\S+ ){1,5}(?:uma coisa|duas coisas|
    três coisas)|imaginem|ouçam|por exemplo`),
  subjectClause: clauseFrom('como|porque|por que'),
  subjectEnd: /,| (?:em vez de|porque|para que|e (?:como|o que|porquê|quem)) /iu,
  contrast: contains('não|nunca|ninguém|nada|só|apenas|mas|mais|menos|sempre|tudo|sem'),
  believed: contains('(?:pensava|achava|pensávamos|achávamos|acreditava|acreditávamos) que'),
  weighty:
    contains(`o mais importante|a lição|o que importa|o erro|por isso|a razão|a verdade|no fundo|no fim|a diferença|
    aprendemos|aprendi|não [^.;]{3,60} mas|em vez de`),
  timely:
    contains(`primeiro|primeira|segundo|segunda|terceiro|terceira|quarto|quarta|quinto|quinta|último|última|
    outro|outra|próximo|próxima|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|
    janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|sábado|
    domingo`),
  shifts: startsWith('bom|agora|por fim|para terminar|finalmente|outro|outra|primeiro|segundo|então'),
  interrogative: startsWith(
    'como|porque|por que|porquê|o que|que|quem|qual|quais|onde|quando|quanto|quanta|quantos|quantas|é|são|há|pode|podem|existe|existem|serve',
  ),
  demonstrative: contains('isso|isto|aquilo|esse|essa|esses|essas|este|esta|ele|ela|eles|elas|aí|ali|lá'),
  secondPerson: contains('tu|te|ti|teu|tua|você|vocês|vos|senhor|senhora'),
  firstPerson: contains('eu|me|mim|meu|minha|meus|minhas|acho|quero|sou|estou'),
  general: contains('é|são|pode|podem|deve|devem|há|sempre|nunca'),
  formulas: {
    and: ' e ',
    colon: ': ',
    attributed: 'Nas palavras de {name}:',
    untitled: 'Notas da fonte',
    coverage: 'Neste artigo: {list}.',
    conclusion: 'Para recordar:',
    linkedin: 'O que lhe parece?',
    facebook: 'O que acha? Conte-nos nos comentários.',
    issue: 'Nesta edição: {list}.',
    inside: 'Para ler: {list}.',
    mainPoints: 'Os pontos principais',
    takeaways: 'Para recordar',
    follow: 'Siga-nos para saber mais: {topic}.',
    save: 'Guarde para mais tarde.',
    shows: {
      number: 'Texto no ecrã: «{topic}»',
      speakers: [
        'Quem fala, de frente para a câmara',
        'Quem fala, muito de perto',
        'Quem fala, de perfil',
        'Quem fala, a ouvir',
        'As mãos de quem fala',
      ],
      topics: ['Imagens: {topic}', 'Grande plano: {topic}', 'Imagem fixa: {topic}'],
    },
    podcast: {
      host: 'Apresentação',
      guest: 'Voz convidada',
      welcome: 'Olá e bem-vindos. O tema de hoje: {topic}.',
      first: 'Começamos por aqui: {topic}.',
      next: ['Tema seguinte: {topic}.', 'Passamos a outro tema: {topic}.', 'E agora isto: {topic}.'],
      last: 'Um último tema: {topic}.',
      closing: 'É tudo por hoje. Obrigado pela companhia.',
    },
    threads: 'Qual é a sua experiência?',
    youtube: 'O que se vê aqui: {list}.',
    notes: { title: 'Notas do episódio: {topic}', with: 'Com {list}.' },
    quotes: {
      about: 'Sobre este tema: {topic}.',
      asked: 'À pergunta: «{question}»',
      before: 'Pouco antes: «{sentence}»',
    },
    faq: {
      title: 'Perguntas e respostas: {topic}',
      about: [
        'O que se diz sobre {topic}?',
        'O que se conta sobre {topic}?',
        'O que convém saber sobre {topic}?',
        'O que aprendemos sobre {topic}?',
        'O que se passa com {topic}?',
      ],
      figures: 'Que números são dados sobre {topic}?',
    },
  },
}
