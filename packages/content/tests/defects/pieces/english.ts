import { c, type HandPiece, piecesOver } from './hand-piece.ts'

const office: readonly HandPiece[] = piecesOver('en/short', 'en', [
  [
    'summary.short',
    {
      title: 'What a lost property office learned from 14,200 gloves',
      text: `The surprise at Calder Junction’s lost property office was not the three-tier wedding cake. It was the list: 14,200 items in 2019, over a third of them gloves and umbrellas.

With a student, Ines Marlow, the staff found that price hardly mattered; soft toys went home more often than laptops. So they dropped a form with 22 boxes and put photographs online the same evening. For £400, the share of things returned rose from 19 to 46 per cent within a year.`,
      points: [
        'Price has almost nothing to do with what is collected.',
        'A photograph on the same evening replaced a form with 22 boxes.',
        'Returns rose from 19 % to 46 %.',
      ],
      cues: c(2, 4, 9, 11, 12, 15, 17, 18, 20),
    },
  ],
  [
    'social_media.twitter',
    {
      posts: [
        'A lost property office took in 14,200 things in one year. More than a third were gloves and umbrellas. Nobody collected them, and the obvious reason was wrong. 🧤☂️',
        '2/ "Cheap things stay, phones go home," everybody assumed. Phones did go home. But soft toys beat laptops: 81% of them were fetched 🧸',
        '3/ Price? Almost irrelevant. What counted was whether you believed that the thing could be found at all.',
        '4/ So Calder Junction binned the green form (22 boxes!) and put a photo of every item on a web page, same evening. Cost: £400 and a lot of biscuits.',
        '5/ One year later, 46% of items found their owners. Before: 19%. Whose form would you bin first? #LostProperty #ServiceDesign',
      ],
      cues: c(4, 8, 10, 11, 12, 13, 15, 17, 18),
    },
  ],
  [
    'social_media.bluesky',
    {
      posts: [
        'I used to think that people leave their umbrellas at the lost property office because umbrellas are cheap. A small railway station has proved me wrong, with biscuits.',
        'It counted. Soft toys were fetched by 81 per cent of their owners, more than laptops. Whoever believes that a thing can be found comes and asks. Whoever doesn’t, doesn’t. No form can mend that; a photo on a web page did: from 19 to 46 per cent returned.',
      ],
      cues: c(8, 11, 13, 15, 18),
    },
  ],
  [
    'social_media.facebook',
    {
      text: `Somebody left a wedding cake on the 17.40 to Harrowgate Sands. Three tiers. 🎂

At six the next morning the groom stood at the counter of the lost property office, in his suit, still a little bit drunk, and said: “I didn’t think anybody would have kept it.”

Of course they kept it. What’s the strangest thing that you ever got back?`,
      cues: c(20, 21, 22),
    },
  ],
  [
    'social_media.instagram',
    {
      text: `Single gloves. Umbrellas. Single gloves. More umbrellas. 🧤☂️🧤☂️

In 2019 the lost property office at Calder Junction took in 14,200 items, and the team called itself “a very well-organised drawer”. Then they asked who comes back for what, and threw away the long green form.

Now every item is photographed on the day it arrives. Nearly half of them go home.

Tag the friend who has lost three umbrellas this year. ⬇️`,
      hashtags: ['LostAndFound', '#trainstation', 'small things'],
      cues: c(4, 5, 6, 15, 18),
    },
  ],
  [
    'newsletter.intro',
    {
      subject: 'The cake that somebody kept',
      preheader: 'And why soft toys go home more often than laptops do',
      text: `Good morning,

when did you last go back for a glove? Exactly.

The people at Calder Junction, who take in more than 14,000 lost things a year, thought they knew why nobody does: **gloves are cheap**. Then a student helped them to count, and the soft toys turned up at the top of the list, ahead of the laptops.

*It isn’t the price.* It’s whether you believe that the thing can be found, and belief, it turns out, costs £400 and one photograph an evening. Read on for the rest, including a groom at six in the morning.`,
      cues: c(4, 8, 9, 11, 12, 13, 15, 17, 21),
    },
  ],
  [
    'newsletter.takeaways',
    {
      heading: 'To keep from Calder Junction',
      takeaways: [
        'Count before you explain: the list was boring, and the boredom was the finding.',
        'People come for what they believe can be found, whatever it costs.',
        'Take away a form before you add a service; here it had 22 boxes.',
        'Show the thing itself, on the same evening, where anybody can see it.',
      ],
      cues: c(3, 4, 13, 15),
    },
  ],
  [
    'script.tiktok',
    {
      title: 'The drawer of 14,200 things',
      hook: 'Which of these gets collected: the laptop or the teddy bear?',
      scenes: [
        {
          say: 'The teddy. Eighty-one per cent of soft toys go home. Laptops don’t come close.',
          show: 'A shelf of teddies',
          seconds: 8,
        },
        {
          say: 'Price means nothing. What matters is whether you think it can be found.',
          show: 'A tag on a glove',
          seconds: 8,
        },
        {
          say: 'So this office scrapped the long form and posted photos. Within a year, returns went from nineteen per cent to forty-six.',
          show: 'Two bars, one more than twice as high',
          seconds: 10,
        },
      ],
      callToAction: 'Go on. Call about the umbrella.',
      cues: c(11, 12, 13, 15, 18),
    },
  ],
  [
    'youtube_description.standard',
    {
      title: 'Why nobody collects lost umbrellas (and what a £400 idea changed)',
      text: `A lost property office at a railway station took in 14,200 items in one year and could not understand why so few of them ever went home. The answer turned out to be neither laziness nor price.

The manager tells how she and a student from the college, Ines Marlow, went through the numbers: phones go home, soft toys go home even more often than laptops, single gloves stay for ever. What people believe decides. A form with twenty-two boxes went, a web page with photographs came, and returns more than doubled within a year.

Also in this talk: a wedding cake with three tiers, left on the 17.40, and the groom who came back for it.`,
      chapters: [],
      hashtags: ['#LostProperty', '#PublicService'],
      cues: c(4, 9, 10, 11, 13, 15, 18, 20, 21),
    },
  ],
  [
    'seo.page',
    {
      title: 'Lost Property: Why Photos Brought Back Twice as Much',
      description:
        'A railway station photographed every lost item the same evening and dropped its long form. Returns rose from 19 to 46 per cent. What the numbers had shown.',
      slug: 'lost-property-photos-returns',
      keywords: ['lost property office', 'lost items', 'soft toys', 'Calder Junction'],
      cues: c(4, 11, 15, 18),
    },
  ],
  [
    'faq.five',
    {
      title: 'Questions about lost property at Calder Junction',
      questions: [
        {
          question: 'How many things are handed in?',
          answer:
            'In 2019 it was 14,200 items. Gloves and umbrellas made up more than a third of them, and most gloves came alone.',
          cues: c(4, 5),
        },
        {
          question: 'Are expensive things collected more often?',
          answer:
            'No. Price had almost nothing to do with it: soft toys were collected in 81 per cent of cases, which is better than laptops.',
          cues: c(11, 12),
        },
        {
          question: 'So what does decide?',
          answer:
            'Whether the owner believes that the thing can be found. Those who do not believe it never ask.',
          cues: c(13),
        },
        {
          question: 'What did the office change, and what did it cost?',
          answer:
            'It gave up the green form and photographs everything on the day. That cost £400, biscuits not included.',
          cues: c(15, 17),
        },
        {
          question: 'Did it help?',
          answer: 'Yes: within a year returns went from 19 to 46 per cent of all items.',
          cues: c(18),
        },
      ],
      cues: c(4, 12, 13, 15, 18),
    },
  ],
  [
    'quotes.five',
    {
      quotes: [
        {
          text: 'I used to say we were a very well-organised drawer.',
          cue: 'c6',
          context: 'On shelves full of single gloves.',
        },
        {
          text: 'Price had almost nothing to do with it.',
          cue: 'c12',
          context: 'On why things are fetched or left.',
        },
        {
          text: 'What mattered was whether somebody believed the thing could be found.',
          cue: 'c13',
          context: 'The finding, in one sentence.',
        },
        {
          text: 'It cost us four hundred pounds and a lot of biscuits.',
          cue: 'c17',
          context: 'The budget for the photographs.',
        },
        { text: 'Of course we kept it. That’s the whole job.', cue: 'c22', context: 'About a wedding cake.' },
      ],
      cues: c(6, 12, 13, 17, 22, 23),
    },
  ],
  [
    'blog_post.500_words',
    {
      title: 'Nobody collects gloves. It isn’t what you think.',
      introduction:
        'There is a room at Calder Junction where the umbrellas of an entire county go to retire. In 2019 it took in **14,200 items**, more than a third of them gloves and umbrellas, and hardly anybody came.',
      sections: [
        {
          heading: 'The wrong explanation',
          body: `Cheap things are not worth the trip, the staff thought. It is what all of us would have thought. Then they ran the numbers with Ines Marlow, a student from the college:

- Phones went home, as expected.
- So did the soft toys, and at 81 per cent they did better than laptops.
- Single gloves stayed.

A teddy bear costs less than a laptop. Somebody loves it, though, and, more to the point, somebody believes that it is *still there*.`,
          cues: c(8, 9, 10, 11, 12, 13),
        },
        {
          heading: 'One evening, one photograph',
          body: `So the office changed one thing. It stopped asking people to describe what they had lost, in 22 boxes, on green paper. Instead it showed them what had been found: a picture of every item, on a web page, the same evening. Cost: £400.

Within a year the share of items that went back to their owners rose from 19 to 46 per cent.`,
          cues: c(14, 15, 17, 18),
        },
      ],
      conclusion:
        'The strangest thing they ever kept was a wedding cake. “I didn’t think anybody would have kept it,” said the groom. That, in a sentence, is why the gloves never leave: we give up on things long before anybody throws them away.',
      cues: c(4, 20, 22),
    },
  ],
])

const organ: readonly HandPiece[] = piecesOver('en/interview', 'en', [
  [
    'summary.medium',
    {
      title: 'Tom Becker on organs, heating and a lunch from 1911',
      text: `Tom Becker repairs church organs. He came to it by accident: a carpenter of nineteen, sent to replace a rotten floor, he found the wind system of an organ under the boards and stayed until midnight.

That system, he tells Rosa Delgado, is the lungs of the instrument. Bellows store the air, channels carry it, and every key opens a little valve. The leather lasts about forty years; then it cracks, and most parishes listen to the hiss for another ten, since a repair costs more than a new roof. A medium organ with thirty stops comes to around €280,000 and eighteen months’ work for two people.

The worst enemy is central heating, which “has destroyed more organs than both world wars”. Becker’s advice: no more than one degree an hour, twelve degrees and a coat, a humidity sensor for €30.

Young people are not lacking: there were forty applications for two places last year. Keeping them is harder, with low wages and some thirty villages a year. Lasers help to copy lost pipes; the voicing is still done by knife and ear. And to anybody with an old organ nearby he says: go and listen. Silence is what kills it.`,
      points: [
        'The wind system decides whether anything else matters.',
        'Fast heating cracks soundboards.',
        'Forty people applied for two places.',
        'An organ that is played stays healthy.',
      ],
      cues: c(7, 8, 12, 13, 16, 18, 21, 27, 33, 34, 38, 40, 44, 45, 55),
    },
  ],
  [
    'social_media.linkedin',
    {
      text: `Forty applications. Two places. Low wages, and some thirty beds a year far from home.

That is what the market for apprentices looks like to Tom Becker, who repairs church organs for a living. Everybody told him that young people don't want to work with their hands. He says something else: “Young people want to make something that outlives them.”

What I took from his conversation with Rosa Delgado:

→ Meaning recruits. Money retains. You need both, and he only has the first.
→ A well restored organ plays for another century. How many of our projects could say that of next Tuesday?
→ Technology helps where it copies (lasers, lost pipes) and stops where taste begins. No computer has voiced a pipe that he would want to listen to.

What do you make that outlives you?`,
      hashtags: ['Craft', 'Apprenticeships', 'FutureOfWork'],
      cues: c(23, 38, 39, 40, 41, 44, 46),
    },
  ],
  [
    'social_media.threads',
    {
      posts: [
        'An organ builder found a complete lunch from 1911 behind the biggest bass pipe. Bread, cheese, a newspaper. The cheese was as hard as the wood 🧀',
        'He put the newspaper back. The cheese, one hopes, he did not. Either way: what would somebody find behind your work in a hundred years?',
      ],
      cues: c(48, 49, 50, 51),
    },
  ],
  [
    'newsletter.main_points',
    {
      heading: 'Inside the organ, in four steps',
      points: [
        {
          heading: 'The lungs come first',
          text: 'Bellows, channels, a valve under each pipe: if the wind system leaks, Becker says, nothing else matters. And it always leaks after forty years or so.',
          cue: 'c13',
        },
        {
          heading: 'A roof or an organ',
          text: 'Thirty stops cost around 280,000 euros to restore, a cathedral organ up to 3 million. In return the instrument plays for another hundred years.',
          cue: 'c21',
        },
        {
          heading: 'Please keep your coat on',
          text: 'Dry air on Sunday, damp on Monday: no joint survives that for long. One degree an hour is the limit, 12 °C is plenty.',
          cue: 'c33',
        },
        {
          heading: 'Ask to see the inside',
          text: 'Organists hardly ever get asked. Those who do will show you more than you bargained for, perhaps even somebody’s lunch.',
          cue: 'c56',
        },
      ],
      cues: c(13, 16, 21, 22, 28, 33, 56),
    },
  ],
  [
    'script.youtube_short',
    {
      title: 'Who kills church organs?',
      hook: 'What has destroyed more organs than both world wars?',
      scenes: [
        {
          say: 'Central heating. Seriously. Organ builder Tom Becker sees what it does every winter.',
          show: 'A radiator under a row of pipes',
          seconds: 8,
        },
        {
          say: 'On Sunday the church is heated fast. The air dries out, the wood shrinks, the soundboards crack. On Monday it is damp again, and the wood swells.',
          show: 'Wood, in time lapse',
          seconds: 15,
        },
        {
          say: 'No joint survives that for long. And a restoration? Around two hundred and eighty thousand euros for a medium organ, and eighteen months of work for two people.',
          show: 'A workshop, an invoice',
          seconds: 13,
        },
        {
          say: 'His recipe: heat slowly, one degree an hour at most. Twelve degrees is plenty if you keep your coat on. And buy a humidity sensor. It costs thirty euros, and it can save half a million.',
          show: 'A small sensor on a wall',
          seconds: 16,
        },
      ],
      callToAction:
        'One more thing: an organ that is played stays healthy. So go and listen to one this week.',
      cues: c(27, 28, 29, 30, 21, 33, 34, 54),
    },
  ],
  [
    'script.podcast',
    {
      title: 'The lungs of the instrument',
      segments: [
        {
          title: 'Under the floor',
          lines: [
            {
              speaker: 'Host',
              say: 'Right. Imagine that you are nineteen, you are a carpenter, and your master sends you to a village church because the floor is rotten.',
            },
            { speaker: 'Co-host', say: 'Sure. I bring a crowbar.' },
            {
              speaker: 'Host',
              say: 'You lift the boards, and underneath there is the wind system of an organ. Tom Becker stayed until midnight. He has never really left.',
            },
            { speaker: 'Co-host', say: 'What is a wind system?' },
            {
              speaker: 'Host',
              say: 'The lungs. Bellows that store the air, channels that carry it, and a little valve under every pipe. If that leaks, then nothing else matters, he says.',
            },
            { speaker: 'Co-host', say: 'And does it leak?' },
            {
              speaker: 'Host',
              say: 'Always! The leather lasts about forty years, and then there is a hiss behind the hymn. You can hear it on a quiet Sunday if you sit near the front and nobody coughs.',
            },
          ],
        },
        {
          title: 'Coats on, please',
          lines: [
            { speaker: 'Co-host', say: 'Sure. So who pays for new leather?' },
            {
              speaker: 'Host',
              say: 'Mostly nobody, for another ten years. A medium organ takes two people eighteen months and comes to around two hundred and eighty thousand euros.',
            },
            { speaker: 'Co-host', say: 'No, no, no. That is a house.' },
            {
              speaker: 'Host',
              say: 'You should hear him on cathedrals. Three million, for a large one, and nobody has even lit a candle yet.',
            },
            {
              speaker: 'Host',
              say: 'But it is a house that plays for a century. Unless you switch on the heating. He says it has destroyed more organs than both world wars, because the wood shrinks on Sunday and swells on Monday.',
            },
            { speaker: 'Co-host', say: 'And the cure is a jumper?' },
            {
              speaker: 'Host',
              say: 'A coat, twelve degrees, and a humidity sensor for thirty euros. And then, he says, go and listen, because silence is what kills an instrument.',
            },
            { speaker: 'Co-host', say: 'Sure, I can do that. Listening is free.' },
          ],
        },
      ],
      cues: c(7, 8, 9, 12, 13, 15, 16, 17, 18, 21, 23, 27, 28, 29, 33, 34),
    },
  ],
  [
    'show_notes.short',
    {
      title: 'Tom Becker: what an organ breathes',
      summary:
        'Rosa Delgado talks to Tom Becker, who repairs church organs: about leather, heating, apprentices and a lunch that nobody finished. He began as a carpenter with a rotten floor to replace, and he ended up underneath it, looking at the wind system of an organ, until midnight.',
      topics: [
        {
          title: 'The lungs of the instrument',
          text: 'Bellows, wind channels and valves; why leather cracks after some forty years, and why parishes would rather live with the hiss.',
          cue: 'c10',
        },
        {
          title: 'What a restoration costs',
          text: 'Around 280,000 euros for thirty stops, as much as three million for a cathedral.',
          cue: 'c19',
        },
        {
          title: 'Central heating',
          text: 'One degree an hour, twelve degrees, coats on, and a sensor for thirty euros.',
          cue: 'c24',
        },
        {
          title: 'Apprentices and lasers',
          text: 'Forty applications for two places, some thirty villages a year, and why pipes are still voiced with a knife and a pair of ears.',
          cue: 'c35',
        },
        {
          title: 'Lunch, 1911',
          text: 'What lay behind the biggest bass pipe, and what to ask your organist.',
          cue: 'c47',
        },
      ],
      cues: c(2, 7, 8, 9, 16, 21, 22, 33, 38, 45, 48),
    },
  ],
  [
    'show_notes.full',
    {
      title: 'Episode notes: Inside the pipe organ',
      summary:
        'Tom Becker was sent to mend a floor and found his profession beneath it. In this conversation he explains to Rosa Delgado how an organ breathes, what it costs to keep it breathing, and why he would rather have you freeze a little. We also hear what he thinks of computers (they copy well), of apprentices (they come gladly and leave too soon), and of cheese from before the First World War.',
      topics: [
        {
          title: 'A rotten floor in a village church',
          text: 'How a carpenter of nineteen came to organs, and why he stayed until midnight.',
          cue: 'c5',
        },
        {
          title: 'Bellows, channels, valves',
          text: 'An organ is a very large whistle collection; its wind system is what everything else hangs on.',
          cue: 'c10',
        },
        {
          title: 'The hiss',
          text: 'Leather lasts about forty years. Afterwards most parishes wait ten more, because a new roof is cheaper.',
          cue: 'c14',
        },
        {
          title: 'Money and time',
          text: 'Two people, eighteen months, around 280,000 euros: and then a century of music.',
          cue: 'c20',
        },
        {
          title: 'More harm than two wars',
          text: 'What happens to wood between Sunday and Monday, and how to heat instead.',
          cue: 'c24',
        },
        {
          title: 'Forty letters for two places',
          text: 'Why the young want in, and what makes it hard to keep them.',
          cue: 'c36',
        },
        {
          title: 'Go and listen',
          text: 'Organs that are played every week stay healthy. Ask to be shown the inside!',
          cue: 'c52',
        },
      ],
      cues: c(2, 7, 8, 9, 11, 13, 16, 18, 21, 23, 27, 33, 38, 40, 54, 56),
    },
  ],
  [
    'quotes.ten',
    {
      quotes: [
        {
          text: 'The wind system is the lungs of the instrument, you know, and if it leaks then nothing else matters.',
          cue: 'c13',
          speaker: 'Tom',
          context: 'What to look at first in an organ.',
        },
        {
          text: 'Most parishes ignore the hiss for another ten years, because the repair costs more than a new roof.',
          cue: 'c18',
          speaker: 'Tom',
          context: 'Why leaks stay.',
        },
        {
          text: 'But you have to remember that a well restored organ plays for another century.',
          cue: 'c23',
          speaker: 'Tom Becker',
          context: 'Put against the price.',
        },
        {
          text: 'Central heating has destroyed more organs than both world wars.',
          cue: 'c27',
          speaker: 'Tom Becker',
          context: 'Rosa asks whether heating is really the enemy.',
        },
        {
          text: 'On Monday it is damp again and the wood swells. No joint survives that for long.',
          cue: 'c29',
          speaker: 'Tom',
          context: 'What a quick Sunday fire does.',
        },
        {
          text: 'Young people want to make something that outlives them.',
          cue: 'c39',
          speaker: 'Tom',
          context: 'On forty applications.',
        },
        {
          text: 'An apprentice in our workshop sleeps in about thirty different villages in a year.',
          cue: 'c41',
          speaker: 'Tom',
          context: 'The hard side of the trade.',
        },
        {
          text: 'No computer has ever voiced a pipe that I would want to listen to.',
          cue: 'c46',
          speaker: 'Tom',
          context: 'Lasers copy; ears voice.',
        },
        {
          text: 'The apprentice must have forgotten it, and the cheese was as hard as the wood.',
          cue: 'c50',
          speaker: 'Tom',
          context: 'A find behind a bass pipe.',
        },
        {
          text: 'Silence is what kills an instrument.',
          cue: 'c55',
          speaker: 'Tom',
          context: 'His advice to neighbours of an organ.',
        },
      ],
      cues: c(13, 18, 23, 27, 29, 30, 39, 41, 46, 50, 55),
    },
  ],
  [
    'faq.ten',
    {
      title: 'Church organs: ten questions and what an organ builder answers',
      questions: [
        {
          question: 'What is the wind system of an organ?',
          answer:
            'Bellows that store the air, channels that take it to the chests, and a small valve under every pipe that a key opens.',
          cues: c(12),
        },
        {
          question: 'How long does the leather last?',
          answer: 'About forty years. Then it cracks, and a faint hiss can be heard behind the music.',
          cues: c(16, 17),
        },
        {
          question: 'Why do parishes wait so long with the repair?',
          answer: 'Because it costs more than a new roof would. Many live with the hiss for ten years.',
          cues: c(18),
        },
        {
          question: 'What does a restoration cost?',
          answer:
            'Around 280,000 euros for thirty stops, and up to three million for a large cathedral organ.',
          cues: c(21, 22),
        },
        {
          question: 'How long does the work take?',
          answer: 'Two people need about a year and a half for an organ of medium size.',
          cues: c(21),
        },
        {
          question: 'Is heating really so bad?',
          answer:
            'If it is quick, yes. The wood dries and shrinks, soundboards crack, and on Monday everything swells again.',
          cues: c(28, 29),
        },
        {
          question: 'How warm may a church be?',
          answer:
            'Twelve degrees will do for people in coats, and it should get there by no more than one degree an hour.',
          cues: c(33),
        },
        {
          question: 'Does a humidity sensor pay?',
          answer: 'It costs thirty euros and may save an instrument worth half a million, so it does.',
          cues: c(34),
        },
        {
          question: 'Are there still apprentices?',
          answer:
            'Forty people applied for two places last year. To keep them is the difficult part, for the pay is low.',
          cues: c(38, 40),
        },
        {
          question: 'What can a listener do?',
          answer:
            'Go and listen, and ask the organist for a look inside. An organ that is played every week stays healthy.',
          cues: c(53, 54, 56),
        },
      ],
      cues: c(12, 16, 21, 28, 33, 38, 54),
    },
  ],
  [
    'youtube_description.standard',
    {
      title: 'An organ builder on leather, heating and a lunch from 1911',
      text: `Why does your church organ hiss? Tom Becker has repaired organs since he found one beneath a rotten floor, and he can tell you in a sentence: the leather is forty years old.

He talks to Rosa Delgado about what he calls the lungs of the instrument, about restorations for 280,000 euros, and about the one thing that has done more damage than both world wars, namely the radiator. You learn how warm a church may be, what a sensor for 30 euros can save, and why forty people applied for two badly paid places in his workshop.

Stay for the cheese.`,
      chapters: [
        { title: 'A rotten floor', cue: 'c1' },
        { title: 'The lungs of the instrument', cue: 'c10' },
        { title: 'Two people, eighteen months', cue: 'c19' },
        { title: 'The trouble with heating', cue: 'c24' },
        { title: 'Forty applications', cue: 'c35' },
        { title: 'Lunch from 1911', cue: 'c47' },
      ],
      hashtags: ['PipeOrgan', 'Craft'],
      cues: c(7, 8, 13, 16, 21, 27, 33, 34, 38, 50),
    },
  ],
])

const avoid = {
  avoid: ['leverage', 'state-of-the-art', 'users', 'AI-powered'],
  use: ['readers', 'plain'],
} as const

const otto: readonly HandPiece[] = piecesOver('en/traps', 'en', [
  [
    'summary.short',
    {
      title: 'Otto, the bot that could not recommend dragons',
      text: `For three years Priya Nakamura-Lindqvist has run the website of the Harrow Vale library. When its chatbot told a boy, “As an AI language model, I cannot recommend dragons,” it ended up on a mug.

The team then read 1,284 chats. 62% asked about opening hours, 9.5% about printing. One line at the top of the page halved the number of chats within a week. A question in Spanish, “¿Dónde puedo leer en silencio?”, led to a silent room with 14 desks, in plain sight of all readers.`,
      points: [
        'Most questions were about opening hours.',
        'A heading did more than the bot.',
        'It cost £2,300 and one dragon.',
      ],
      cues: c(1, 4, 5, 6, 9, 10, 14),
    },
    { voice: avoid },
  ],
  [
    'social_media.twitter',
    {
      posts: [
        'A library put a chatbot on its website. A boy asked for a dragon book. The answer is now printed on a mug 🐉☕',
        '"As an AI language model, I cannot recommend dragons."\n\nSo @HarrowVale’s team sat down and read all 1,284 chats. One. By. One.',
        '62% → opening hours\n9.5% → printing\n3 people → literature\n\nNobody needs a bot for the first one. They need BIG LETTERS.',
        'One heading later: half as many chats, in a week. See for yourself: https://www.harrowvale-library.org/opening',
        '“Never, never, never automate a question that you could make unnecessary.” That’s the whole thread. #libraries #UX',
      ],
      cues: c(1, 4, 5, 7, 8, 9, 13),
    },
  ],
  [
    'social_media.linkedin',
    {
      text: `We love to automate. Priya Nakamura-Lindqvist would rather we didn’t.

Her library’s bot, Otto, had been online for a day when it refused to recommend a dragon book. So she did what few of us do: with two volunteers (and an iPhone 15 Pro for the screenshots) she read 1,284 conversations.

1. 62 per cent asked for the opening hours.
2. 9.5 per cent asked about printing.
3. Exactly three people wanted to talk about literature.

The fix was a single heading on the page. The number of chats fell by half in a week, for less than any licence costs per year. It’s free, it’s ugly, it’s honest: that is how she describes the spreadsheet, and you can have it from otto@harrowvale-library.org.

What are you automating that you could simply write on the door?`,
      hashtags: ['libraries', 'customer service', 'UX'],
      cues: c(1, 4, 5, 9, 11, 12, 13),
    },
  ],
  [
    'newsletter.intro',
    {
      subject: 'No dragons, please: a bot and its mug 🐉',
      preheader: '1,284 chats, one heading, 14 desks, and why silence won',
      text: `Dear readers,

if you have ever shouted at a chatbot, this one is for you.

Otto answers questions for the [Harrow Vale library](https://www.harrowvale-library.org/opening). Or rather, he answered. After the team had read 1,284 of his conversations, they wrote \`<h1>\` at the top of the page, then the closing time, and half of the questions stopped coming.

What was left? A reader who asked, in Spanish, for somewhere quiet. There is a silent room now, on the second floor. *That* is what a good question is worth.`,
      cues: c(1, 5, 6, 9, 10),
    },
    { voice: avoid },
  ],
  [
    'summary.detailed',
    {
      title: 'What 1,284 chats taught a small library',
      text: `Priya Nakamura-Lindqvist looks after the website of the Harrow Vale library. In January the library gave it a chatbot, Otto, and on day one Otto told a boy: “As an AI language model, I cannot recommend dragons.”

Instead of tuning the bot, she read what people had asked:

| subject | share |
|---|---|
| opening hours | 62% |
| printing | 9.5% |

Literature came up three times.

> Nobody needs a bot to find the opening hours.

So the answer went to the top of the page, and within a week there were half as many chats. The other lesson came from a visitor who had written in Spanish, looking for silence: the second floor now has a room for that, with 14 desks, and everybody who had asked got a letter.

Her rule: never automate a question that you could make unnecessary. Her bill: £2,300, and one dragon.`,
      points: ['A heading halved the chats.', 'Silence was a need nobody had seen.'],
      cues: c(1, 2, 4, 5, 6, 7, 9, 10, 13, 14),
    },
  ],
])

export const english: readonly HandPiece[] = [...office, ...organ, ...otto]
