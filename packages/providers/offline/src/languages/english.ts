import { contains, fillers, type Language, startsWith, wordSet } from './language.ts'

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
    wordSet(`thing things way ways lot lots kind kinds sort bit part parts number numbers example examples time times day days
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
  linkers: wordSet('of'),
  capitalNouns: false,
  inflection: /$^/,
  fillers: [
    [/, (?:right|okay|you know|eh|huh)\?$/i, '.'],
    ...fillers({
      sounds: 'u+m+|u+h+|erm+|hmm+|uh-huh|mm-?hmm',
      between: `you know|i mean|like|sort of|kind of|right|okay|well|basically|honestly|literally|actually|obviously|um|uh|by the
        way|i guess|you see|if you will|so to speak`,
      openings: `so|well|okay|ok|alright|all right|right|now|look|listen|i mean|you know|see|yeah|yes|yep|no|nope|oh|ah|anyway|anyways|
        basically|actually|honestly|frankly|obviously|of course|by the way|sure|absolutely|exactly|you see|again|first of all|okay so|
        and yeah|first|second|third|fourth|fifth|sixth|seventh|firstly|secondly|thirdly|finally|lastly`,
    }),
    [/\b(the|a|an|i|we|to|of|and|in|it|is|they|you|but|so|my|was)(?: \1\b)+/gi, '$1'],
  ],
  joints: startsWith('and so|and then|and|but|so|or|because|plus'),
  clauseStarts: startsWith('i|we|they|you|he|she|it|there|this|these|those|if|now'),
  additives: /^((?:\S+ ){1,4}?)(?:also|therefore|however) (?=\p{L})/iu,
  backward:
    startsWith(`it|it's|its|it'd|it'll|they|they're|they've|their|theirs|them|he|he's|she|she's|his|hers?|him|this|that|that's|
    these|those|such|another|both|either|neither|none|nor|not|nothing|(?:one|some|most|each|all|many|half|none|two|three|four|either|
    every one|both) of (?:these|those|them|it|this|that|us)|
    the (?:others?|same|lasts?|first|second|third|next|rest|latter|former|results?|reasons?|answers?|solutions?|trick|difference|cure|
    idea|problem|remainder|whole|two|three|opposite|fix|point|rule|table)|in (?:those|these|that|this|addition|fact|other|the end|
    the meantime|contrast)|on (?:those|that|these|the other)|at (?:that|those|this)|for (?:that|this|those|example|instance)|with
    (?:that|this|those)|after (?:that|this)|because of (?:that|this|it)|also|too|instead|then|again|therefore|thus|hence|otherwise|
    however|moreover|meanwhile|afterwards?|since then|suddenly|similarly|likewise|so do|so did|if so|if not|as a result|by then|yes|no|
    yeah|exactly|absolutely|right|sure|of course|why not|here|here's|there's|there you|only (?:that|because)|which|who|where|when (?:it|they|he|she|that|this)|
    if (?:it|they|he|she|that|this|you do)|to do (?:that|this|so)|doing (?:that|this|so)|
    (?:i|we|you) (?:did|do|didn't|don't|had|hadn't|have|was|were|am|are|will|would|could|can)(?=[.!]|, too)|other|everything else|(?:each|every) one|
    as (?:i|we) (?:said|mentioned)|(?:he|she|it|they) (?:said|says)`),
  pointing:
    /(?<![\p{L}])(?:(?:this|that|these|those)(?=[.,;!?]| with | one\b| at )|(?:in|on|at|of|with|for|by|from|during|to) (?:that|those|these) \p{L}{3,}|the same (?:thing|way)|do so|at this point|behind you|over there|(?:right|up|down) here|on the screen|of it(?=[.,;])|(?:asked?|said|say|did|do|knew|know|thought|tell|told|call(?:ed)?|see|saw|mean[st]?) (?:me |you |us |them )?(?:this|that) (?:in|on|at|again|before|all|every|by|to|from|for)|(?:all|the|other) (?:two|three|four|five|six) (?:were|are|had|have|can|could|will)|as well(?! as)|(?:too|either|though)(?=[.,!]))/iu,
  housekeeping:
    contains(`(?:like|subscribe|follow) (?:and|or|to|us|me|button)|subscribe|hit the bell|thanks? (?:you )?(?:very much |so much )?for
    (?:watching|listening|coming|joining|tuning|being|having)|thank you|welcome (?:back )?(?:to|everyone|everybody)|welcome back|good (?:morning|
    afternoon|evening)|my name is|with me (?:today|are|is|now)|i'm your host|link (?:is )?in the description|this (?:video|episode) is sponsored|our sponsor|
    promo code|see you (?:next|in the next)|leave (?:us )?a (?:comment|review)|in (?:today's|this) (?:video|episode)|next slide|can you
    hear me|feedback form|before we (?:start|finish|begin|wrap)|last question|good question|great question|i'm glad you asked|
    https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`let me (?:start|begin|take|say|tell|give|show|explain|talk)|let's (?:start|begin|talk|move|look|go)|
    i (?:am going|want|would like|will|wanted) to (?:talk|speak|tell|show|start|explain|say)|i'm going to (?:talk|speak|tell|show|start|explain|say)|
    i(?:'ll|'d like to) (?:talk|speak|tell|show|start|explain|say)|(?:i|we) will (?:talk|come back|get to)|we'll (?:talk|come back|get to)|
    i promised|so here is|here is what|as i (?:said|mentioned)|as you can see|on this slide|where was i|i (?:must|have to) (?:say|admit)|
    that is my story|in conclusion|to (?:sum up|summari[sz]e|conclude)|lesson i want|people expect me`),
  shifts:
    startsWith(`now|okay|ok|right|so,|next|finally|let me|let's|first|second|third|another|then there|moving on|the (?:second|third|
    last|next|other)|in conclusion|one more|what about|where are we|so where|so what|so how`),
  firstPerson: contains("i|i'm|i've|i'd|i'll|me|my|mine|myself"),
  general: contains('is|are|does|has|can|must|should|needs?|matters?'),
  formulas: {
    and: ' and ',
    untitled: 'Notes from the source',
    coverage: 'In this article: {list}.',
    conclusion: 'What to remember:',
    thread: { opening: 'The key points, one post at a time:', closing: 'If this was useful, pass it on.' },
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
      speaker: 'The speaker, straight to camera',
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
  },
}
