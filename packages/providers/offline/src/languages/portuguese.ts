import { contains, fillers, type Language, startsWith, wordSet } from './language.ts'

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
    wordSet(`coisa coisas vez vezes maneira forma tipo parte partes número exemplo exemplos tempo dia dias semana semanas mês meses ano
    anos hora horas minuto minutos momento gente pessoa pessoas homem mulher pergunta ponto razão razões caso facto fato ideia metade mil
    milhão pequeno pequena pequenos pequenas grande grandes bom boa melhor pior novo nova primeiro primeira segundo segunda último última
    diferente mesmo próprio resto lado meio fim início manhã tarde noite principal dobro média falta`),
  determiners:
    wordSet(`o a os as um uma uns umas do da dos das ao aos à às no na nos nas pelo pela este esta esse essa nosso nossa nossos
    nossas seu sua seus suas meu minha cada`),
  linkers: wordSet('de do da dos das'),
  capitalNouns: false,
  inflection: /e?s$/,
  fillers: fillers({
    sounds: 'hã+|ahn+|hum+|hmm+|éh+',
    between:
      'sabe|sabem|tipo|né|quer dizer|digamos|pronto|percebe|percebem|olha|bom|enfim|por assim dizer|não é',
    openings:
      'bom|bem|então|pronto|olha|olhem|sim|não|pois|claro|ora|ora bem|enfim|tá|certo|sabe|na verdade|pois é|primeiro|segundo|terceiro|por fim',
  }),
  joints: startsWith('e então|e|mas|ou|porque|pois|portanto'),
  clauseStarts: startsWith('eu|nós|eles|elas|ele|ela|há|isto|isso|hoje'),
  additives: /^((?:\S+ ){1,4}?)(?:também|além disso|então|portanto) (?=\p{L})/iu,
  backward:
    startsWith(`ele|ela|eles|elas|isso|isto|aquilo|esse|essa|esses|essas|este|esta|estes|estas|aquele|aquela|ambos|ambas|outro|outra|outros|outras|
    nenhum|nenhuma|também|além disso|então|depois disso|desde então|no entanto|porém|contudo|por isso|por exemplo|assim|portanto|nesse|nessa|
    naquele|naquela|com isso|o (?:mesmo|outro|resto|resultado|último|primeiro|segundo)|a (?:mesma|outra|solução|razão|resposta|última|primeira)|
    nada|aqui|ali|lá|sim|não(?=,)|claro|exato|os outros|as outras`),
  pointing: contains(
    '(?:nesse|nessa|nesses|nessas|desse|dessa|desses|dessas|naquele|naquela|daquele|daquela|isso|o mesmo)',
  ),
  housekeeping:
    contains(`inscrev\\p{L}*|subscrev\\p{L}*|obrigad[oa]|bem-vind[oa]s?|bo(?:m|a) (?:dia|tarde|noite)|o meu nome é|meu nome é|me chamo|chamo-me|
    (?:neste|no) (?:vídeo|episódio)|link na descrição|patrocinad\\p{L}*|até a próxima|até à próxima|https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`(?:quero|queria|gostaria de|vou|vamos) (?:vos |lhes )?(?:falar|contar|explicar|começar|mostrar|dizer)|para (?:terminar|concluir)|em resumo|
    em conclusão|como (?:eu )?disse`),
  shifts: startsWith('bom|agora|por fim|para terminar|finalmente|outro|outra|primeiro|segundo|então'),
  firstPerson: contains('eu|me|mim|meu|minha|meus|minhas|acho|quero|sou|estou'),
  general: contains('é|são|pode|podem|deve|devem|há|sempre|nunca'),
  formulas: {
    and: ' e ',
    untitled: 'Notas da fonte',
    coverage: 'Neste artigo: {list}.',
    conclusion: 'Para recordar:',
    thread: { opening: 'As ideias principais, uma por publicação:', closing: 'Se foi útil, partilhe.' },
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
      speaker: 'Quem fala, de frente para a câmara',
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
  },
}
