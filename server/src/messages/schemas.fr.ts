import { SLOTS } from '../playbook/pattern';
import type { FormatName, MessageArguments, PatternErrorWord, ValueWord, YamlErrorWord } from '../text/message';
import { counted, fr as f, stopped } from './prose';
import type { SchemaCatalogue } from './schemas.en';

const code = (text: string) => `\`${text}\``;
const either = (items: string[]) => {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ou ${last}`;
};
const meant = (suggestion: string | undefined) => (suggestion ? f` ; vouliez-vous dire ${code(suggestion)} ?` : '');
/** The place as a reader finds it; list entries are counted from one. */
const here = (key: string) => {
  const item = /^([\w-]*)\[(\d+)\]$/.exec(key);
  if (item) return `l'entrée ${Number(item[2]) + 1}${item[1] ? ` de ${code(item[1])}` : ''}`;
  return key ? code(key) : 'ce document';
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const LISTED = 12;

const VALUES: Record<ValueWord, string> = {
  text: 'un texte',
  number: 'un nombre',
  'whole-number': 'un nombre entier',
  'yes-no': '`true` ou `false`',
  list: 'une liste',
  group: 'un groupe de clés',
};

const FORMATS: Record<FormatName, string> = {
  text: "un texte d'une autre forme",
  identifier: "des mots en minuscules joints par des traits d'union, comme `data-location`",
  version: 'une version comme "1.2.0"',
  date: 'une date comme 2026-03-31',
  'date-time': 'une date comme 2026-03-31, ou une date et une heure comme 2026-03-31 14:00',
  duration: 'une durée comme 72 h, 30 jours ou 3 ans',
  percentage: 'un pourcentage comme 30 ou "30 %"',
  number: 'un nombre dans les bornes, comme 30',
  territory: 'un code de pays ou de région comme CA, CA-QC ou EU',
  rule: "l'identifiant d'une clause ou d'une vérification, comme `data-location`, ou avec un code, comme `data-location/weak`",
  path: 'un chemin dans ce dossier, écrit avec `/`',
};

const YAML: Record<Exclude<YamlErrorWord, 'other'>, string> = {
  'duplicate-key': 'cette clé figure deux fois ; gardez-en une',
  tab: 'mettez les lignes en retrait avec des espaces, non des tabulations',
  indent: "le retrait ne s'aligne pas sur les lignes qui précèdent",
  unclosed: "un guillemet ou un crochet s'ouvre ici et ne se ferme jamais",
  'too-large': 'le fichier est trop volumineux pour être vérifié',
  'too-deep': 'le fichier est trop imbriqué',
  alias: 'cet alias ne désigne rien',
};

const PATTERNS: Record<PatternErrorWord, string> = {
  empty: 'il ne reste rien à chercher',
  unexpected: "ce signe n'a pas sa place ici",
  unclosed: "une parenthèse s'ouvre et ne se ferme jamais",
  'unknown-slot': `cette <case> n'existe pas ; il y a ${SLOTS.map((slot) => `<${slot}>`).join(', ')}`,
  'bad-gap': "un intervalle s'écrit `...` ou `..N`, entre deux mots, N au plus 40",
  'bad-window': "une fenêtre s'écrit `/N`, N entre 1 et 120",
  'too-deep': 'les parenthèses sont trop imbriquées',
};

type Duplicate = MessageArguments['playbook.duplicate']['what'];
const THE: Record<Duplicate, string> = {
  clause: 'La clause',
  element: "L'élément",
  fact: 'Le fait',
  theme: 'Le thème',
  concept: 'Le concept',
  tier: 'Le palier',
};
const NONE: Record<MessageArguments['playbook.unknown']['what'], string> = {
  clause: 'Aucune clause',
  element: 'Aucun élément',
  theme: 'Aucun thème',
  concept: 'Aucun concept',
};
const named: Record<string, 'nommée' | 'nommé'> = { clause: 'nommée' };

/** Où ajouter ce qui manque. */
function added(what: MessageArguments['playbook.unknown']['what']): string {
  return what === 'theme' || what === 'concept' ? f` ; ajoutez-le sous ${code(`${what}s`)}.` : '.';
}

export const schemasFr: SchemaCatalogue = {
  'schema.yaml': ({ problem, detail }) =>
    problem === 'other' ? f`Le YAML est illisible : ${stopped(detail)}` : f`Le YAML est illisible : ${YAML[problem]}.`,
  'schema.unknown-key': ({ key, suggestion, allowed }) => {
    if (suggestion) return f`Clé inconnue ${code(key)}${meant(suggestion)}`;
    return allowed.length > 0 && allowed.length <= LISTED
      ? f`Clé inconnue ${code(key)} ; ici peuvent figurer : ${allowed.map(code).join(', ')}.`
      : f`Clé inconnue ${code(key)}.`;
  },
  'schema.duplicate-key': ({ key }) => f`${code(key)} figure déjà dans ce groupe ; gardez-en une.`,
  'schema.missing-key': ({ key, missing }) => f`${capital(here(key))} doit avoir la clé ${code(missing)}.`,
  'schema.missing-one-of': ({ key, keys }) => f`${capital(here(key))} doit avoir ${either(keys.map(code))}.`,
  'schema.empty': ({ key }) => f`${capital(here(key))} est vide : remplissez, ou retirez la clé.`,
  'schema.quote': ({ key }) =>
    f`${capital(here(key))} doit être un texte : mettez les crochets entre guillemets droits, comme "[Date]".`,
  'schema.type': ({ key, expected, found }) =>
    f`${capital(here(key))} doit être ${either(expected.map((word) => VALUES[word]))}, non ${VALUES[found]}.${
      expected.includes('text') && ['number', 'whole-number', 'yes-no'].includes(found)
        ? ' Mettez la valeur entre guillemets droits.'
        : ''
    }`,
  'schema.one-of': ({ key, allowed, found, suggestion }) =>
    f`${capital(here(key))} doit être ${allowed.length > 1 ? "l'un de " : ''}${allowed.join(', ')}${found ? f` (trouvé : « ${found} »${meant(suggestion)})` : ''}.`,
  'schema.format': ({ key, format, found }) =>
    f`${capital(here(key))} doit être ${FORMATS[format]}${found ? f` (trouvé : « ${found} »)` : ''}.`,
  'schema.unknown-clause': ({ id, suggestion }) =>
    f`Il n'y a pas de clause ${code(id)}${meant(suggestion) || f` ; mettez vos propres textes sous \`sections\`.`}`,
  'schema.duplicate-clause': ({ id, line }) => f`La clause ${code(id)} figure déjà à la ligne ${line}.`,
  'schema.schedule-not-attached': ({ name }) =>
    f`Le texte renvoie à « ${name} » ; selon ${code('schedules')}, ce document n'est pas joint.`,
  'schema.schedule-not-listed': ({ name }) =>
    f`Le texte renvoie à « ${name} », document qui ne figure pas sous ${code('schedules')}.`,
  'schema.schedule-without-content': ({ name }) =>
    f`« ${name} » : ce document est dit joint ; donnez-en le texte (${code('text')}) ou le fichier (${code('file')}).`,
  'schema.weights': ({ total }) => f`Les pondérations totalisent ${total}, non 100.`,
  'schema.dates-order': ({ earlier, later }) => f`${code(later)} ne peut pas précéder ${code(earlier)}.`,
  'schema.dates-differ': ({ one, other }) => f`${code(one)} et ${code(other)} donnent deux jours pour la même chose.`,
  'schema.too-long': ({ key, most, unit }) =>
    f`${key} est trop long : ${String(most)} ${unit === 'character' ? 'caractères' : 'éléments'} au plus.`,
  'schema.repeated': ({ key }) => f`${key} a deux fois le même élément.`,
  'schema.too-large': () =>
    f`Ce document est trop volumineux ou trop imbriqué pour que sa structure soit vérifiée ; son texte est quand même examiné.`,
  'schema.more': ({ count }) => f`Et ${counted(count, 'autre problème', 'autres problèmes', 'fr')} à partir d'ici.`,

  'playbook.empty-file': () => 'Le fichier est vide.',
  'playbook.unexpected-file': () =>
    f`Ce fichier ne fait pas partie d'un cahier de clauses ; les clauses vont dans \`clauses/\`, les concepts dans \`concepts/\`, le reste dans \`playbook.yaml\` et \`weak-wording.yaml\`.`,
  'playbook.missing-file': ({ file }) => f`Un cahier de clauses doit avoir le fichier ${code(file)}.`,
  'playbook.file-name': ({ id, expected }) => f`La clause ${code(id)} doit se trouver dans un fichier nommé ${code(expected)}.`,
  'playbook.duplicate': ({ what, id, place }) =>
    f`${THE[what]} ${code(id)} est déjà ${what === 'clause' ? 'définie' : 'défini'} dans ${place}.`,
  'playbook.unknown': ({ what, id, suggestion }) =>
    f`${NONE[what]} ${named[what] ?? 'nommé'} ${code(id)}${meant(suggestion) || added(what)}`,
  'playbook.pattern': ({ key, problem, pattern, column }) =>
    f`${key} n'est pas un motif : ${PATTERNS[problem]} (caractère ${column} de « ${pattern} »).`,
  'playbook.missing-language': ({ key, language }) => f`${key} n'a rien en ${language === 'fr' ? 'français' : 'anglais'}.`,
  'playbook.no-patterns': ({ element }) =>
    f`L'élément ${code(element)} ne peut jamais être rempli : donnez-lui ${code('recognise')}, ${code('in-clause')} ou ${code('satisfied-by')}.`,
  'playbook.no-core': ({ clause }) =>
    f`Aucun élément de ${code(clause)} n'est ${code('core')} : marquez celui ou les deux dont la clause ne peut se passer.`,
  'playbook.wording-blanks': ({ key, english, french }) =>
    f`${key} a ${counted(english, 'espace à remplir', 'espaces à remplir', 'fr')} en anglais et ${french} en français.`,
  'playbook.newer': ({ version, known }) =>
    f`Ce cahier est écrit dans la version ${String(version)} du format, et cette version-ci connaît la version ${String(known)} : installez un Civic Clause plus récent, ou écrivez ${code(`schemaVersion: ${known}`)}.`,
  'playbook.lacks': ({ what, id, keys, suggestion, known = [] }) => {
    const changes = f`${what === 'clause' ? 'La clause' : "L'élément"} ${code(id)} ne change rien d'existant`;
    const needs = keys.map(code).join(', ');
    if (suggestion) return f`${changes}${meant(suggestion)} Du nouveau aurait besoin de ${needs}.`;
    const have = known.length > 0 ? ` La clause a ${known.map(code).join(', ')}.` : '';
    return f`${changes} : c'est du nouveau, qui a besoin de ${needs}.${have}`;
  },
  'playbook.no-example': ({ status, language }) =>
    f`Aucun exemple en ${language === 'fr' ? 'français' : 'anglais'} n'a le statut ${code(status)}.`,
};
