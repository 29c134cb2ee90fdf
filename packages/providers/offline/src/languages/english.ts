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

export const english: Language = {
  code: 'en',
  stopWords:
    wordSet(`a about above after again against all almost along already also although always am among an and another any
    anybody anyone anything are aren't around as at away back be became because become been before behind being below between
    both but by came can can't cannot come comes could couldn't did didn't do does doesn't doing don't done down during each
    either else enough even ever every everybody everyone everything few for from get gets getting give given go goes going gone
    got had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll
    i'm i've if in indeed instead into is isn't it it'd it'll it's its itself just keep kept know known knows less let let's like
    likely made make makes making many may maybe me mean means might mine more most much must my myself need needs neither never
    next no nobody none nor not nothing now of off often oh ok okay on once one ones only onto or other others otherwise our ours
    ourselves out over own per perhaps put quite rather really said same saw say saying says see seen seem seems several shall
    she she'd she'll she's should shouldn't simply since so some somebody someone something sometimes soon still such take taken
    takes taking tell than that that's the their theirs them themselves then there there's therefore these they they'd they'll
    they're they've thing things think this those though through throughout thus till to today together told too took toward
    towards try turn twice two under unless until up upon us use used uses using usually very want wanted wants was wasn't way we
    we'd we'll we're we've well went were weren't what what's whatever when where where's whether which while who who's whole whom
    whose why will with within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself`),
  abbreviations:
    wordSet(`mr mrs ms dr prof st sen rep gov vs etc e.g i.e approx inc ltd jr sr u.s u.k ph.d dept est fig vol mt
    jan feb mar apr jun jul aug sept oct nov dec a.m p.m`),
  vague:
    wordSet(`litre litres liter liters kilogram kilograms milligram milligrams degree degrees decibel decibels centimetre centimetres kilometre kilometres mister sir madam thing things way ways lot lots kind kinds sort bit part parts number numbers example examples time times day days
    week weeks month months year years hour hours minute minutes moment percent people person man woman guy everybody question
    questions point points reason reasons case fact idea something anything one ones half third quarter hundred thousand million
    billion dozen little small large big huge good great better best bad worse worst new old last first second next many much few
    several different same other own whole full real really certain sure able strange nice today tomorrow yesterday morning
    afternoon evening night sunday monday tuesday wednesday thursday friday saturday january february march april june july august
    september october november december side end middle start beginning place detail roughly average total figure figures person
    lesson story subject matter word words name thanks hand size amount room couple rest front top bottom step steps level stuff
    course right left hard easy sir exact exactly listener audience trouble troubles problem problems guess guesses mistake mistakes work tonne tonnes ton tons pound pounds euro euros
    dollar dollars kilo kilos metre metres meter meters mile miles penny cent cents talk sense bunch pair age yesterday tomorrow front bit gram grams episode show everyone entire single second`),
  determiners: wordSet('a an the this that these those my your our their his her its every each some any no'),
  definite: articles('the'),
  numerals: numberWords(
    `zero two three four five six seven eight nine ten eleven twelve thir four fif six seven eigh nine teen twenty thirty forty
    fifty sixty seventy eighty ninety hundreds? thousands? millions? billions? -`,
  ),
  negation: /^(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|[a-z]+n't)$/u,
  numberLinks: /^(?:(?:hundred|thousand) and|\S+ point)$/u,
  linkers: wordSet('of'),
  capitalNouns: false,
  invertedMarks: false,
  inflection: /$^/,
  fillers: [
    [/, (?:right|okay|you know|eh|huh)\?$/i, '.'],
    ...fillers({
      clauses:
        "(?:it|i|we|they|he|she|there|you|that|this|what|who)(?:'(?:s|m|re|ve|ll|d))?|and|but|so|because|which|if|when|where",
      predicates:
        "is|are|was|were|has|have|had|will|would|can|could|does|did|came|went|said|got|took|made|isn't|aren't|wasn't|weren't|don't|didn't|doesn't|can't|couldn't|won't",
      sounds: 'u+m+|u+h+|erm+|hmm+|uh-huh|mm-?hmm',
      between: `you know|to be (?:honest|fair|frank)|i should (?:say|add|confess)|i suppose|i must say|as i say|let's say|i'd say|i mean|like|sort of|kind of|right|okay|well|basically|honestly|literally|actually|obviously|um|uh|by the
        way|i guess|you see|if you will|so to speak`,
      openings: `so|well|okay|ok|alright|all right|right|now|look|listen|i mean|you know|see|yeah|yes|yep|no|nope|oh|ah|anyway|anyways|
        basically|actually|honestly|frankly|obviously|of course|by the way|to be (?:honest|fair|frank)|the thing is|the truth is|the fact is|here's the thing|i'll be frank|i should (?:say|add|confess)|i suppose|sure|absolutely|exactly|you see|again|first of all|okay so|
        and yeah|first|second|third|fourth|fifth|sixth|seventh|firstly|secondly|thirdly|finally|lastly`,
    }),
    [
      /^(?:and |but |so )?what (?:happened|we (?:found|learned|saw)|i (?:found|learned|saw)) (?:is|was) that (?=\p{L})/iu,
      '',
    ],
    [/\b(the|a|an|i|we|to|of|and|in|it|is|they|you|but|so|my|was)(?: \1\b)+/gi, '$1'],
  ],
  joints: startsWith(
    'and so|and then|and|but|so(?! (?:do|did|does|is|are|was|were|have|has|had|can|could|will|would|much|many|far|long|that)(?![a-z]))|or|because|plus|yet',
  ),
  clauseStarts: startsWith('i|we|they|you|he|she|it|there|this|these|those|if|now'),
  additives: additives({
    words: 'also|therefore|however',
    notBehind: "not|never|nor|but|and|or|only|of|to|for|with|from|by|in|on|at|than|until|since|\\S+n't",
    notBefore: "not|no|never|nor|can't|don't|didn't|doesn't|isn't|wasn't|won't",
  }),
  verbs: /$^/,
  subordinate: startsWith(
    'because|although|though|since|unless|whereas|if|when|while|so that|until|before|after|as soon as',
  ),
  asks: startsWith('how|why|whether'),
  backward:
    startsWith(`(?:\\S+ ){1,3}(?:later|afterwards|earlier)(?=[, ])|the (?:next|following) \\S+|the (?:day|night|week|month|
    year|morning|evening) (?:after|before)(?=,| there| we| i| they| he|she| it)|on the (?:second|third|fourth|
    next|last|same) (?:day|night|morning|evening)|by (?:lunchtime|noon|evening|nightfall|morning)|at (?:about |
    around )?\\S+ o'clock|from (?:there|here)|(?:up|down|over|in|out) there|it|it's|its|it'd|it'll|they|they're|
    they've|their|theirs|them|he|he's|she|she's|his|hers?|him|this|that|that's|these|those|such|another|both|
    either|neither|none|nor|not|nothing|(?:one|some|most|each|all|many|half|none|two|three|four|either|
    every one|both) of (?:these|those|them|it|this|that|us)|the (?:others?|same|lasts?|first|second|third|next|
    rest|latter|former|results?|reasons?|answers?|solutions?|trick|difference|cure|idea|problem|remainder|whole|
    two|three|opposite|fix|point|rule|table)|in (?:those|these|that|this|addition|fact|other|the end|
    the meantime|contrast)|on (?:those|that|these|the other)|at (?:that|those|this)|for (?:that|this|those|
    example|instance)|with (?:that|this|those)|after (?:that|this)|because of (?:that|this|it)|also|too|instead|
    then|again|therefore|thus|hence|otherwise|however|moreover|meanwhile|afterwards?|since then|suddenly|
    similarly|likewise|so do|so did|if so|if not|as a result|by then|yes|no|yeah|exactly|absolutely|right|sure|
    of course|why not|here|here's|there's|there you|only (?:that|because)|which|who|where|when (?:it|they|he|
    she|that|this)|if (?:it|they|he|she|that|this|you do)|to do (?:that|this|so)|doing (?:that|this|so)|(?:i|we|
    you) (?:did|do|didn't|don't|had|hadn't|have|was|were|am|are|will|would|could|can)(?=[.!]|, too)|other|
    everything else|(?:each|every) one|as (?:i|we) (?:said|mentioned)|some of (?:it|that)|there (?:are|
    were) \\S+ of us|(?:and )?having \\S+ (?:so|that)|(?:he|she|it|they) (?:said|says)`),
  loose: [
    // Not `these days` and `this year`, which need nothing before them.
    inFirstClause(
      `(?:those|these(?! days)) \\p{L}{3,}|this (?:one|particular|same|kind|sort|thing|point|rule|method|figure|idea|problem|
      question|story|case)|that (?:day|night|week|weekend|month|year|morning|evening|afternoon|moment|winter|summer|spring|
      autumn|season|decade|same|one|kind|sort|particular|number|figure|price|rule|place|room)|(?:since|until|till|by|before|from|back) then|
      (?:in|on|of|for|to|with|at|from|by|than) the other(?:s|(?= (?:had|has|have|is|are|was|were|we|they|i|you|he|she))|(?=[.,;]|$))|
      the (?:others|rest(?! of)|latter|former|following|previous)|one of (?:them|these|those)|(?:over|down|up|in|out|from) there|
      (?:did|does|do) (?:so|the same)|such(?! as| an? \\p{L}+ (?:that|as))|(?:regard|consider|treat|see|take|read|count) (?:that|this) as`,
    ),
    // `Seventy-nine were raised`, `About a third pay ten`: of what?
    startsWith(
      `(?:(?:about|around|roughly|nearly|almost|over|just|only|another) )?(?:an?|one|two|three) (?:third|quarter|half|fifth|
      tenth)s? (?!of|as|the|a|an|to|hours?|years?|days?|miles?|\\p{L}+(?:es|ies|ons|ers) )\\p{L}+|half (?:went|came|were|are|was|is|had|have|of it)|(?:some|most|many|few|several|both|all)
      (?:are|were|is|was|have|had|has|did|do|used|came|went|got|said|took|pay|paid)`,
    ),
    /^(?!.*(?<!\p{L})than(?!\p{L}))[^,:;]*(?:per ?cent|%) (?:more|less|fewer|higher|lower|cheaper|dearer)(?!\p{L})/iu,
  ],
  pointing:
    /(?<![\p{L}])(?:(?:this|that|these|those)(?=[.,;!?]| with | one\b| at )|(?:in|on|at|of|with|for|by|from|during|to|across|over|under|behind|through|into|after|before|about|around|between|against|like) (?:that|those|these) \p{L}{3,}|the same (?:thing|way)|do so|at this point|behind you|over there|(?:right|up|down) here|on the screen|of it(?=[.,;])|(?:asked?|said|say|did|do|knew|know|thought|tell|told|call(?:ed)?|see|saw|mean[st]?) (?:me |you |us |them )?(?:this|that) (?:in|on|at|again|before|all|every|by|to|from|for)|(?:all|the|other) (?:two|three|four|five|six) (?:were|are|had|have|can|could|will)|as well(?! as)|(?:too|either|though)(?=[.,!]))/iu,
  housekeeping:
    contains(`coming (?:up|next)|after the (?:news|break)|stay with us|you can hear|on radio \\p{L}+|this is radio|
    this programme|our next guest|the (?:phone )?lines (?:are|is|were)|calls this (?:morning|afternoon|evening)|
    you(?:'re| are) listening|back to (?:you|the studio)|(?:meeting|session)(?:'s| is) (?:closed|open)|
    three minutes each|each of you|(?:like|subscribe|follow) (?:and|or|to|us|me|button)|subscribe|hit the bell|
    thanks? (?:you )?(?:very much |so much )?for (?:watching|listening|coming|joining|tuning|being|having)|
    thank you|welcome (?:back )?(?:to|everyone|everybody)|welcome back|good (?:morning|afternoon|evening)|
    my name is|with me (?:today|are|is|now)|i'm your host|link (?:is )?in the description|this (?:video|
    episode) is sponsored|our sponsor|promo code|see you (?:next|in the next)|leave (?:us )?a (?:comment|
    review)|in (?:today's|this) (?:video|episode)|next slide|can you hear me|feedback form|time for questions|
    any questions|(?:sign|sign up) (?:on )?the (?:sheet|list)|hear me at|before we (?:start|finish|begin|wrap)|
    last question|good question|great question|excuse me(?=[,.])|pardon me|sorry to (?:interrupt|butt in)|is (?:this|the) (?:mic|microphone|thing) on|
    (?:told|heard) (?:you|us|from \\p{L}+)(?: about (?:it|that|this))? (?:this morning|an hour ago|earlier|a moment ago)|
    (?:we|you)(?:'ve| have) just heard(?: from)?|you(?:'re| are) on (?:the )?air|show of hands|thanks(?=, \\p{Lu})|
    listeners? (?:have|has) (?:already )?written in|you mentioned(?: \\S+){1,4} a moment ago|(?:in the )?wrong room|the room next door|i'm glad you asked|https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`let me (?:start|begin|take|say|tell|give|show|explain|talk)|let's (?:start|begin|talk|move|look|go)|
    (?:i am going|i'm going|i want|i would like|i'd like|i wanted|i need|i have|let me) to (?:talk|speak|tell|
    show|start|explain|say|spend|use|share|describe|finish|end|leave|give)|i(?:'ll| will) (?:talk|speak|tell|
    show|start|explain|say|spend|share|describe|finish|end|give)|(?:i|we) will (?:talk|come back|get to)|
    we'll (?:talk|come back|get to)|i promised|so here is|here is what|as i (?:said|mentioned)|as you can see|
    on this slide|where was i|i (?:must|have to) (?:say|admit)|that is my story|in conclusion|to (?:sum up|
    summari[sz]e|conclude)|lesson i want|people expect me|you(?:'re| are)? laugh(?:ing)?|(?:i|we)(?:'ll| will) (?:come|
    get) to (?:that|the|it)|watching the clock|i(?:'ve| have) been told`),
  announcing:
    startsWith(`(?:on \\S+, )?the (?:news|answer|result|truth|plan|trouble) (?:was|is)|there(?:'s| is| was| are| were) (?:a|an|one|two|three|several|some|many|another|no|only)|(?:the|my|our|
    a) (?:first|second|third|fourth|fifth|last|next|other|main|biggest|hardest|worst|strangest|real|final|
    whole) \\S+|(?:the|my|our) \\S+ (?:is|was) (?:simple|this|as follows|clear|always the same)|(?:one|two|
    three|four|five|several) (?:things|reasons|lessons|questions|problems|rules|parts)|i(?:'ll| will) (?:give|
    tell|come|show)|you (?:may|might|will) (?:ask|wonder|laugh)|you(?:'ll| laugh)|(?:\\S+ ){1,5}(?:one|two|
    three|four|five|several|a few) things?|guess|imagine|remember|listen|what (?:happened|we did|i did|
    came) next|for example`),
  subjectClause: clauseFrom('how|why'),
  subjectEnd: /,| (?:instead of|rather than|because|so that|and (?:how|what|why|which|who|whether)) /iu,
  contrast: contains(
    "not|never|nobody|nothing|none|only|but|than|always|everything|instead|cannot|can't|don't|doesn't|isn't|wasn't|didn't",
  ),
  believed: contains(
    "i thought|we thought|i'd thought|we'd thought|(?:i|we) used to (?:say|think|believe)|(?:i|we) (?:believed|assumed|expected)",
  ),
  weighty:
    contains(`the point|what (?:matters|mattered|counts)|the lesson|(?:biggest|worst|best|real|main) (?:mistake|lesson|thing|problem|reason|loss)|
    most important|in the end|the truth is|turns? out|turned out|the mistake|(?:i|we) (?:learned|learnt)|so we|that's why|
    which is why|the reason|the answer is|the difference|not [^.;]{3,60} but|isn't [^.;]{3,60}, it's|rather than|instead of`),
  timely:
    contains(`first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|other|another|final|
    whole|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|
    june|july|august|september|october|november|december`),
  shifts:
    startsWith(`now|okay|ok|right|so,|next|finally|let me|let's|first|second|third|another|then there|moving on|
    the (?:second|third|last|next|other)|in conclusion|one more|what about|where are we|so where|so what|so how`),
  interrogative: startsWith(
    "how|why|what|what's|who|who's|whose|where|when|which|is|are|was|were|do|does|did|don't|doesn't|can|could|will|would|should|has|have|isn't|aren't|must|may",
  ),
  demonstrative: contains('it|this|that|those|these|they|them|he|him|she|there'),
  secondPerson: contains('you|your|yours|yourself'),
  firstPerson: contains("i|i'm|i've|i'd|i'll|me|my|mine|myself"),
  general: contains('is|are|does|has|can|must|should|needs?|matters?'),
  formulas: {
    and: ' and ',
    colon: ': ',
    attributed: 'In the words of {name}:',
    untitled: 'Notes from the source',
    coverage: 'In this article: {list}.',
    conclusion: 'What to remember:',
    linkedin: 'How do you see it?',
    facebook: 'What do you think? Tell us in the comments.',
    issue: 'In this issue: {list}.',
    inside: 'Inside: {list}.',
    mainPoints: 'The main points',
    takeaways: 'What to take away',
    follow: 'Follow for more: {topic}.',
    save: 'Save this for later.',
    shows: {
      number: 'Text on screen: “{topic}”',
      speakers: [
        'The speaker, straight to camera',
        'The speaker close up',
        'The speaker from the side',
        'The speaker, listening',
        'The speaker’s hands',
      ],
      topics: ['Footage: {topic}', 'Close-up: {topic}', 'Still picture: {topic}'],
    },
    podcast: {
      host: 'Host',
      guest: 'Guest',
      welcome: 'Welcome. Our subject today: {topic}.',
      first: 'We begin with this: {topic}.',
      next: ['Next: {topic}.', 'On to the next subject: {topic}.', 'Which brings us to this: {topic}.'],
      last: 'One last subject: {topic}.',
      closing: 'That is all for today. Thank you for listening.',
    },
    threads: 'What has your own experience been?',
    youtube: 'What you will see: {list}.',
    notes: { title: 'Show notes: {topic}', with: 'With {list}.' },
    quotes: {
      about: 'On the subject of {topic}.',
      asked: 'Asked: “{question}”',
      before: 'Said just before: “{sentence}”',
    },
    faq: {
      title: 'Questions and answers: {topic}',
      about: [
        'What is said about {topic}?',
        'What do we learn about {topic}?',
        'What is there to know about {topic}?',
        'What is the story of {topic}?',
        'What should one know about {topic}?',
      ],
      figures: 'Which figures are given for {topic}?',
    },
  },
}
