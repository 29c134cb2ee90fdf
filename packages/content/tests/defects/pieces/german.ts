import { c, type HandPiece, piecesOver } from './hand-piece.ts'

const baeume: readonly HandPiece[] = piecesOver('de/short', 'de', [
  [
    'summary.short',
    {
      title: 'Warum in Rethenau jeder dritte Straßenbaum einging',
      text: `Von 1.200 Straßenbäumen, die das Gartenamt Rethenau im Herbst 2018 setzen ließ, waren drei Sommer später 410 tot. Schuld war nur zum Teil die Hitze: Dörte Hansmann grub die Wurzeln aus und fand, dass die Bäume zwanzig Zentimeter zu tief standen und erstickt waren.

Heute misst ein Unbeteiligter mit dem Zollstock nach, und gegossen wird alle zwei Wochen mit 100 Litern. Von 600 neuen Bäumen sind seit 2022 nur achtzehn eingegangen, also drei Prozent.`,
      points: ['Die Bäume sind erstickt, nicht verdurstet.', 'Nachmessen und seltener gießen half.'],
      cues: c(2, 3, 8, 10, 14, 15, 20, 22),
    },
  ],
  [
    'social_media.twitter',
    {
      posts: [
        '410 von 1.200 jungen Straßenbäumen: tot nach drei Sommern. Natürlich die Hitze, dachten alle im Gartenamt Rethenau. 🌳',
        '2/5 Dann nahm Dörte Hansmann den Spaten. Ein Baum nach dem anderen, Wurzel für Wurzel. Befund: zwanzig Zentimeter zu tief gepflanzt. Erstickt.',
        '3/5 „Wir haben also Bäume gegossen, die eigentlich Luft gebraucht hätten.“ Das muss man als Straßenbaumbewässerungsbeauftragter erst mal verdauen.',
        '4/5 Seither gilt: Nachmessen darf nur, wer nicht gegraben hat. Und statt jeden zweiten Tag ein Kännchen gibt es alle zwei Wochen 100 Liter.',
        '5/5 Ergebnis: 18 von 600. Macht 3 %. Und der Herr in der Gerberstraße gießt seine Linde trotzdem weiter. #Stadtgrün #Klimaanpassung',
      ],
      cues: c(2, 3, 6, 8, 10, 11, 14, 15, 17, 20, 22),
    },
  ],
  [
    'social_media.facebook',
    {
      text: `Wer von euch gießt heimlich? 🙋

In Rethenau schreibt ein älterer Herr dem Gartenamt, er gieße seine Linde jeden Abend weiter, man könne ihn ja verhaften lassen. Die Linde lebt. Das liege an ihm, sagt er. Das Amt widerspricht nicht, obwohl es inzwischen weiß, woran die anderen 410 Bäume gestorben sind: Sie standen zu tief.`,
      cues: c(3, 10, 17, 23, 24, 26),
    },
  ],
  [
    'social_media.instagram',
    {
      text: `Zwanzig Zentimeter. So wenig trennt einen Straßenbaum vom Tod.

2018 pflanzte Rethenau 1.200 Bäume, mit Blaskapelle und Oberbürgermeisterin. Drei Jahre später war jeder dritte tot, und zwar nicht verdurstet, sondern erstickt: zu tief gesetzt.

Jetzt misst jemand nach, der nicht selbst gegraben hat. Klingt banal? Von 600 Bäumen sind seitdem 582 am Leben. 🌿

Welcher Baum steht vor deinem Fenster?`,
      hashtags: ['#Stadtbäume', 'Gartenamt', 'Wurzelwerk'],
      cues: c(2, 3, 4, 10, 14, 20),
    },
  ],
  [
    'social_media.bluesky',
    {
      posts: [
        'Ein Baum kostet mit Grube, Erde und Pfahl etwa 1.900 Euro. Mal 410. „Rechnen Sie das lieber nicht aus“, sagt das Gartenamt; für den Ausschuss musste es trotzdem sein.',
        'Der Grund lag, wie so oft, unter der Erde: zu tief gepflanzt. Seit jemand mit dem Zollstock danebensteht, gehen von hundert Bäumen noch drei ein und nicht mehr vierunddreißig.',
      ],
      cues: c(3, 5, 10, 14, 22),
    },
  ],
  [
    'newsletter.intro',
    {
      subject: 'Der Baum, der keine Luft bekam',
      preheader: 'Warum das Gartenamt jetzt weniger gießt und trotzdem mehr wächst',
      text: `Guten Morgen,

haben Sie schon einmal das **Falsche** mit großer Hingabe getan? Dann sind Sie in guter Gesellschaft: In Rethenau wurden drei Sommer lang Bäume gegossen, die Luft gebraucht hätten.

Gefunden hat das keine Kommission, sondern eine Kollegin mit Spaten. *Dörte Hansmann* grub aus, was alle schon betrauert hatten, und schaute sich die Wurzeln an.

Was danach kam, passt auf einen Zollstock. Lesen Sie selbst; und grüßen Sie die Linde in der Gerberstraße, wenn Sie vorbeikommen.`,
      cues: c(3, 8, 10, 11, 14, 23),
    },
  ],
  [
    'newsletter.takeaways',
    {
      heading: 'Was bleibt',
      takeaways: [
        'Die naheliegende Ursache ist manchmal nur die halbe: Hitze war es, aber eben nicht allein.',
        'Wer wissen will, warum etwas stirbt, muss es ausgraben.',
        'Kontrolle wirkt, wenn sie jemand übernimmt, der nicht selbst gegraben hat.',
        'Seltener und gründlich gießen: Nur so wachsen Wurzeln nach unten.',
      ],
      cues: c(6, 7, 8, 14, 15),
    },
  ],
  [
    'script.tiktok',
    {
      title: 'Zu tief',
      hook: 'Vierhundertzehn tote Bäume, und alle haben sie fleißig gegossen.',
      scenes: [
        {
          say: 'Rethenau pflanzt zwölfhundert Straßenbäume, mit Blaskapelle und allem. Drei Sommer später ist jeder dritte tot.',
          show: 'Kahle Äste an einer Straße',
          seconds: 8,
        },
        {
          say: 'Die Hitze? Nur zum Teil. Dörte Hansmann gräbt nach: zwanzig Zentimeter zu tief. Die Wurzeln sind erstickt.',
          show: 'Ein Zollstock an einer Wurzel',
          seconds: 10,
        },
        {
          say: 'Heute wird nachgemessen und seltener gegossen, dafür mit hundert Litern. Von sechshundert Bäumen sind achtzehn eingegangen.',
          show: 'Eine Reihe grüner Kronen',
          seconds: 8,
        },
      ],
      callToAction: 'Schau heute mal, wie tief dein Baum eigentlich steht.',
      cues: c(2, 3, 4, 7, 8, 10, 14, 15, 20),
    },
  ],
  [
    'seo.page',
    {
      title: 'Straßenbäume richtig pflanzen: der Fehler von Rethenau',
      description:
        'Jeder dritte von 1.200 Straßenbäumen ging ein, weil er zu tief stand. Wie das Gartenamt Rethenau heute pflanzt, misst und gießt, damit 97 Prozent überleben.',
      slug: 'strassenbaeume-richtig-pflanzen',
      keywords: ['Straßenbäume', 'Bäume pflanzen', 'Bäume gießen', 'zu tief gepflanzt', 'Gartenamt'],
      cues: c(2, 4, 10, 14, 15, 22),
    },
  ],
  [
    'faq.five',
    {
      title: 'Fragen an ein Gartenamt',
      questions: [
        {
          question: 'Wie viele Bäume sind eingegangen?',
          answer:
            'Von 1.200 im Herbst 2018 gepflanzten Straßenbäumen waren drei Sommer später 410 tot, also ungefähr jeder dritte.',
          cues: c(2, 3, 4),
        },
        {
          question: 'War es die Trockenheit?',
          answer:
            'Nur zum Teil. Die meisten Bäume waren zwanzig Zentimeter zu tief gepflanzt, sodass ihre Wurzeln keine Luft bekamen.',
          cues: c(7, 10),
        },
        {
          question: 'Was kostet ein Straßenbaum?',
          answer:
            'Mit Grube, Erde und Pfahl rund 1.900 Euro. Den Gesamtschaden hat das Amt damals für den Ausschuss ausgerechnet.',
          cues: c(5),
        },
        {
          question: 'Wie wird heute gegossen?',
          answer:
            'Alle zwei Wochen mit hundert Litern auf einmal, damit die Wurzeln nach unten wachsen. Früher war es jeden zweiten Tag ein Kännchen.',
          cues: c(15),
        },
        {
          question: 'Und wie viele überleben jetzt?',
          answer:
            'Von 600 Bäumen, die seit 2022 nach der neuen Methode gesetzt wurden, sind achtzehn eingegangen. Das entspricht drei Prozent.',
          cues: c(20, 22),
        },
      ],
      cues: c(2, 3, 7, 10, 15, 20),
    },
  ],
  [
    'quotes.five',
    {
      quotes: [
        {
          text: 'Also, ich fange mal mit der Zahl an, die mir am peinlichsten ist.',
          cue: 'c1',
          context: 'Der erste Satz.',
        },
        {
          text: 'Wir haben also Bäume gegossen, die eigentlich Luft gebraucht hätten.',
          cue: 'c11',
          context: 'Nach dem Blick auf die Wurzeln.',
        },
        { text: 'Das muss man erst mal verdauen, so als Gartenamt.', cue: 'c12', context: 'Gleich danach.' },
        { text: 'zwar jemand, der nicht selbst gegraben hat', cue: 'c14', context: 'Wer nachmessen darf.' },
        {
          text: 'Der Herr schreibt mir jetzt, das liege an ihm. Und wissen Sie was? Ich widerspreche ihm nicht.',
          cue: 'c24',
          context: 'Über die Linde in der Gerberstraße.',
        },
      ],
      cues: c(1, 11, 12, 14, 24, 25, 26),
    },
  ],
  [
    'blog_post.500_words',
    {
      title: 'Ein Zollstock gegen das Baumsterben',
      introduction:
        'Manche Zahlen erzählt ein Amt nicht gern. In Rethenau lautet sie **410**: So viele von 1.200 jungen Straßenbäumen waren nach drei Sommern tot, gepflanzt mit Blaskapelle und Oberbürgermeisterin.',
      sections: [
        {
          heading: 'Die halbe Wahrheit',
          body: `Es war heiß, also war es die Hitze. Das klang so vernünftig, dass niemand nachsah; bis Dörte Hansmann im Frühjahr anfing, die toten Bäume auszugraben.

> Wir haben also Bäume gegossen, die eigentlich Luft gebraucht hätten.

Zwanzig Zentimeter zu tief standen die meisten. Die Wurzeln waren *erstickt*. Und bei ungefähr 1.900 Euro pro Baum möchte man die Rechnung lieber nicht aufmachen.`,
          cues: c(5, 6, 7, 8, 10, 11),
        },
        {
          heading: 'Zwei Regeln, die auf einen Zettel passen',
          body: `Seitdem hält man sich an zwei Dinge:

- **Nachmessen.** Bei jeder Pflanzung, mit dem Zollstock, und zwar durch jemanden, der nicht selbst gegraben hat.
- **Seltener gießen, dafür richtig.** Hundert Liter alle zwei Wochen, statt jeden zweiten Tag ein Kännchen.

Die Nachbarschaft findet das manchmal herzlos. Ein Herr aus der Gerberstraße gießt seine Linde heimlich weiter und bietet an, sich verhaften zu lassen.`,
          cues: c(13, 14, 15, 16, 17),
        },
      ],
      conclusion:
        'Von den 600 Bäumen, die seit 2022 so gesetzt wurden, sind achtzehn eingegangen. Die Linde lebt übrigens auch noch. Woran das liegt, darüber gehen die Meinungen in Rethenau auseinander.',
      cues: c(2, 3, 13, 20, 23, 24),
    },
  ],
])

const brot: readonly HandPiece[] = piecesOver('de/talk-short', 'de', [
  [
    'summary.medium',
    {
      title: 'Jonas Weidner über Sauerteig und Zeit',
      text: `Gutes Brot braucht vor allem Zeit, sagt Jonas Weidner, der seit 2009 eine kleine Bäckerei bei Freiburg führt. In einem Sauerteig leben Milchsäurebakterien und wilde Hefen; die einen säuern, die anderen lockern, und zusammen bauen sie Stoffe ab, die viele nicht gut vertragen.

In den siebziger Jahren stellten die meisten Betriebe auf schnelle Teigführung um: eine Stunde statt mindestens sechzehn. Das spart Personal und Platz, aber das Brot schmeckt nach nichts. Prof. Dr. Martina Kehl von der Universität Hohenheim hat 2016 gemessen, dass nach vier Stunden Teigruhe noch 90 % bestimmter Zuckerstoffe übrig sind, nach zwölf weniger als zehn.

Auch die Arbeit hat sich verändert. Früher begann sie um ein Uhr nachts, heute um fünf, denn der Teig arbeitet bei sechs Grad im Kühlraum allein. Seitdem melden sich wieder Lehrlinge, im letzten Jahr vierzehn, nach zehn Jahren ohne eine einzige Bewerbung.

Ein Laib kostet sechs Euro, dreimal so viel wie im Supermarkt, bleibt aber eine Woche frisch. Angesichts von fast 1,7 Millionen Tonnen Backwaren, die jährlich im Müll landen, hält Weidner das teure Brot für das billigere.`,
      points: [
        'Lange Teigführung baut schwer verträgliche Stoffe ab.',
        'Bessere Arbeitszeiten brachten Lehrlinge zurück.',
        'Haltbares Brot ist am Ende billiger.',
      ],
      cues: c(2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 17, 18, 19, 21, 29, 30, 31, 33),
    },
  ],
  [
    'social_media.linkedin',
    {
      text: `Fachkräftemangel? Zehn Jahre lang bekam Jonas Weidner keine einzige Bewerbung. Im letzten Jahr waren es vierzehn.

Er hat weder die Löhne verdoppelt noch eine Kampagne bezahlt. Er hat den Teig in den Kühlraum gestellt.

Bei sechs Grad arbeitet ein Sauerteig nämlich allein, und wer ihn backt, darf schlafen: Arbeitsbeginn fünf Uhr statt ein Uhr nachts. Was als Frage der Verträglichkeit begann (die lange Teigführung baut bestimmte Zuckerstoffe fast vollständig ab), wurde zur Arbeitszeitreform.

Drei Gedanken dazu:

✔ Prozesse, die ohne uns laufen, sind kein Verlust an Kontrolle.
✔ Qualität und Work-Life-Balance müssen keine Gegensätze sein.
✔ Wer backen will, „muss den Teig anfassen und ihn jeden Tag neu kennenlernen“. Das gilt auch für Teams.

Welcher Ihrer Abläufe könnte über Nacht allein arbeiten?`,
      hashtags: ['Handwerk', 'Fachkräftemangel', 'Arbeitszeit'],
      cues: c(13, 17, 18, 19, 20, 21, 27),
    },
  ],
  [
    'social_media.threads',
    {
      posts: [
        'Im Dürresommer 2018 sahen Jonas Weidners Brote aus wie Ziegelsteine 🧱🍞 Drei Wochen lang hat er jeden Tag das Rezept geändert.',
        'Sein Schluss: Ein Rezept ist kein Gesetz, sondern ein Gespräch mit dem Mehl. Welches Gespräch müsstest du mal wieder führen?',
      ],
      cues: c(24, 25, 26),
    },
  ],
  [
    'newsletter.main_points',
    {
      heading: 'Vier Gründe, langsamer zu backen',
      points: [
        {
          heading: 'Der Bauch',
          text: 'Wer kein Weizenbrot verträgt, verträgt oft nur kein schnelles. Nach zwölf Stunden Ruhe sind von manchen Zuckerstoffen keine zehn Prozent mehr da.',
          cue: 'c13',
        },
        {
          heading: 'Der Schlaf',
          text: 'Der Teig liegt bei sechs Grad, die Bäckerei liegt im Bett. Um fünf geht es los, früher war es eins.',
          cue: 'c17',
        },
        {
          heading: 'Der Preis',
          text: 'Sechs Euro sind viel, bis man sieht, wie lange ein Laib hält und wie wenig davon im Müll landet.',
          cue: 'c29',
        },
        {
          heading: 'Der Anfang',
          text: 'Fünfzig Gramm Mehl, ebenso viel Wasser, dann täglich füttern. Am sechsten Tag riecht es nach Apfel.',
          cue: 'c35',
        },
      ],
      cues: c(13, 14, 17, 19, 29, 30, 35, 36, 37),
    },
  ],
  [
    'script.youtube_short',
    {
      title: 'Warum gutes Brot schläft',
      hook: 'Dieser Bäcker verdient sein Geld im Schlaf. Wirklich, und sein Brot wird davon besser.',
      scenes: [
        {
          say: 'Sauerteig besteht aus Mehl und Wasser, sonst nichts. Darin leben Milchsäurebakterien und wilde Hefen. Die einen machen ihn sauer, die anderen locker.',
          show: 'Blasen in einem Glas, ganz nah',
          seconds: 12,
        },
        {
          say: 'Schnelles Brot ist nach einer Stunde fertig, gutes nach sechzehn. Dazwischen verschwinden Stoffe, die viele Menschen nicht vertragen. Das wurde an der Universität Hohenheim gemessen.',
          show: 'Eine Uhr im Zeitraffer',
          seconds: 10,
        },
        {
          say: 'Jonas Weidner stellt seinen Teig nachts in den Kühlraum. Bei sechs Grad arbeitet der allein. Statt um ein Uhr nachts fängt die Backstube um fünf Uhr an.',
          show: 'Eine Kühlraumtür geht zu',
          seconds: 14,
        },
        {
          say: 'Und plötzlich kommen wieder Lehrlinge: vierzehn Bewerbungen in einem Jahr. Vorher, zehn Jahre lang: keine. Sein Laib kostet sechs Euro und bleibt dafür eine ganze Woche frisch.',
          show: 'Junge Leute am Ofen',
          seconds: 15,
        },
      ],
      callToAction:
        'Probier es aus. Fünfzig Gramm Mehl, fünfzig Gramm Wasser, ein Tag Geduld. Und dann füttern!',
      cues: c(4, 5, 6, 7, 9, 17, 18, 19, 21, 29, 30, 35),
    },
  ],
  [
    'script.podcast',
    {
      title: 'Ein Gespräch mit dem Mehl',
      segments: [
        {
          title: 'Sechzehn Stunden',
          lines: [
            { speaker: 'Anke', say: 'Gerne! Also gut: Was ist dein Lieblingsbrot?' },
            { speaker: 'Tobi', say: 'Das billige. Ganz ehrlich. Zwei Euro, fertig.' },
            {
              speaker: 'Anke',
              say: 'Dann pass auf. Jonas Weidner, Bäcker bei Freiburg, verlangt sechs. Und er behauptet, dass seins das billigere ist.',
            },
            { speaker: 'Tobi', say: 'Natürlich behauptet er das.' },
            {
              speaker: 'Anke',
              say: 'Es hält eine Woche! Und in Deutschland landen jedes Jahr fast eins Komma sieben Millionen Tonnen Backwaren im Müll, vor allem altes Brot.',
            },
            { speaker: 'Tobi', say: 'Hm. Meins ist am Mittwoch ein Brett.' },
            {
              speaker: 'Anke',
              say: 'Eben. Und wenn ein Brot eine ganze Woche frisch bleibt, wirft niemand die Hälfte weg. Am Ende zahlst du für deins mehr, du merkst es nur nicht an der Kasse.',
            },
          ],
        },
        {
          title: 'Wer nachts arbeitet',
          lines: [
            { speaker: 'Tobi', say: 'Und warum dauert das so lange mit dem Sauerteig?' },
            {
              speaker: 'Anke',
              say: 'Weil Bakterien keine Überstunden machen. Mindestens sechzehn Stunden. Dafür bauen sie ab, was viele nicht vertragen; das hat Martina Kehl in Hohenheim untersucht.',
            },
            { speaker: 'Tobi', say: 'Sechzehn Stunden! Schläft der Mann nie?' },
            { speaker: 'Anke', say: 'Früher kaum, da ging es um ein Uhr nachts los.' },
            { speaker: 'Tobi', say: 'Und heute macht das eine Maschine?' },
            {
              speaker: 'Anke',
              say: 'Doch, genau dann. Der Teig liegt bei sechs Grad im Kühlraum, er liegt im Bett, und um fünf Uhr geht es weiter.',
            },
            { speaker: 'Tobi', say: 'Ich glaube, ich bewerbe mich.' },
            { speaker: 'Anke', say: 'Da bist du nicht allein, im letzten Jahr waren es vierzehn.' },
          ],
        },
      ],
      cues: c(2, 7, 9, 12, 17, 18, 19, 21, 29, 30, 31, 33),
    },
  ],
  [
    'show_notes.short',
    {
      title: 'Sauerteig mit Jonas Weidner',
      summary:
        'Jonas Weidner leitet seit 2009 eine Bäckerei in der Nähe von Freiburg und hat die schnelle Teigführung abgeschafft. Ein Abend über Bakterien, Arbeitszeiten und einen Sommer, in dem das Brot aussah wie Ziegelsteine; dazu die Frage, warum ein Laib für sechs Euro am Ende billiger sein kann als einer für zwei.',
      topics: [
        {
          title: 'Mehl, Wasser, Milchsäure',
          text: 'Wer in einem Sauerteig lebt, was diese Mitbewohner füreinander tun und was sie für unseren Bauch erledigen.',
          cue: 'c3',
        },
        {
          title: 'Die schnelle Stunde',
          text: 'Was sich in den siebziger Jahren geändert hat und was Martina Kehl 2016 dazu gemessen hat.',
          cue: 'c8',
        },
        {
          title: 'Fünf Uhr statt eins',
          text: 'Der Kühlraum als Kollege, und vierzehn Bewerbungen.',
          cue: 'c16',
        },
        {
          title: 'Ziegelsteine',
          text: 'Wie der Sommer 2018 ein Rezept drei Wochen lang umgeschrieben hat.',
          cue: 'c22',
        },
        {
          title: 'Selbst ansetzen',
          text: 'Fünfzig Gramm von beidem, fünf Tage füttern, und dann der Duft nach Apfel.',
          cue: 'c34',
        },
      ],
      cues: c(2, 3, 5, 8, 12, 13, 17, 19, 21, 24, 25, 29, 33, 35),
    },
  ],
  [
    'quotes.ten',
    {
      quotes: [
        {
          text: 'Die Milchsäurebakterien machen den Teig sauer, und die wilden Hefen machen ihn locker.',
          cue: 'c6',
          context: 'Die Arbeitsteilung im Glas.',
        },
        {
          text: 'Aber das Brot schmeckt nach nichts, und am nächsten Tag ist es trocken.',
          cue: 'c11',
          context: 'Über die schnelle Teigführung.',
        },
        {
          text: 'vertragen in Wirklichkeit nur kein schnelles Brot',
          cue: 'c14',
          context: 'Über Menschen, die auf Weizen verzichten.',
        },
        {
          text: 'Früher haben wir um ein Uhr nachts angefangen, und heute fangen wir um fünf Uhr morgens an.',
          cue: 'c17',
          context: 'Was die Zeit aus dem Beruf macht.',
        },
        {
          text: 'Er liegt bei sechs Grad im Kühlraum, und wir schlafen.',
          cue: 'c19',
          context: 'Wo der Teig die Nacht verbringt.',
        },
        {
          text: 'Im letzten Jahr hatten wir vierzehn Bewerbungen, und zehn Jahre lang hatten wir keine einzige.',
          cue: 'c21',
          context: 'Eine Folge, mit der niemand rechnete.',
        },
        {
          text: 'Ein gutes Rezept ist deshalb kein Gesetz, sondern ein Gespräch mit dem Mehl.',
          cue: 'c26',
          context: 'Nach drei Wochen Ziegelsteinen.',
        },
        {
          text: 'Wer backen will, muss den Teig anfassen und ihn jeden Tag neu kennenlernen.',
          cue: 'c27',
          context: 'Der Rat an alle.',
        },
        {
          text: 'Wenn ein Brot eine Woche hält, wirft niemand die Hälfte weg.',
          cue: 'c32',
          context: 'Zum Preis.',
        },
        {
          text: 'Am sechsten Tag riecht er nach Apfel, und dann kann man backen.',
          cue: 'c37',
          context: 'Das Ende der Anleitung.',
        },
      ],
      cues: c(6, 11, 14, 17, 19, 21, 26, 27, 32, 37),
    },
  ],
  [
    'faq.ten',
    {
      title: 'Zehn Fragen zum Sauerteigbrot',
      questions: [
        {
          question: 'Woraus besteht ein Sauerteig?',
          answer:
            'Aus Mehl und Wasser, sonst aus nichts. Leben bringen Milchsäurebakterien und wilde Hefen hinein, die im Mehl stecken.',
          cues: c(4, 5),
        },
        {
          question: 'Wie lange braucht er?',
          answer:
            'Mindestens sechzehn Stunden. Ein Teig mit viel Backhefe ist dagegen schon nach einer Stunde so weit.',
          cues: c(9),
        },
        {
          question: 'Ist er bekömmlicher?',
          answer:
            'Dafür spricht eine Untersuchung aus Hohenheim: Nach zwölf Stunden war von bestimmten Zuckerstoffen weniger als ein Zehntel übrig.',
          cues: c(12, 13),
        },
        {
          question: 'Vertragen manche Menschen gar keinen Weizen?',
          answer:
            'Viele glauben das, vertragen nach Weidners Erfahrung aber nur kein schnell gemachtes Brot und verzichten ohne Not.',
          cues: c(14, 15),
        },
        {
          question: 'Wann fängt die Arbeit in der Backstube an?',
          answer: 'Um fünf Uhr morgens. Früher war es ein Uhr nachts, doch jetzt arbeitet der Teig allein.',
          cues: c(17, 18),
        },
        {
          question: 'Bei welcher Temperatur ruht der Teig?',
          answer: 'Bei sechs Grad im Kühlraum, die ganze Nacht lang und ohne Aufsicht.',
          cues: c(19),
        },
        {
          question: 'Warum schwankt die Qualität?',
          answer:
            'Jede Ernte ist anders. Im Sommer 2018 wurde das Mehl so stark, dass drei Wochen lang täglich das Rezept geändert werden musste.',
          cues: c(23, 24, 25),
        },
        {
          question: 'Was kostet ein Laib?',
          answer:
            'Sechs Euro. Im Supermarkt sind es zwei, allerdings bleibt der teurere eine ganze Woche frisch.',
          cues: c(29, 30),
        },
        {
          question: 'Wie viel Brot wird weggeworfen?',
          answer:
            'Backwaren insgesamt: fast 1,7 Mio. Tonnen im Jahr allein in Deutschland, und altes Brot ist dabei der wichtigste Grund.',
          cues: c(31),
        },
        {
          question: 'Kann ich das zu Hause machen?',
          answer:
            'Ja. Man mischt 50 g Mehl mit 50 g Wasser, wartet einen Tag und füttert fünf Tage lang nach.',
          cues: c(34, 35, 36),
        },
      ],
      cues: c(4, 9, 13, 17, 19, 24, 29, 31, 35),
    },
  ],
  [
    'youtube_description.standard',
    {
      title: 'Warum gutes Sauerteigbrot 16 Stunden braucht (und der Bäcker trotzdem schläft)',
      text: `Jonas Weidner backt seit 2009 in der Nähe von Freiburg, und zwar langsam. In diesem Vortrag erklärt er, was Milchsäurebakterien und wilde Hefen über Nacht erledigen und warum viele Menschen, die keinen Weizen vertragen, in Wahrheit nur kein schnelles Brot vertragen.

Es geht um eine Untersuchung der Universität Hohenheim, um Arbeitszeiten, die wieder Lehrlinge anziehen, um Brote wie Ziegelsteine im Sommer 2018 und um die Frage, ob sechs Euro für einen Laib viel oder wenig sind. Zum Schluss gibt es eine Anleitung für den ersten eigenen Sauerteig.`,
      chapters: [
        { title: 'Guten Abend aus der Backstube', cue: 'c1' },
        { title: 'Eine Stunde oder sechzehn', cue: 'c8' },
        { title: 'Der Teig arbeitet allein', cue: 'c16' },
        { title: 'Brote wie Ziegelsteine', cue: 'c22' },
        { title: 'Was kostet das alles?', cue: 'c28' },
        { title: 'Der eigene Sauerteig', cue: 'c34' },
      ],
      hashtags: ['#Sauerteig', 'Brotbacken'],
      cues: c(2, 5, 9, 12, 14, 17, 20, 24, 29, 35),
    },
  ],
])

const avoid = {
  avoid: ['Nutzer', 'innovativ', 'Mehrwert', 'smart'],
  use: ['Nachbarn', 'Kreidetafel'],
} as const

const lastenrad: readonly HandPiece[] = piecesOver('de/traps', 'de', [
  [
    'summary.short',
    {
      title: 'Drei Räder und eine Kreidetafel',
      text: `In Niederbrombach verleiht die Lastenradreparaturwerkstattgemeinschaft drei gebrauchte Räder, die zusammen 5.400 € gekostet haben. Ein sprechendes Buchungssystem scheiterte („Als KI-Sprachmodell kann ich leider kein Fahrrad schieben.“), seither hängt eine Kreidetafel an der Wand.

Im ersten Jahr zählte Wiebke Østergaard-Krüger 412 Ausleihen, im zweiten 1.036; kaputtgingen zwei Speichen und ein Rücklicht. Angefangen hatte alles mit Dr. Abendroth und seiner Waschmaschine von 68 kg. Nun treffen sich die Nachbarn jeden 2. Dienstag im Monat.`,
      points: [
        'Eine Kreidetafel ersetzt das Buchungssystem.',
        'Die Ausleihen haben sich mehr als verdoppelt.',
      ],
      cues: c(1, 3, 4, 6, 7, 8, 10),
    },
    { voice: avoid },
  ],
  [
    'social_media.twitter',
    {
      posts: [
        'Eine Waschmaschine, 68 kg, muss zum Wertstoffhof. Kein Auto, keine Versicherung, keine Idee. So beginnt die Geschichte der Lastenräder von Niederbrombach 🚲',
        'Zuerst gab es ein Buchungssystem, das sprechen konnte. Auf die Frage nach einem freien Samstag sagte es: „Als KI-Sprachmodell kann ich leider kein Fahrrad schieben.“',
        'Jetzt gibt es eine Kreidetafel. 412 Ausleihen im ersten Jahr, 1.036 im zweiten. Verluste: zwei Speichen, ein Rücklicht.',
        '"This bike has carried my whole life up the hill." Das hat eine Austauschschülerin aus Kanada angeschrieben. Den Satz wischt niemand weg. https://www.lastenrad-niederbrombach.org/ausleihe #Lastenrad #Dorfleben',
      ],
      cues: c(1, 3, 5, 6, 7, 8, 9),
    },
  ],
  [
    'social_media.facebook',
    {
      text: `Erst leihen, dann reparieren, dann reden. 🔧

Die Lastenradreparaturwerkstattgemeinschaft (ja, sie heißt wirklich so) trifft sich jeden 2. Dienstag im Monat. Den Leihvertrag, eine halbe Seite lang, gibt es unter rad@lastenrad-niederbrombach.org. Wer bringt Kuchen mit?`,
      cues: c(10, 11, 12),
    },
  ],
  [
    'newsletter.intro',
    {
      subject: 'Was eine Waschmaschine mit uns gemacht hat',
      preheader: '68 Kilogramm, drei Räder und ein Satz, den niemand wegwischt',
      text: `Liebe Nachbarn,

„Haben Sie nicht etwas mit Rädern, das keine Versicherung braucht?“ Mit dieser Frage stand Herr Dr. Abendroth vor der Tür, und so fing es an.

Heute stehen unter [lastenrad-niederbrombach.org](https://www.lastenrad-niederbrombach.org/ausleihe) drei Räder. Gebucht wird auf einer **Kreidetafel**, denn das alte System wollte reden, statt zu verleihen. 1.036-mal ist im zweiten Jahr jemand losgefahren, u. a. eine Schülerin aus Kanada, die uns auf Englisch dankte: *"This bike has carried my whole life up the hill."*

Mehr dazu, z. B. die Sache mit den zwei Speichen, lesen Sie unten.`,
      cues: c(1, 3, 4, 7, 8, 9),
    },
    { voice: avoid },
  ],
  [
    'social_media.linkedin',
    {
      text: `Digitalisierung rückwärts: Das ist mein liebstes Projekt des Jahres.

Wiebke Østergaard-Krüger verleiht Lastenräder in einem Dorf. Drei Stück, gebraucht gekauft, zusammen 5.400 Euro. Das Buchungssystem dazu konnte angeblich sprechen. Was es auf die Frage nach einem freien Samstag sagte, hängt heute gerahmt in der Werkstatt.

Also Kreide.

Die Zahlen: 412 Ausleihen im ersten, 1.036 im zweiten Jahr. Schäden: zwei Speichen, ein Rücklicht. Vertragslänge: eine halbe Seite (auf Anfrage, rad@lastenrad-niederbrombach.org).

Ich habe in meinem Berufsleben Softwareeinführungsprojekte gesehen, deren Abnahmeprotokoll länger war als die Nutzungsdauer. Vielleicht sollten wir öfter fragen, was ein Werkzeug wegnimmt, bevor wir fragen, was es kann. Und danach, wie in Niederbrombach, in dieser Reihenfolge: leihen, reparieren, reden.`,
      hashtags: ['Digitalisierung', 'Mobilität', 'Ehrenamt'],
      cues: c(1, 4, 5, 6, 7, 8, 11, 12),
    },
  ],
])

export const german: readonly HandPiece[] = [...baeume, ...brot, ...lastenrad]
