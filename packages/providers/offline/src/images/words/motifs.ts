/**
 * The words by which a motif is known, in English, Spanish and German; folded (see `fold`). `berg*` knows words that begin
 * so, `*gebirge` words that end so, anything else that word alone.
 */
export const motifs = {
  // Places
  sea: 'sea seas ocean* coast* beach* wave waves shore* seaside tide* harbo* island* sail* ship ships boat* lighthouse* marine surf* maritime mar mares oceano* costa* playa* ola olas orilla* puerto* isla* barco* velero* faro marea* meer meere* ozean* kuste* strand strande* welle wellen hafen* insel* ufer* schiff* boote segelboot* leuchtturm* segel* ostsee* nordsee* *kuste *meer',
  mountain:
    'mountain* peak* summit* alp* alpine cliff* glacier* climb* hike* hiking volcano* canyon* montana* cumbre* pico picos sierra* cordillera* glaciar* acantilado* volcan* escala* berg berge* bergs* gipfel* gebirge* alpen* gletscher* klippe* vulkan* wanderung* *gebirge *berg',
  forest:
    'forest* wood woods woodland* jungle* tree trees pine pines grove* wilderness bosque* selva* arbol* pino pinos arboleda* wald walder* waldes baum baume* dschungel* *wald',
  city: 'city cities town* skyline* skyscraper* street* urban downtown metropol* tower towers building* office* traffic subway* station* ciudad* calle* rascacielos* urban* edificio* torre torres oficina* trafico estacion* stadt stadte* strasse strassen *strasse *strassen hochhaus* gebaude* turm turme buro* verkehr* bahnhof* wolkenkratzer* *stadt',
  village:
    'village* house* home homes cottage* neighbo* hamlet roof roofs suburb* pueblo* casa casas aldea* hogar* tejado* barrio* vecin* dorf dorfer* dorfes haus hauser* hutte* dach dacher* nachbar* siedlung* *dorf *haus',
  field:
    'field* farm* harvest* meadow* hill hills crop* wheat countryside pasture* soil agricultur* valley* spring summer campo* granja* cosecha* prado* colina* trigo* valle* primavera verano feld felder* hof hofe ernte* wiese* hugel* weizen* acker* bauer* bauern* tal taler* landwirt* fruhling* sommer*',
  desert:
    'desert* dune* sand sandy oasis camel* cactus* sahara drought* desierto* duna dunas arena camello* cactus sequia* wuste* dune dunen kamel* kaktus* durre* oase*',
  river:
    'river* lake* stream* waterfall* pond* canal* creek* flood* dam dams bridge* rio rios lago* arroyo* cascada* estanque* inundacion* presa puente* fluss flusse* bach bache* wasserfall* teich* kanal* flut fluten* hochwasser* damm brucke* *fluss bergsee* bodensee* stausee*',
  road: 'road* path paths pathway* journey* travel* highway* trip trips car cars route* carretera* camino* viaje* autopista* coche* ruta* sendero* weg wege weges reise* autobahn* auto autos fahrt* fahren pfad* wanderweg* landstrasse*',
  space:
    'space planet* galax* universe* rocket* astronaut* orbit* cosmos cosmic satellite* solar nebula* comet* mars telescope* espacio* planeta* galaxia* universo* cohete* astronauta* orbita* satelite* cometa* telescopio* weltraum* weltall galaxie* universum* rakete* umlaufbahn* satellit* komet* teleskop* kosmos',
  room: 'room* kitchen* library* book* read reading classroom* school* desk* window* study teacher* student* lesson* letter* write* writing table tables coffee tea bread* bak* cook* recipe* sala salas habitacion* cocina* biblioteca* libro* leer lectura* aula* escuela* escritorio* ventana* maestr* profesor* alumn* estudiant* carta* escrib* mesa mesas cafe pan panaderia* receta* zimmer* kuche* bibliothek* buch bucher* lesen schule* schuler* schreibtisch* fenster* lehrer* unterricht* briefe briefen briefumschlag* schreib* tisch* kaffee tee brot brote* backen backer backerei* backofen koch* rezept* klasse*',
  garden:
    'garden* flower* plant* leaf bloom* blossom* seed* roses bee bees butterfl* nature jardin* flor flores planta* hoja* semilla* rosa rosas abeja* mariposa* naturaleza garten* blume* pflanze* blatt blatter* blute* samen rose rosen biene* schmetterling* natur',
  technology:
    'technolog* software code coding computer* network* data digital internet algorithm* server* queue* robot* machine* artificial program* database* chip* electr* model models app apps tecnolog* codigo* ordenador* computador* redes datos digital* algoritmo* servidor* maquina* inteligencia programa* electri* modelo* technik* rechner* netz netze* netzwerk* daten roboter* maschine* kunstlich* programm* datenbank* elektr* modell* warteschlange*',
  // Light
  night:
    'night* midnight moon* star stars starry dark darkness dream* noche* medianoche luna estrella* oscur* sueno* nacht nachte* nachts mitternacht* mond* stern sterne* dunkel* traum*',
  sunset:
    'sunset* dusk evening* twilight golden autumn atardecer* anochecer* ocaso crepusculo* tarde otono* sonnenuntergang* abend* dammerung* golden* herbst*',
  dawn: 'dawn* sunrise* morning* daybreak amanecer* alba aurora manana* sonnenaufgang* morgen* morgendammerung* tagesanbruch',
  day: 'sun sunny sunlight sunshine noon day bright summer sol soleado* dia mediodia verano sonne* sonnig* mittag* sommer*',
  // Weather
  rain: 'rain* drizzle* umbrella* wet lluvia* llover lluvios* paraguas regen regens regentag* regentropfen regenschirm* regnet regnerisch* nass',
  snow: 'snow* winter* ice icy frost* frozen cold nieve* nevad* invierno* hielo* helad* frio schnee* eis eisig* gefroren* kalte kalter kaltem',
  storm:
    'storm* thunder* lightning* hurricane* tempest* tormenta* trueno* relampago* huracan* tempestad* sturm* gewitter* blitz* donner donnert donnerte orkan* unwetter*',
  fog: 'fog* mist misty haze hazy smoke* niebla* bruma* neblina* humo nebel* dunst* rauch*',
  // What is in a place
  people:
    'people person* man men woman women child* boy boys girl girls family families friend* crowd* group* team* community couple* father* mother* worker* citizen* gente persona* hombre* mujer* nino* nina* familia* amig* multitud* grupo* equipo* comunidad* pareja* padre* madre* trabajador* ciudadan* mensch* mann frau* kinder* junge jungen madchen familie* freund* menge gruppe* gemeinschaft* paar vater* mutter* arbeiter* burger* leute',
  boat: 'boat* ship ships sail* ferr* vessel* fisher* barco* barca* velero* buque* pescador* schiff* boote* segel* fahre* fischer*',
  lighthouse: 'lighthouse* faro faros leuchtturm*',
  bird: 'bird* gull gulls eagle* crow crows swallow* stork* pajaro* ave aves gaviota* aguila* ciguena* vogel* mowe* adler* krahe* schwalbe* storch*',
  bridge: 'bridge* puente* brucke*',
  turbine:
    'wind turbine* windmill* energy renewable* climate solar viento* eolic* molino* energia* clima* windrad* windrader* windmuhle* muhle* energie* klima*',
  train:
    'train trains rail rails railway* locomotive* tren trenes ferrocarril* locomotora* zug zuge zuges zugs zugfahrt* bahn* eisenbahn* lokomotive* gleis*',
  factory: 'factory factories industr* chimney* steel fabrica* chimenea* acero fabrik* schornstein* stahl*',
  lake: 'lake* pond* lago* estanque* teich* bergsee* bodensee* stausee*',
  house: 'house* home cottage* farmhouse* cabin* casa casas cabana* hogar haus hauser* hutte* hof bauernhof*',
  balloon: 'balloon* globo globos ballon*',
  // Pictures of thoughts
  chart: 'chart* graph graphs statistic* grafic* estadistic* diagramm* statistik*',
  money:
    'money price* market* stock stocks financ* invest* inflation* profit* revenue* sale sales budget* bank banks banking econom* cost costs growth interest dollar* euro euros tax taxes percent* trend* wealth debt* dinero precio* mercado* bolsa acciones finanz* inversi* inflacion beneficio* ingreso* venta ventas presupuesto* banco bancos coste* costo* crecimiento* dolar* impuesto* porcentaje* deuda* geld preis* markt* borse* aktie* investition* gewinn* umsatz* haushalt* banken wirtschaft* kosten wachstum* zins* steuer* prozent* schulden vermogen*',
  diagram: 'diagram* flowchart* infographic* schema* diagrama* esquema* infografia* schaubild* infografik*',
  process:
    'structure* process* step steps stage stages cycle* system* mechanism* concept* explain* workflow* hierarch* framework* compare* comparison* estructura* proceso* paso pasos etapa* ciclo* sistema* mecanismo* concepto* explica* jerarquia* compara* aufbau struktur* prozess* ablauf* schritt* phase* kreislauf* zyklus* mechanismus* konzept* erklar* hierarchie* vergleich*',
  // Which chart or diagram
  fall: 'fall* falls falling drop* decline* crash* loss losses crisis recession* decreas* shrink* cae caen caida* baja* bajo perdida* recesion* descens* disminu* fallt fallen sinkt sinken* ruckgang* verlust* krise* absturz* rezession*',
  share:
    'share* proportion* percent* half quarter split portion* budget* parte partes porcentaje* proporcion* mitad presupuesto* anteil* prozent* halfte* viertel aufteilung* haushalt*',
  cycle:
    'cycle* circular loop* recurring season* ciclo* bucle* estacion* kreislauf* zyklus* zyklen schleife* jahreszeit*',
  hierarchy:
    'hierarch* tree organization* organisation* taxonom* class classes family categories jerarqu* arbol organizacion* clase* categoria* hierarchie* baum klasse* kategorie*',
  timeline:
    'timeline* histor* century* centuries year years evolution* cronolog* historia* siglo* ano anos evolucion* zeitleiste* geschicht* jahrhundert* jahr jahre* epoche* entwicklung*',
  comparison:
    'compar* versus vs difference* similar* overlap* common compara* frente diferencia* semejan* comun vergleich* unterschied* gemeinsam* gegenuber',
  hub: 'network* center* centre* ecosystem* connect* relationship* part parts factor* element* redes centro* ecosistema* conexi* conect* relacion* parte* elemento* netz* zentrum* okosystem* verbind* beziehung* teil teile* faktor*',
} as const

export type Motif = keyof typeof motifs
