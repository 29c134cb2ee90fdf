import { c, type HandPiece, piecesOver } from './hand-piece.ts'

const comedor: readonly HandPiece[] = piecesOver('es/short', 'es', [
  [
    'summary.short',
    {
      title: 'La balanza que cambió el recreo',
      text: `En el comedor de la Escuela 23 de Colonia Arrieta se tiraban 38 kilos de comida por día. Una balanza usada lo dejó claro, y una portera, Norma Quiroga, dio con la causa: los lunes y miércoles, cuando el recreo largo iba antes del almuerzo, sobraba la mitad.

Desde agosto el recreo va primero los cinco días. Sin gastar un peso, en noviembre la balanza marcaba 14 kilos. Lo ahorrado en un año, unas seis toneladas, alcanzó para la merienda de cuarenta chicos.`,
      points: ['Los chicos comían apurados por salir a jugar.', 'Cambió el horario, no el menú.'],
      cues: c(2, 3, 6, 10, 12, 13, 14, 15, 16, 21),
    },
  ],
  [
    'social_media.twitter',
    {
      posts: [
        'Un comedor escolar tiraba 38 kilos de comida al día. ¿Culpa de las lentejas? ¿Del zapallo? Ni una cosa ni la otra. Hilo 👇',
        '1/4 Compraron una balanza usada y la pusieron al lado del tacho. Pesaron cuatro semanas en silencio: ni los maestros lo sabían.',
        '2/4 La pista la dio Norma Quiroga, la portera: «los lunes y los miércoles» sobraba la mitad. Esos días el recreo largo era antes de comer.',
        '3/4 En agosto lo adelantaron toda la semana. Mismo menú, mismas cocineras, cero pesos. En noviembre: 14 kilos.',
        '4/4 Antes de buscar la solución, medir. Y escuchar a quien barre el piso. 🧹 #Escuelas #DesperdicioCero',
      ],
      cues: c(3, 5, 6, 8, 10, 12, 14, 15, 16, 20),
    },
  ],
  [
    'social_media.facebook',
    {
      text: `¿Ustedes le preguntarían a la portera por qué los chicos no comen?

En la Escuela 23 lo hicieron, y Norma Quiroga tenía razón: comían apurados porque querían salir a jugar. Hoy el recreo va antes del almuerzo y se tira menos de la mitad. La balanza sigue ahí, y ahora la leen los de sexto. 💚`,
      cues: c(10, 12, 13, 14, 16, 22),
    },
  ],
  [
    'social_media.instagram',
    {
      text: `38 kilos. Por día. Por escuela. 😶

Después, 14 kilos. Con las mismas lentejas, el mismo zapallo y las mismas cocineras.

¿Qué pasó en el medio? Que alguien pesó la basura durante cuatro semanas y que la portera levantó la mano: los lunes y los miércoles, con el recreo antes del almuerzo, sobraba la mitad.

Contanos: ¿qué se tira en tu escuela? ⚖️`,
      hashtags: ['ComedorEscolar', 'desperdicio cero', '#medir'],
      cues: c(5, 6, 8, 10, 12, 16),
    },
  ],
  [
    'social_media.bluesky',
    {
      posts: [
        'Tres años pidiendo plata para una nutricionista, y resulta que hacía falta una balanza oxidada y una portera con buena memoria.',
        'El recreo largo, antes del almuerzo: con eso un comedor de 260 chicos pasó de 38 kilos de sobras a 14. No cambió ni el menú ni el personal.',
      ],
      cues: c(2, 6, 10, 14, 16, 17, 20),
    },
  ],
  [
    'newsletter.intro',
    {
      subject: 'Ni las lentejas ni el zapallo',
      preheader: 'Lo que una balanza oxidada sabía de un comedor escolar',
      text: `Hola:

la próxima vez que algo salga mal, **pesalo**. Eso hizo el encargado de un comedor de Colonia Arrieta con la comida que volvía en los platos, y lo que encontró no estaba en el menú.

Estaba en el *horario*. Los chicos no rechazaban nada; tenían apuro. Se lo dijo la persona que barre, no la persona que cobra por saberlo, y desde entonces el recreo va antes de la comida.

¿El presupuesto? Cero. ¿El resultado? Te lo contamos abajo, con los kilos exactos.`,
      cues: c(2, 3, 10, 12, 13, 14, 15, 17, 20),
    },
  ],
  [
    'newsletter.takeaways',
    {
      heading: 'Para llevarse',
      takeaways: [
        'Medir cuesta menos que tener razón: bastó una balanza de almacén, usada.',
        'Hay que preguntar a quien está todos los días, aunque nadie le pregunte nunca.',
        'A veces el problema no está en el plato sino en el reloj.',
        'Lo que se ahorra se puede repartir: cuarenta chicos del turno tarde meriendan con eso.',
      ],
      cues: c(3, 10, 13, 20, 21),
    },
  ],
  [
    'script.tiktok',
    {
      title: 'El misterio de los lunes',
      hook: '¿Por qué los lunes y los miércoles sobraba la mitad?',
      scenes: [
        {
          say: 'Este comedor tiraba treinta y ocho kilos por día. Por día.',
          show: 'Una balanza vieja junto al tacho',
          seconds: 7,
        },
        {
          say: 'Todos culpaban a las lentejas. La portera, no. Ella vio que esos dos días el recreo iba antes del almuerzo.',
          show: 'Un patio vacío',
          seconds: 9,
        },
        {
          say: 'Lo cambiaron los cinco días, sin gastar un peso. En noviembre, catorce kilos.',
          show: 'La aguja baja',
          seconds: 9,
        },
      ],
      callToAction: 'Y vos, ¿a quién no le preguntaste todavía? Contalo abajo en los comentarios.',
      cues: c(6, 7, 8, 10, 12, 14, 15, 16),
    },
  ],
  [
    'seo.page',
    {
      title: 'Cómo un comedor escolar redujo sus sobras a un tercio',
      description:
        'Una balanza usada, una portera atenta y un recreo antes del almuerzo: así pasó un comedor escolar de tirar 38 kilos de comida por día a solo 14, sin gastos.',
      slug: 'comedor-escolar-menos-sobras',
      keywords: ['comedor', 'recreo antes del almuerzo', 'balanza', 'kilos de comida'],
      cues: c(3, 6, 10, 14, 16),
    },
  ],
  [
    'faq.five',
    {
      title: 'Preguntas sobre el comedor de la Escuela 23',
      questions: [
        {
          question: '¿Cuánta comida se tiraba?',
          answer:
            'Unos 38 kilos por día, en un comedor donde almuerzan 260 chicos. Lo midieron durante cuatro semanas sin avisar a nadie.',
          cues: c(2, 5, 6),
        },
        {
          question: '¿Quién descubrió la causa?',
          answer:
            'La portera, Norma Quiroga. Había notado que los lunes y los miércoles se tiraba mucho menos que el resto de la semana.',
          cues: c(10),
        },
        {
          question: '¿Qué tenían de especial esos días?',
          answer: 'El recreo largo era antes del almuerzo, así que los chicos llegaban a la mesa sin apuro.',
          cues: c(12, 13),
        },
        {
          question: '¿Cuánto costó el cambio?',
          answer:
            'Nada: no gastaron un peso. Solo movieron el recreo, y lo hicieron los cinco días de la semana.',
          cues: c(14, 15),
        },
        {
          question: '¿Qué pasó con lo que se ahorró?',
          answer:
            'Fueron unos 6.000 kilos en un año, y con eso meriendan los cuarenta chicos del turno tarde.',
          cues: c(21),
        },
      ],
      cues: c(2, 6, 10, 12, 14, 16, 21),
    },
  ],
  [
    'quotes.five',
    {
      quotes: [
        {
          text: 'Y yo hubiera jurado que el problema era el menú, que las lentejas, que el zapallo, vos sabés cómo son los pibes.',
          cue: 'c8',
          context: 'La primera sospecha.',
        },
        {
          text: 'O sea, los chicos no rechazaban las lentejas: comían apurados porque querían salir a jugar.',
          cue: 'c13',
          context: 'La explicación, al fin.',
        },
        {
          text: 'No gastamos un peso.',
          cue: 'c15',
          context: 'Lo que costó adelantar el recreo, dicho en cuatro palabras.',
        },
        {
          text: 'Que antes de buscar la solución hay que medir, aunque sea con un aparato oxidado, y que conviene escuchar a quien barre el piso.',
          cue: 'c20',
          context: 'La lección.',
        },
        {
          text: 'Y la balanza sigue ahí, eh; ahora la leen los de sexto grado.',
          cue: 'c22',
          context: 'Cómo sigue la historia.',
        },
      ],
      cues: c(8, 13, 15, 20, 22),
    },
  ],
  [
    'blog_post.500_words',
    {
      title: 'Lo que pesa un recreo',
      introduction:
        'Hay problemas que se discuten durante años y se resuelven en un mediodía. El de la Escuela 23 de Colonia Arrieta, donde almuerzan **260 chicos**, pesaba 38 kilos por día.',
      sections: [
        {
          heading: 'Primero, la balanza',
          body: `El director del comedor tenía su teoría: las lentejas, el zapallo, «los pibes». Pero en marzo de 2022 compró una balanza de almacén, usada, y durante cuatro semanas hizo tres cosas:

1. Pesar lo que se tiraba.
2. Anotarlo.
3. Callarse, incluso con los maestros.

El resultado los dejó mudos.`,
          cues: c(2, 3, 5, 6, 8),
        },
        {
          heading: 'Después, la portera',
          body: `Norma Quiroga no tenía una teoría; tenía ojos. Los lunes y los miércoles, dijo, se tira la mitad. ¿Y qué pasaba esos días? Que el recreo largo era antes del almuerzo. Los demás días, los chicos comían mirando la puerta.

En agosto el recreo pasó adelante los cinco días. No hubo nutricionista, ni obra, ni folleto. En noviembre la aguja marcaba **14 kilos**.`,
          cues: c(10, 11, 12, 13, 14, 15, 16, 17),
        },
      ],
      conclusion:
        'Con los seis mil kilos que no fueron a la basura meriendan hoy cuarenta chicos más. Y la balanza, oxidada y todo, la leen los de sexto: matemática con olor a guiso.',
      cues: c(2, 6, 16, 21, 22),
    },
  ],
])

const rio: readonly HandPiece[] = piecesOver('es/talk-short', 'es', [
  [
    'summary.medium',
    {
      title: 'El Manzanares, o el arte de dejar de estorbar',
      text: `Lucía Ferrer lleva quince años restaurando ríos urbanos y cuenta cómo el Manzanares dejó de ser un canal de cemento. Nueve presas, levantadas en los años cincuenta para que el agua pareciera más honda y elegante, lo habían vuelto inmóvil, sin oxígeno y maloliente; en 2015 solo quedaban cuatro especies de peces.

La solución fue sencilla y barata: abrir las compuertas. En pocos meses se formaron islas de arena y grava, y las semillas llegaron por su cuenta. El ayuntamiento gastó 1,2 millones de euros, menos de lo que costaba limpiar las presas cada tres años. Hoy viven allí más de cien especies de aves; las garzas han vuelto, el oxígeno se ha duplicado y casi no hay mosquitos.

No todo fue fácil. El primer verano llegaron más de 2.000 quejas, porque la gente veía barro. Los paseos guiados de cada domingo las dejaron en menos de cien. «El conocimiento cambia la mirada, y la mirada cambia la política», resume Ferrer.

¿Sirve el modelo en otras ciudades? Sí, responde, siempre que haya espacio para las crecidas. En Madrid la autopista ya estaba enterrada; sin aquella obra no habría sido posible.`,
      points: [
        'Abrir las compuertas bastó para que el río trabajara solo.',
        'Los paseos guiados redujeron las quejas.',
        'El espacio para las crecidas es lo más difícil.',
      ],
      cues: c(2, 3, 4, 5, 6, 7, 9, 12, 13, 15, 16, 17, 19, 21, 23, 25, 27, 30, 31),
    },
  ],
  [
    'social_media.linkedin',
    {
      text: `¿Y si el mejor proyecto de ingeniería consistiera en quitarse de en medio?

Lucía Ferrer trabaja en la restauración de ríos urbanos. En el Manzanares su equipo hizo algo que ninguna licitación premia: abrió unas compuertas y esperó.

El río hizo el resto. Islas, semillas, garzas.

Me quedo con tres cosas:

• El coste: 1,2 millones, por debajo de lo que se pagaba cada tres años por limpiar.
• El miedo: más de 2.000 quejas el primer verano. Donde antes se veía agua, ahora se veía barro.
• La respuesta: no una campaña, sino paseos. Quien ha visto una garza a diez metros de casa ya no pide que vuelvan las presas.

La participación, dice, cuenta tanto como la ingeniería. ¿En qué parte de vuestro presupuesto está?`,
      hashtags: ['RíosUrbanos', 'Renaturalización', 'participación ciudadana'],
      cues: c(2, 8, 9, 12, 13, 15, 17, 21, 22, 23, 24),
    },
  ],
  [
    'social_media.threads',
    {
      posts: [
        'En 2015 los biólogos contaron cuatro especies de peces en todo el Manzanares urbano. Cuatro. Hoy hay más de cien de aves, y los niños bajan con prismáticos. 🐦',
        'Lo que pasó entre medias: alguien abrió las compuertas. Lo que no pasó: plantar árboles (la vegetación se adelantó) ni que el río desapareciera (los vecinos lo daban por hecho).',
        'Un río vivo protege mejor contra las inundaciones que un canal. ¿Conocéis alguno que merezca lo mismo?',
      ],
      cues: c(7, 9, 10, 11, 13, 16, 17, 33),
    },
  ],
  [
    'newsletter.main_points',
    {
      heading: 'Cuatro apuntes sobre un río que volvió',
      points: [
        {
          heading: 'Nueve presas de adorno',
          text: 'Se construyeron para que el agua luciera. Lo que lucía, en verano, olía mal y no tenía oxígeno.',
          cue: 'c5',
        },
        {
          heading: 'Abrir y esperar',
          text: 'La corriente formó las islas y el viento trajo las semillas; nadie llegó a tiempo de plantar un árbol.',
          cue: 'c12',
        },
        {
          heading: 'Barro a la vista',
          text: 'El verano de las dos mil quejas enseñó que un río también se explica. Los domingos, paseando.',
          cue: 'c21',
        },
        {
          heading: 'La condición',
          text: 'Sin espacio para las crecidas no hay copia que valga, y en muchas ciudades ese espacio es hoy un aparcamiento.',
          cue: 'c28',
        },
      ],
      cues: c(5, 6, 12, 13, 21, 23, 28, 29),
    },
  ],
  [
    'script.youtube_short',
    {
      title: 'Cómo se cura un río',
      hook: 'Para salvar este río no hubo que hacer casi nada.',
      scenes: [
        {
          say: 'El Manzanares fue durante décadas un canal de cemento. Nueve presas pequeñas, agua inmóvil y, en verano, un olor muy malo.',
          show: 'Imágenes de archivo del canal',
          seconds: 11,
        },
        {
          say: 'En dos mil quince quedaban cuatro especies de peces. Entonces abrieron las compuertas y dejaron correr el agua, y muchos pensaron que el río desaparecería.',
          show: 'Una compuerta sube',
          seconds: 12,
        },
        {
          say: 'En pocos meses había islas de arena. Las semillas llegaron solas. Volvieron las garzas, y ahora viven aquí más de cien especies de aves.',
          show: 'Una garza, de cerca',
          seconds: 13,
        },
        {
          say: '¿Y los vecinos? El primer verano, más de dos mil quejas. Veían barro. Así que cada domingo salieron a pasear con ellos, y al segundo año quedaban menos de cien.',
          show: 'Un grupo en la orilla',
          seconds: 15,
        },
      ],
      callToAction:
        'Baja tú también a la orilla, mira despacio, y cuéntanos qué animales has visto en el río de tu ciudad.',
      cues: c(3, 4, 6, 7, 9, 12, 13, 16, 17, 21, 23),
    },
  ],
  [
    'script.podcast',
    {
      title: 'El río que trabaja por su cuenta',
      segments: [
        {
          title: 'Un canal elegante',
          lines: [
            {
              speaker: 'Marta',
              say: 'A ver, ¿tú para qué crees que se hacen presas en mitad de una ciudad?',
            },
            { speaker: 'Julián', say: 'Para regar. Para la luz. No sé.' },
            {
              speaker: 'Marta',
              say: 'Para que el agua parezca más profunda y más elegante. En serio. Años cincuenta, nueve presas, río Manzanares.',
            },
            { speaker: 'Julián', say: '¡Claro! Y el agua, quieta como en un estanque.' },
            {
              speaker: 'Marta',
              say: 'Quieta, sin oxígeno y con un olor que en verano no se podía aguantar. Lucía Ferrer, que lleva quince años con esto, dice que quedaban cuatro especies de peces.',
            },
          ],
        },
        {
          title: 'Dejar de estorbar',
          lines: [
            { speaker: 'Julián', say: '¿Y qué hicieron? ¿Dragados, filtros, plantar mil árboles?' },
            { speaker: 'Marta', say: 'Abrir las compuertas. Y esperar.' },
            { speaker: 'Julián', say: 'Ya. ¿Y los vecinos encantados?' },
            {
              speaker: 'Marta',
              say: 'Más de dos mil quejas el primer verano, porque veían barro. Pero empezaron a dar paseos los domingos. Y quien ha visto una garza a diez metros de su casa ya no quiere presas, claro. Quiere más garzas.',
            },
            { speaker: 'Julián', say: '¿Y el dinero? Porque esto no sería gratis.' },
            {
              speaker: 'Marta',
              say: 'Un millón doscientos mil euros. Parece mucho, ¿verdad? Pues es menos de lo que costaba limpiar las presas cada tres años.',
            },
            { speaker: 'Julián', say: 'Me gusta eso de que el río tenga memoria.' },
            {
              speaker: 'Marta',
              say: 'Es la última frase de su charla: los ríos saben lo que tienen que hacer. A nosotros nos toca no estorbar.',
            },
          ],
        },
      ],
      cues: c(2, 3, 4, 5, 6, 7, 9, 14, 21, 23, 24, 34),
    },
  ],
  [
    'show_notes.short',
    {
      title: 'Lucía Ferrer: el río Manzanares',
      summary:
        'Durante décadas el Manzanares fue poco más que cemento y agua parada. Lucía Ferrer, que se dedica desde hace quince años a la restauración de ríos urbanos, explica por qué bastó con abrir nueve presas, qué dijeron los vecinos al ver el barro y cuándo se puede copiar el modelo en otra ciudad.',
      topics: [
        {
          title: 'El canal de cemento',
          text: 'Nueve presas de los años cincuenta y un agua sin oxígeno.',
          cue: 'c3',
        },
        {
          title: 'Compuertas abiertas',
          text: 'Cómo la corriente formó islas en pocos meses y por qué no hizo falta plantar.',
          cue: 'c8',
        },
        {
          title: 'Garzas y mosquitos',
          text: 'Más de cien especies de aves, el doble de oxígeno y unos peces pequeños muy útiles.',
          cue: 'c16',
        },
        {
          title: 'Dos mil quejas',
          text: 'El primer verano, los paseos de los domingos y lo que cambia una mirada.',
          cue: 'c20',
        },
        {
          title: 'Sitio para las crecidas',
          text: 'La condición más difícil, y la suerte de que la autopista ya estuviera enterrada.',
          cue: 'c26',
        },
      ],
      cues: c(2, 3, 4, 6, 9, 12, 16, 19, 21, 23, 27, 28, 30),
    },
  ],
  [
    'quotes.ten',
    {
      quotes: [
        {
          text: 'Pero el río no desapareció, sino que empezó a trabajar por su cuenta.',
          cue: 'c11',
          context: 'Sobre el temor de los vecinos.',
        },
        {
          text: 'La renaturalización de un río consiste, sobre todo, en dejar de estorbar.',
          cue: 'c14',
          context: 'La definición.',
        },
        {
          text: 'Las garzas han vuelto al centro de la ciudad, y los niños de los colegios bajan a observarlas con prismáticos.',
          cue: 'c17',
          context: 'Lo que se ve hoy.',
        },
        {
          text: 'los mosquitos casi han desaparecido porque los peces pequeños se comen las larvas',
          cue: 'c19',
          context: 'Un efecto que nadie había pedido.',
        },
        {
          text: 'El primer verano recibimos más de dos mil quejas, porque la gente veía barro donde antes veía agua.',
          cue: 'c21',
          context: 'La parte difícil.',
        },
        {
          text: 'Aprendimos que la participación de los vecinos es tan importante como la ingeniería.',
          cue: 'c22',
          context: 'La lección de aquel verano.',
        },
        {
          text: 'Una persona que ha visto una garza a diez metros de su casa ya no pide que vuelvan las presas.',
          cue: 'c24',
          context: 'Por qué funcionan los paseos.',
        },
        {
          text: 'El conocimiento cambia la mirada, y la mirada cambia la política.',
          cue: 'c25',
          context: 'En una frase.',
        },
        {
          text: 'El espacio para las crecidas es la condición más difícil.',
          cue: 'c28',
          context: 'A quien quiera copiarlo.',
        },
        {
          text: 'Los ríos tienen memoria y saben lo que tienen que hacer.',
          cue: 'c34',
          context: 'El cierre.',
        },
      ],
      cues: c(11, 14, 17, 19, 21, 22, 24, 25, 28, 34),
    },
  ],
  [
    'faq.ten',
    {
      title: 'Diez preguntas sobre la renaturalización del Manzanares',
      questions: [
        {
          question: '¿Por qué tenía presas el río?',
          answer:
            'Se levantaron en los años cincuenta para que el agua pareciera más profunda y elegante de lo que era.',
          cues: c(5),
        },
        {
          question: '¿Cómo estaba el agua?',
          answer:
            'Casi parada, sin oxígeno y maloliente en los meses de calor. En 2015 quedaban cuatro especies de peces.',
          cues: c(6, 7),
        },
        {
          question: '¿En qué consistió la obra?',
          answer: 'En abrir las compuertas y dejar que el agua corriera. Del resto se ocupó el propio río.',
          cues: c(9, 11),
        },
        {
          question: '¿Se plantaron árboles?',
          answer:
            'No dio tiempo: las semillas llegaron solas y la vegetación cubrió las islas antes de que nadie plantara.',
          cues: c(13),
        },
        {
          question: '¿Cuánto costó?',
          answer:
            'El ayuntamiento gastó 1.200.000 euros, menos de lo que suponía limpiar las presas cada tres años.',
          cues: c(15),
        },
        {
          question: '¿Qué animales han vuelto?',
          answer: 'Más de cien especies de aves viven hoy en el tramo urbano, garzas incluidas.',
          cues: c(16, 17),
        },
        {
          question: '¿No hay más mosquitos?',
          answer: 'Al contrario, casi han desaparecido, porque los peces pequeños se comen sus larvas.',
          cues: c(19),
        },
        {
          question: '¿Qué dijeron los vecinos?',
          answer:
            'Muchos se quejaron del barro: hubo más de 2.000 quejas el primer verano y menos de cien el segundo año.',
          cues: c(21, 23),
        },
        {
          question: '¿Se puede copiar en otra ciudad?',
          answer: 'En casi cualquiera, según Lucía Ferrer, con una condición: que las crecidas tengan sitio.',
          cues: c(27, 28),
        },
        {
          question: '¿Protege de las inundaciones?',
          answer: 'Mejor que un canal, pues las plantas frenan el agua y el suelo la absorbe.',
          cues: c(33),
        },
      ],
      cues: c(5, 9, 13, 15, 16, 19, 21, 27, 33),
    },
  ],
  [
    'youtube_description.standard',
    {
      title: 'Abrimos las compuertas: así revivió el río Manzanares',
      text: `Nueve presas, agua inmóvil y cuatro especies de peces: así estaba el Manzanares en 2015. Lucía Ferrer cuenta qué pasó cuando su equipo propuso lo más barato de todo, que era abrir las compuertas y no estorbar más.

Verás cómo se forman islas en unos meses, por qué volvieron las garzas y se fueron los mosquitos, y qué se hace con más de dos mil vecinos enfadados (pista: se sale a pasear). Al final, la condición que casi ninguna ciudad cumple, y la razón por la que un río vivo protege mejor contra las inundaciones que cualquier canal.`,
      chapters: [
        { title: 'Quince años entre ríos', cue: 'c1' },
        { title: 'Las compuertas se abren', cue: 'c8' },
        { title: 'Vuelven las garzas', cue: 'c16' },
        { title: 'El verano de las quejas', cue: 'c20' },
        { title: '¿Se puede copiar?', cue: 'c26' },
      ],
      hashtags: ['Manzanares', 'RíosVivos'],
      cues: c(2, 4, 7, 9, 12, 17, 19, 21, 23, 27, 33),
    },
  ],
])

const avoid = { avoid: ['usuarios', 'innovador', 'tecnología punta'], use: ['pasajeros', 'papel'] } as const

const autobuses: readonly HandPiece[] = piecesOver('es/traps', 'es', [
  [
    'summary.short',
    {
      title: 'Primero el papel: los horarios de Villarmonte',
      text: `De las 73 paradas de Villarmonte solo 11 tenían el horario impreso. La Sra. Benedicta Ochoa, de 84 años y sin teléfono, se lo recordó en plena calle a Iker Zabaleta-Muñoz, que lleva la página de los autobuses.

Probaron una aplicación; contestó: «Como modelo de lenguaje, no puedo esperar al autobús contigo». Al final bastó una impresora de 240 €. Por unos 1.150 euros, los pasajeros crecieron un 17,5 % y las quejas cayeron de 310 a 92.`,
      points: ['Once paradas de 73 tenían horario.', 'El papel funcionó mejor que la aplicación.'],
      cues: c(1, 3, 5, 6, 8, 11, 12),
    },
    { voice: avoid },
  ],
  [
    'social_media.twitter',
    {
      posts: [
        '"El autobús pasa cuando quiere, hijo, y yo ya no tengo tiempo." Así empezó el mejor proyecto digital de Villarmonte, que no fue digital. 🚌',
        'Había 73 paradas y 11 horarios impresos. La app con IA que probaron dijo: «Como modelo de lenguaje, no puedo esperar al autobús contigo». Nos reímos todos.',
        'Solución: impresora láser (240 €), plastificadora, bicicleta y un sábado. Un turista lo resumió en inglés: "You are the only timetable that smiles".',
        'En seis meses: +17,5 % de viajeros. Quejas: de 310 a 92 al trimestre. Todo está en https://www.buses-villarmonte.org/paradas #Movilidad #Pueblos',
      ],
      cues: c(1, 3, 5, 6, 8, 9, 11),
    },
  ],
  [
    'social_media.facebook',
    {
      text: `¿Tu parada tiene el horario a la vista? 🚏

En Villarmonte solo lo tenían 11 de 73. Hoy lo tienen todas, en papel, plastificado y puesto en bici. La plantilla es gratis: horarios@buses-villarmonte.org`,
      cues: c(5, 8, 13),
    },
  ],
  [
    'newsletter.intro',
    {
      subject: 'La impresora de 240 € que ganó a la app',
      preheader: 'Una vecina de 84 años, un sábado en bici y un turista inglés',
      text: `Queridos pasajeros:

hay frases que uno se lleva a casa. La de la Sra. Ochoa fue esta: «El autobús pasa cuando quiere, hijo, y yo ya no tengo tiempo».

Iker Zabaleta-Muñoz se la llevó, y volvió con una impresora. El resto está en [la página de las paradas](https://www.buses-villarmonte.org/paradas), y también, sobre todo, en **papel**: plastificado, a la altura de los ojos, sin contraseña.

Un visitante dejó escrito *«You are the only timetable that smiles»*. No hemos encontrado mejor eslogan.`,
      cues: c(1, 3, 4, 8, 9, 10, 14),
    },
    { voice: avoid },
  ],
  [
    'social_media.linkedin',
    {
      text: `«Primero el papel, después la pantalla.»

Lo dice alguien que se dedica a las pantallas. Iker Zabaleta-Muñoz mantiene la web de los autobuses de Villarmonte, y su mayor éxito cabe en una hoja A4.

El punto de partida: una aplicación con IA que no servía y 62 paradas sin horario. El punto de llegada, seis meses más tarde, un 17,5 % más de viajeros y 92 quejas por trimestre, cuando antes eran 310.

¿La inversión? 1.150 euros con tóner y todo. ¿La metodología? Bicicleta.

A los que trabajamos en producto nos cuesta admitirlo, pero hay clientas de 84 años sin teléfono, y tienen prisa. Si alguien quiere la plantilla, la envían desde horarios@buses-villarmonte.org. ¿Qué parte de lo vuestro mejoraría si la imprimierais?`,
      hashtags: ['Movilidad rural', 'Producto', 'UX'],
      cues: c(1, 3, 5, 6, 11, 12, 13, 14),
    },
  ],
])

export const spanish: readonly HandPiece[] = [...comedor, ...rio, ...autobuses]
