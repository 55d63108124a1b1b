import { lazily } from '../memo';

/**
 * The verbs of the second and third groups that contracts use, conjugated into one table from form to infinitive. Built once:
 * about a hundred and fifty verbs, of which the persons that contracts are written in.
 */

const words = (list: string): string[] => list.trim().split(/\s+/);

/** The radicals and participles that a paradigm is built from; `''` where the verb lacks one. */
interface Paradigm {
  /** Forms taken as they are: the singular present, and whatever is irregular beyond the rest. */
  forms: string;
  /** Radical of the plural, the imperfect, the participle in -ant and, unless `subjunctive` says else, the subjunctive. */
  plural: string;
  /** Radical of the third person plural and the subjunctive, where it differs. */
  subjunctive?: string;
  /** Radical of the future and the conditional. */
  future: string;
  /** Past participle, masculine singular. */
  past: string;
}

const PRESENT = words('ons ez ait aient ais ant ants ante antes');
const SUBJUNCTIVE = words('e es ent');
const FUTURE = words('a ai as ons ez ont ait ais aient');
const AGREEMENT = ['', 'e', 's', 'es'];

function conjugate({ forms, plural, subjunctive = plural, future, past }: Paradigm): string[] {
  return [
    ...(forms === '' ? [] : words(forms)),
    ...(plural === '' ? [] : PRESENT.map((ending) => plural + ending)),
    ...(subjunctive === '' ? [] : SUBJUNCTIVE.map((ending) => subjunctive + ending)),
    ...(future === '' ? [] : FUTURE.map((ending) => future + ending)),
    ...(past === '' ? [] : AGREEMENT.map((ending) => past + ending)),
  ];
}

/** A family of verbs that differ in their prefix: `prefixes` and what makes a paradigm of each. `_` is the bare verb. */
type Family = [prefixes: string, ending: string, paradigm: (radical: string) => Paradigm];

const regularRe =
  (past: string) =>
  (r: string): Paradigm => ({ forms: `${r} ${r}s`, plural: r, future: `${r}r`, past: `${r}${past}` });

const FAMILIES: Family[] = [
  [
    // Second group: fournir, fournit, fournissent, fournie.
    'fourn defin redefin etabl retabl preetabl garant fin sub rempl accompl chois ag reag interag reun un desun avert convert divert ' +
      'invest reinvest travest invert bann ben franch affranch reflech flech assort repart imparti impart sais ressais dessais elarg ' +
      'enrich affaibl aneant aplan approfond assain assujett bat rebat demol embell envah eclairc grand agrand guer nourr obe desobe pun ' +
      'ralent rajeun reg surg trah vieill amoindr adouc alourd durc obscurc raccourc noirc roug per deper premun mun demun tern jou ' +
      'rejou evanou enfou intervert pervert abol pol amort about englout avil applaud asserv assoupl ela engourd etourd farc flor forc ' +
      'gem glap grav haut inflech jaun lot maigr meurtr moll mug nant orn pal resplend rot rug rempl murr mur refroid desinvest ressurg epaiss',
    'ir',
    (r) => ({ forms: `${r}it ${r}is ${r}isse ${r}issent`, plural: `${r}iss`, future: `${r}ir`, past: `${r}i` }),
  ],
  [
    'vend revend rend defend attend entend etend pretend suspend depend repond correspond confond fond perd tend descend repand ' +
      'tord detend sous-tend distend pend appond append pourfend refend',
    're',
    regularRe('u'),
  ],
  [
    'con ob main re de sou entre abs appar _',
    'tenir',
    (r) => ({
      forms: `${r}tien ${r}tiens ${r}tient`,
      plural: `${r}ten`,
      subjunctive: `${r}tienn`,
      future: `${r}tiendr`,
      past: `${r}tenu`,
    }),
  ],
  [
    'con inter sur par pre pro re de contre sub ad discon circon _',
    'venir',
    (r) => ({
      forms: `${r}viens ${r}vient`,
      plural: `${r}ven`,
      subjunctive: `${r}vienn`,
      future: `${r}viendr`,
      past: `${r}venu`,
    }),
  ],
  [
    'ap com entre sur re me e desap _',
    'prendre',
    (r) => ({
      forms: `${r}prend ${r}prends`,
      plural: `${r}pren`,
      subjunctive: `${r}prenn`,
      future: `${r}prendr`,
      past: `${r}pris`,
    }),
  ],
  [
    're per sou trans ad com o e pro de compro readm retrans _',
    'mettre',
    (r) => ({ forms: `${r}met ${r}mets`, plural: `${r}mett`, future: `${r}mettr`, past: `${r}mis` }),
  ],
  [
    'satis de re contre _',
    'faire',
    (r) => ({
      forms: `${r}fais ${r}font ${r}faites`,
      plural: `${r}fais`,
      subjunctive: `${r}fass`,
      future: `${r}fer`,
      past: `${r}fait`,
    }),
  ],
  [
    'detr constr reconstr instr prod reprod coprod cond recond end ind ded red trad introd sed cu nu',
    'uire',
    (r) => ({ forms: `${r}uit ${r}uis`, plural: `${r}uis`, future: `${r}uir`, past: `${r}uit` }),
  ],
  [
    'inter contre pre re me de _',
    'dire',
    (r) => ({ forms: `${r}dit ${r}dis ${r}dites`, plural: `${r}dis`, future: `${r}dir`, past: `${r}dit` }),
  ],
  [
    'ec ins sous dec pres trans circons pros reec reins',
    'rire',
    (r) => {
      const stem = r === 'ec' || r === 'dec' || r === 'reec' ? `${r}ri` : `${r}cri`;
      return { forms: `${stem}t ${stem}s`, plural: `${stem}v`, future: `${stem}r`, past: `${stem}t` };
    },
  ],
  [
    'restr att adj rej enj disj j cr contr pl p enfr et astr f t c empr str',
    'indre',
    (r) => {
      const i = /(?:j)$/.test(r) ? `${r}o` : /^(?:cr|contr|pl)$/.test(r) ? `${r}a` : `${r}e`;
      return { forms: `${i}int ${i}ins`, plural: `${i}ign`, future: `${i}indr`, past: `${i}int` };
    },
  ],
  ['pour _', 'suivre', (r) => ({ forms: `${r}suit ${r}suis`, plural: `${r}suiv`, future: `${r}suivr`, past: `${r}suivi` })],
  ['sur re _', 'vivre', (r) => ({ forms: `${r}vit ${r}vis`, plural: `${r}viv`, future: `${r}vivr`, past: `${r}vecu` })],
  ['con ex', 'clure', (r) => ({ forms: `${r}clut ${r}clus`, plural: `${r}clu`, future: `${r}clur`, past: `${r}clu` })],
  ['in', 'clure', (r) => ({ forms: `${r}clut ${r}clu`, plural: `${r}clu`, future: `${r}clur`, past: `${r}clus` })],
  [
    're abs dis',
    'soudre',
    (r) => ({ forms: `${r}sout ${r}sous ${r}soute ${r}soutes`, plural: `${r}solv`, future: `${r}soudr`, past: `${r}solu` }),
  ],
  [
    'connai reconnai meconnai parai apparai disparai comparai reapparai transparai',
    'tre',
    (r) => {
      const stem = r.slice(0, -2);
      return { forms: `${r}t ${r}s`, plural: `${r}ss`, future: `${r}tr`, past: `${stem}u` };
    },
  ],
  [
    'sous ex dis abs',
    'traire',
    (r) => ({
      forms: `${r}trait ${r}trais ${r}traient`,
      plural: `${r}tray`,
      subjunctive: `${r}trai`,
      future: `${r}trair`,
      past: `${r}trait`,
    }),
  ],
  [
    'inter cor _',
    'rompre',
    (r) => ({ forms: `${r}rompt ${r}romps`, plural: `${r}romp`, future: `${r}rompr`, past: `${r}rompu` }),
  ],
  ['com de a _', 'battre', (r) => ({ forms: `${r}bat ${r}bats`, plural: `${r}batt`, future: `${r}battr`, past: `${r}battu` })],
  [
    'con _',
    'vaincre',
    (r) => ({ forms: `${r}vainc ${r}vaincs`, plural: `${r}vainqu`, future: `${r}vaincr`, past: `${r}vaincu` }),
  ],
  [
    're con aper per de',
    'cevoir',
    (r) => ({ forms: `${r}coit ${r}cois`, plural: `${r}cev`, subjunctive: `${r}coiv`, future: `${r}cevr`, past: `${r}cu` }),
  ],
  [
    'pre',
    'voir',
    (r) => ({
      forms: `${r}voit ${r}vois ${r}voient`,
      plural: `${r}voy`,
      subjunctive: `${r}voi`,
      future: `${r}voir`,
      past: `${r}vu`,
    }),
  ],
  [
    'pour',
    'voir',
    (r) => ({
      forms: `${r}voit ${r}vois ${r}voient`,
      plural: `${r}voy`,
      subjunctive: `${r}voi`,
      future: `${r}voir`,
      past: `${r}vu`,
    }),
  ],
  [
    'entre re _',
    'voir',
    (r) => ({
      forms: `${r}voit ${r}vois ${r}voient`,
      plural: `${r}voy`,
      subjunctive: `${r}voi`,
      future: `${r}verr`,
      past: `${r}vu`,
    }),
  ],
  [
    'con res pres',
    'sentir',
    (r) => ({ forms: `${r}sent ${r}sens`, plural: `${r}sent`, future: `${r}sentir`, past: `${r}senti` }),
  ],
  ['des res _', 'servir', (r) => ({ forms: `${r}sert ${r}sers`, plural: `${r}serv`, future: `${r}servir`, past: `${r}servi` })],
  ['res _', 'sortir', (r) => ({ forms: `${r}sort`, plural: `${r}sort`, future: `${r}sortir`, past: `${r}sorti` })],
  [
    'couv decouv recouv ouv rouv off souff',
    'rir',
    (r) => ({ forms: `${r}re ${r}res`, plural: `${r}r`, future: `${r}rir`, past: `${r}ert` }),
  ],
  ['re en par con ac se', 'courir', (r) => ({ forms: `${r}court`, plural: `${r}cour`, future: `${r}courr`, past: `${r}couru` })],
  [
    're ac con en',
    'querir',
    (r) => ({
      forms: `${r}quiert ${r}quiers`,
      plural: `${r}quer`,
      subjunctive: `${r}quier`,
      future: `${r}querr`,
      past: `${r}quis`,
    }),
  ],
  ['re ac _', 'cueillir', (r) => ({ forms: '', plural: `${r}cueill`, future: `${r}cueiller`, past: `${r}cueilli` })],
  ['de re _', 'vetir', (r) => ({ forms: `${r}vet ${r}vets`, plural: `${r}vet`, future: `${r}vetir`, past: `${r}vetu` })],
  ['e re _', 'lire', (r) => ({ forms: `${r}lit ${r}lis`, plural: `${r}lis`, future: `${r}lir`, past: `${r}lu` })],
  [
    'pre equi _',
    'valoir',
    (r) => ({ forms: `${r}vaut ${r}vaux`, plural: `${r}val`, subjunctive: `${r}vaill`, future: `${r}vaudr`, past: `${r}valu` }),
  ],
  [
    'pro _',
    'mouvoir',
    (r) => ({ forms: `${r}meut ${r}meus ${r}meuvent`, plural: `${r}mouv`, future: `${r}mouvr`, past: `${r}mu` }),
  ],
  ['ac dec', 'croitre', (r) => ({ forms: `${r}croit`, plural: `${r}croiss`, future: `${r}croitr`, past: `${r}cru` })],
];

/** Verbs on their own: infinitive, then forms; `present-` and so on would hide more than they save. */
const SINGLE = `
etre est sont suis es sommes etes sera serai seras serons serez seront serait serais seraient etait etais etaient etant ete soit soient sois soyez fut furent
avoir ont avons avez aura aurai auras aurons aurez auront aurait aurais auraient avait avais avaient ayant ait aient aie ayez eut eurent eu eue eus eues
devoir doit dois doivent devons devez devait devais devaient devra devrai devras devrons devrez devront devrait devrais devraient doive doivent due dues dus
pouvoir peut peux peuvent pouvons pouvez pouvait pouvais pouvaient pouvant pourra pourrai pourras pourrons pourrez pourront pourrait pourrais pourraient puisse puissent puissions puissiez
vouloir veut veux veulent voulons voulez voulait voulaient voulant voudra voudront voudrait voudraient veuille veuillent veuillez voulu voulue
savoir sait sais savent savons savez savait savaient sachant saura sauront saurait sauraient sache sachent su
falloir faut faudra faudrait fallait faille fallu
aller va vont allons allez allait allaient ira iront irait iraient aille aillent alle allee alles allees allant
partir partent partait partaient partant partira partiront partirait partiraient
echoir echoit echoient echu echue echus echues echeant
mourir meurt meurent mourra mourront mort morts
fuir fuit fuient fuyant fui
lier lie lies liee liees lient liait liant liera lieront lierait lieraient
creer cree crees creee creees creent creait creaient creant creera creeront creerait creeraient
recreer recree recrees recreee recreees recreent recreant recreera
agreer agree agrees agreee agreees agreent agreait agreant agreera agreeront agreerait
suppleer supplee suppleent suppleera suppleant
presenter presentent presentait presentaient presentant presentera presenteront presenterait presenteraient presentez presentons presentee presentees
entrer entrent entrait entraient entrant entrants entrante entrantes entrera entreront entrerait entreraient entrez
donner donnent donnait donnaient donnant donnera donneront donnerait donneraient donnons donnez donne donnes
durer durera dureront durerait durant`;

/** Verbs in -yer: the radical before `y`, which becomes `i` before a silent e. */
const YER =
  'pa repa emplo reemplo depl deplo redeplo netto appu essa essu convo bala rela eta ra coto octro bro no enva effra degra enno tuto';

function yer(radical: string): string[] {
  const silent = ['e', 'es', 'ent', 'era', 'eront', 'erait', 'eraient', 'erons', 'erez', 'erai'];
  const spoken = ['er', 'e', 'es', 'ee', 'ees', 'ent', 'ons', 'ez', 'ant', 'ait', 'aient', 'era', 'eront', 'erait', 'eraient'];
  return [...silent.map((ending) => `${radical}i${ending}`), ...spoken.map((ending) => `${radical}y${ending}`)];
}

/** `envoyer` and `renvoyer` have a future of their own. */
function envoyer(prefix: string): string[] {
  return [...yer(`${prefix}envo`), ...FUTURE.map((ending) => `${prefix}enverr${ending}`)];
}

export const frenchIrregular: () => ReadonlyMap<string, string> = lazily(build);

function build(): Map<string, string> {
  const map = new Map<string, string>();
  const add = (infinitive: string, forms: string[]): void => {
    for (const form of [infinitive, ...forms]) if (!map.has(form)) map.set(form, infinitive);
  };
  for (const line of SINGLE.trim().split('\n')) {
    const [infinitive = '', ...forms] = words(line);
    add(infinitive, forms);
  }
  for (const [prefixes, ending, paradigm] of FAMILIES) {
    for (const prefix of words(prefixes)) {
      const radical = prefix === '_' ? '' : prefix;
      add(infinitiveOf(radical, ending), conjugate(paradigm(radical)));
    }
  }
  for (const radical of words(YER)) add(`${radical}yer`, yer(radical));
  add('envoyer', envoyer(''));
  add('renvoyer', envoyer('r'));
  return map;
}

/** Where the radical alone does not make the infinitive: inscrire, joindre, craindre, restreindre. */
function infinitiveOf(radical: string, ending: string): string {
  if (ending === 'rire' && !/ec$/.test(radical)) return `${radical}crire`;
  if (ending === 'indre') return `${radical}${/j$/.test(radical) ? 'o' : /^(?:cr|contr|pl)$/.test(radical) ? 'a' : 'e'}indre`;
  return radical + ending;
}
