import type { ConfigurationWord, Message, MessageArguments, SeverityWord } from '../text/message';
import type { ConfigurationCatalogue } from './configuration.en';
import { fr as f, listed, quoted, timeSpan } from './prose';

const code = (text: string) => `\`${text}\``;
const list = (items: readonly string[]) => listed(items, 'fr');
const meant = (suggestion: string | undefined) => (suggestion ? f` ; vouliez-vous dire ${code(suggestion)} ?` : '');
const some = (items: readonly string[]) =>
  items.length > 12 ? `${items.slice(0, 12).map(code).join(', ')}…` : items.map(code).join(', ');

const NONE: Record<ConfigurationWord, string> = {
  clause: 'aucune clause',
  rule: 'aucune clause ni vérification',
  code: 'aucune sorte de constat',
  element: 'aucun élément de la clause',
  jurisdiction: 'aucun ressort',
  subject: 'aucun objet',
  territory: 'aucun pays ni région',
};
const severities: Record<SeverityWord, string> = { error: 'une erreur', warning: 'un avertissement', info: 'une information' };
const languageNames = { en: 'anglais', fr: 'français' };
const origin = ({ id, args }: Message) =>
  (configurationFr as Record<string, (args: MessageArguments[keyof MessageArguments]) => string>)[id]!(args);

export const configurationFr: ConfigurationCatalogue = {
  'configuration.unknown': ({ key, what, id, suggestion, known }) =>
    f`${code(key)} : il n’y a ${NONE[what]} ${code(id)}` +
    (meant(suggestion) || (known.length > 0 ? f` ; au choix : ${some(known)}.` : '.')),
  'configuration.no-limit': ({ clause, element, elements }) => {
    const ask =
      elements.length > 0 ? f` ; un délai peut être fixé pour ${some(elements)}.` : f` ; cette clause n’a pas de délai.`;
    return element === undefined
      ? `Dites pour quel élément de ${code(clause)} le délai vaut${ask}`
      : `${code(element)} de ${code(clause)} ne dit aucun délai${ask}`;
  },
  'configuration.glob': ({ glob }) =>
    f`Le motif ${quoted(glob, 'fr')} est trop long ou a trop de jokers : écrivez des chemins avec ${code('*')}, ${code('**')}, ${code('?')} et ${code('{a,b}')}, comme ${code('contrats/**/*.md')}.`,
  'configuration.duplicate-file': ({ name, line }) => `Le dossier ${quoted(name, 'fr')} figure déjà à la ligne ${line}.`,
  'configuration.extends': ({ name, suggestion, presets }) =>
    f`Il n’y a aucun préréglage ${code(name)}${meant(suggestion) || f` ; il y a ${some(presets)}.`} Un fichier s’écrit avec son chemin, comme ${code('./equipe.yaml')} ; un paquet, comme ${code('npm:@org/policy')}.`,
  'configuration.missing': ({ path }) => `Le fichier ${code(path)} n’est pas là.`,
  'configuration.outside': ({ path, folder }) =>
    f`${code(path)} n’est pas dans ${code(folder)} : une configuration ne s’appuie que sur des fichiers de son dépôt ou de son espace de travail, sur des paquets de ${code('node_modules')} et sur des préréglages. Rien n’est téléchargé.`,
  'configuration.package': ({ name }) =>
    f`Le paquet ${code(name)}, avec un ${code('civicclause.yaml')}, n’est dans aucun ${code('node_modules')} d’ici vers le haut : installez-le, par exemple avec ${code(`npm install ${name}`)}.`,
  'configuration.circular': ({ chain }) =>
    f`Ces configurations s’appuient l’une sur l’autre en cercle : ${chain.join(' → ')}. Retirez-en une.`,
  'configuration.too-many': ({ most }) => `Cette configuration s’appuie sur plus de ${most} fichiers.`,

  'origin.default': () => 'valeur par défaut',
  'origin.setting': ({ key }) => `paramètre ${key}`,
  'origin.preset': ({ preset, file, line }) =>
    file === undefined ? `préréglage ${preset}` : `préréglage ${preset} (${file}:${line})`,
  'origin.file': ({ file, line, files }) => (files ? `${file}:${line}, pour ${files.join(', ')}` : `${file}:${line}`),
  'origin.front-matter': ({ line }) => `le document lui-même, ligne ${line}`,
  'origin.option': ({ option }) => `option ${option}`,
  'origin.jurisdiction': ({ jurisdiction }) => `ressort ${jurisdiction}`,

  'why.severity': ({ severity, about, origin: from }) =>
    f`C’est ${severities[severity]} parce que ${code(about)} est réglé ainsi : ${origin(from)}.`,
  'why.usual': ({ severity, about }) =>
    f`C’est ${severities[severity]}, comme le cahier de clauses le prévoit pour ${code(about)} : rien dans votre configuration n’en dispose autrement.`,
  'why.limit': ({ limit, origin: from }) => f`Le délai de ${timeSpan(limit, 'fr')} vient de : ${origin(from)}.`,
  'why.territories': ({ allowed, origin: from }) => f`Le territoire permis (${list(allowed)}) vient de : ${origin(from)}.`,
  'why.languages': ({ languages, origin: from }) =>
    f`Que les documents soient attendus en ${list(languages.map((one) => languageNames[one]))} vient de : ${origin(from)}.`,
  'why.jurisdiction': ({ jurisdiction, origin: from }) => f`Le ressort ${code(jurisdiction)} vient de : ${origin(from)}.`,
  'why.subject': ({ subject, origin: from }) => f`La clause vaut pour l’objet ${code(subject)}, qui vient de : ${origin(from)}.`,
  'why.position': ({ position, origin: from }) =>
    f`Droits et obligations sont lus ${position === 'buyer' ? 'du côté de l’acheteur' : 'd’aucun côté'} : ${origin(from)}.`,
  'why.change': ({ key }) => f`Pour le changer, réglez ${code(key)} dans civicclause.yaml.`,
};
