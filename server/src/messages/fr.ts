import type { Message } from '../text/message';
import { configurationFr } from './configuration.fr';
import type { Catalogue } from './en';
import { counted, fr as f, listed, quoted, stopped, timeSpan } from './prose';
import { schemasFr } from './schemas.fr';

const list = (items: readonly string[]) => listed(items, 'fr');
const quote = (text: string) => quoted(text, 'fr');
const count = (number: number, one: string, many: string) => counted(number, one, many, 'fr');

const languageNames = { en: 'anglais', fr: 'français' };

export const fr: Catalogue = {
  'finding.missing': ({ clause, absent }) => (absent ? `${absent} (${clause}).` : f`Aucune clause n'en traite : ${clause}.`),
  'finding.annex-silent': ({ clauses }) =>
    f`Cette annexe ne traite pas de ${count(clauses.length, 'clause', 'clauses')} ; voir le contrat principal : ${list(clauses)}.`,
  'finding.missing-theme': ({ theme, missing, total, clauses }) =>
    f`${theme} : ${count(missing, 'clause manque', 'clauses manquent')} sur ${total} (${list(clauses)}).`,
  'finding.weak': ({ clause, lacking }) =>
    lacking.length
      ? f`${clause} : trop faible pour qu'on s'y fie. Il manque un passage qui ${list(lacking)}.`
      : f`${clause} : trop faible pour qu'on s'y fie.`,
  'finding.hedged': ({ clause, hedge }) => f`${clause} : formulation trop souple pour obliger : ${quote(hedge)}.`,
  'finding.incomplete': ({ clause, lacking }) => f`${clause} : la clause y est, mais il manque un passage qui ${list(lacking)}.`,
  'finding.contradicted': ({ clause, quote: words }) => f`${clause} : le texte accorde le contraire : ${quote(words)}.`,
  'finding.deferred': ({ clause, to }) =>
    to.length
      ? f`${clause} : renvoi à ${list(to.map(quote))}, qui ne fait pas partie des documents examinés.`
      : f`${clause} : renvoi à un document qui ne fait pas partie de ceux examinés.`,
  'finding.blank': ({ label, count: places }) =>
    f`Champ à remplir${label ? f` : ${quote(label)}` : ''}${places > 1 ? ` (${places} endroits)` : ''}.`,
  'finding.clause-blank': ({ clause, labels }) =>
    labels.length ? f`${clause} : à remplir : ${list(labels)}.` : f`${clause} : il reste des champs à remplir.`,
  'finding.limit-exceeded': ({ clause, element, value, limit }) =>
    f`${clause} : ${timeSpan(value, 'fr')}, c'est plus que le maximum de votre politique, soit ${timeSpan(limit, 'fr')} (${element}).`,
  'finding.territory-not-allowed': ({ clause, value, allowed }) =>
    f`${clause} : ${value} est hors du territoire que permet votre politique (${list(allowed)}).`,
  'finding.contract-language': ({ language, section }) =>
    `Ce ressort demande des contrats en ${languageNames[language]} (${section}), et aucune partie des documents n’est en ${languageNames[language]}. Rédigez le contrat en ${languageNames[language]}.`,
  'finding.document-language': ({ language, languages }) =>
    `Ce texte est en ${languageNames[language]}, et votre configuration attend des documents en ${list(languages.map((one) => languageNames[one]))}.`,
  'finding.unknown-subject': ({ subject, known }) =>
    f`Aucune clause ne connaît l'objet ${quote(subject)} : le nommer ne change rien ; valeurs possibles : ${list(known)}.`,
  'finding.rule-failed': ({ rule, error }) =>
    f`La vérification « ${rule} » a échoué sur ce document ; son résultat est inconnu : vérifiez vous-même, et merci de signaler l'échec : ${stopped(error)}`,
  'finding.unread-text': ({ count: sentences, error }) =>
    f`${sentences > 1 ? `${sentences} phrases à partir d'ici n'ont pu être examinées` : "Cette phrase n'a pu être examinée"} ; une clause dite manquante s'y trouve peut-être : vérifiez vous-même, et merci de signaler l'échec : ${stopped(error)}`,
  'finding.simplified': () =>
    f`À partir d'ici, le balisage est trop imbriqué pour être suivi ; il a été lu comme du texte brut. Simplifiez-le si une clause qui s'y trouve n'est pas reconnue.`,

  'finding.decision': ({ path, line, text }) =>
    f`${path === '' ? `Décision à la ligne ${line} de ce document` : `Décision dans ${path}, ligne ${line}`} : ${(fr[text.id] as (args: Message['args']) => string)(text.args)}`,
  'decision.open': () => f`le commentaire n’est pas fermé ; le terminer par « --> ».`,
  'decision.many': () =>
    f`il y a trop de décisions dans ce document ; celle-ci et les suivantes ne comptent pas. Les garder dans civicclause.decisions.yaml.`,
  'decision.unused': ({ about }) => f`elle ne répond à aucun constat (${about}) ; elle peut être retirée.`,
  'decision.stale': ({ about, who }) =>
    f`le texte sur lequel elle a été prise a changé ; le constat revient (${about}). À décider de nouveau${who ? `, ou à voir avec ${who}` : ''}.`,
  'decision.expired': ({ about, who, until }) =>
    f`elle valait jusqu'au ${until} ; le constat revient (${about}). À décider de nouveau${who ? `, ou à voir avec ${who}` : ''}.`,

  'reason.present': ({ met, required }) =>
    f`Tout ce qu'il faut y est (${met} sur ${count(required, 'élément requis', 'éléments requis')}).`,
  'reason.incomplete': ({ met, required, lacking }) =>
    f`${met} sur ${count(required, 'élément requis', 'éléments requis')} ; il manque un passage qui ${list(lacking)}.`,
  'reason.weak-core': ({ lacking }) => f`Le sujet est abordé, mais l'essentiel manque : un passage qui ${list(lacking)}.`,
  'reason.weak-few': ({ met, required, lacking }) =>
    f`Le sujet est abordé, mais seulement ${met} sur ${count(required, 'élément requis', 'éléments requis')} ; il manque un passage qui ${list(lacking)}.`,
  'reason.weak-hedged': ({ hedge }) => f`L'obligation est atténuée : ${quote(hedge)}.`,
  'reason.weak-blank': ({ labels }) =>
    labels.length
      ? f`Le texte y est, mais il reste à remplir : ${list(labels)}.`
      : 'Le texte y est, mais il reste des champs à remplir.',
  'reason.contradicted': ({ quote: words }) => f`Le texte accorde le contraire : ${quote(words)}.`,
  'reason.deferred': ({ to }) =>
    to.length ? f`Renvoi à un document non examiné : ${list(to.map(quote))}.` : 'Renvoi à un document non examiné.',
  'reason.missing': () => "Rien dans le texte n'en traite.",
  'reason.missing-near': ({ near }) =>
    f`Rien dans le texte ne règle la question ; ${count(near, "passage s'en approche", "passages s'en approchent")} sans suffire.`,
  'reason.not-applicable': ({ lookedFor, subjects }) =>
    f`Présumée sans objet, à confirmer : le texte ne mentionne jamais ${list(lookedFor.map(quote))} ou l'équivalent. Si elle s'applique, dites-le dans l'en-tête : subject: [${subjects[0] ?? ''}].`,
  'reason.annex': () => f`Cette annexe n'en traite pas ; voir le contrat principal.`,
  'reason.failed': () => f`La lecture de la clause a échoué ; son résultat est inconnu.`,
  'reason.off': () => 'Désactivée par votre configuration.',

  'near.negated': () => "Le passage nie l'obligation.",
  'near.wrong-party': ({ party }) => `Le passage lie la mauvaise partie (${party}).`,
  'near.aspiration': () => 'Le passage énonce une intention, non une obligation.',
  'near.permission': () => 'Le passage permet, sans obliger.',
  'near.recital': () => 'Le passage figure au préambule, qui ne lie personne.',
  'near.heading-only': () => "Ce n'est qu'un titre.",
  'near.definition-only': () => "Ce n'est qu'une définition.",
  'near.bidder-instruction': () =>
    f`Le passage dit aux soumissionnaires comment répondre ; ce n'est pas une obligation du contrat.`,
  'near.struck': () => 'Le passage est rayé.',
  'near.lookalike': () => 'Le passage ressemble à la clause, mais porte sur autre chose.',
  'near.incomplete': ({ touched, lacking }) =>
    lacking.length > 0
      ? f`Elle ne fait qu'effleurer le sujet : elle ${list(touched)}. Il manque un passage qui ${list(lacking)}.`
      : f`Elle ne fait qu'effleurer le sujet : elle ${list(touched)}.`,

  'fix.insert-clause': ({ clause }) => f`Insérer la clause : ${clause}`,
  'fix.insert-theme': ({ theme, count: number }) =>
    f`Insérer ${count(number, 'clause manquante', 'clauses manquantes')} : ${theme}`,
  'fix.complete-clause': ({ clause, elements }) =>
    f`Compléter « ${clause} » : ajouter ${elements.length === 1 ? `ce qui ${elements[0]}` : `les ${elements.length} éléments qui y manquent`}`,
  'fix.remove-hedge': ({ words }) => f`Rendre l'obligation ferme : retirer ${quote(words)}`,
  'fix.set-limit': ({ words, time }) => f`Fixer un délai : ${quote(time)} au lieu de ${quote(words)}`,
  'fix.fill-blank': ({ label, count: places }) =>
    f`Remplir ${label ? quote(label) : 'ce champ'}${places > 1 ? ` à ses ${places} endroits` : ''}…`,
  'fix.choose-clauses': () => 'Choisir les clauses à insérer…',

  // L'endroit (chemin et ligne) est montré avant ces phrases par qui les dit.
  'input.not-found': () => "ce fichier n'existe pas",
  'input.broken-link': ({ target }) => f`c'est un lien vers « ${target} », qui n'existe pas`,
  'input.binary': () => f`ce n'est pas un fichier texte ; convertissez-le d'abord en Markdown ou en texte`,
  'input.empty': () => 'le fichier est vide',
  'input.too-large': ({ megabytes, limit }) => f`${megabytes} Mo dépassent la limite de ${limit} Mo (--max-size)`,
  'input.invalid-utf8': () => f`UTF-8 non valide ; enregistrez le fichier avec l'encodage UTF-8`,
  'input.not-recognised': () =>
    f`non reconnu comme document d'approvisionnement ; nommez-le ou indiquez son type pour l'examiner quand même`,
  'input.unsupported': () => 'type de fichier non pris en charge (Markdown, YAML et texte brut le sont)',
  'input.yaml': ({ error }) => f`le YAML est illisible : ${stopped(error)}`,
  'draft.no-templates': ({ playbook }) =>
    f`le cahier de clauses « ${playbook} » n'a pas de fichier templates.yaml : rien ne dit de quoi un nouveau document est fait`,
  'draft.unknown': ({ key, value, known }) =>
    f`${quote(value)} est inconnu (${key})${known.length ? f` ; choisissez parmi ${list(known)}` : ''}`,
  'draft.limit': ({ limit }) => f`le délai ${quote(limit)} doit être un nombre entier de 1 à 9999`,
  'input.front-matter-depth': () => f`l'en-tête est illisible : il est trop imbriqué`,
  'input.front-matter': ({ error }) => f`l'en-tête est illisible : ${stopped(error)}`,
  'input.front-matter-option': ({ key, allowed }) =>
    f`la valeur de « ${key} » dans l'en-tête n'est pas comprise${allowed.length ? f` ; valeurs possibles : ${list(allowed)}` : ''}`,
  'input.simplified': () => f`à partir d'ici, le balisage est trop imbriqué ; il a été lu comme du texte brut`,
  'input.nothing-found': () => f`aucun document à cet endroit (Markdown, YAML et texte sont cherchés)`,
  'input.read-error': ({ cause, error }) =>
    cause === 'denied'
      ? 'lecture refusée, faute de permission'
      : cause === 'loop'
        ? 'ses liens tournent en rond'
        : f`lecture impossible : ${stopped(error)}`,
  'input.invalid-line': () => 'pas un objet JSON en une ligne, comme {"path": "appel.md", "text": "# Appel de propositions"}',
  'input.failed': ({ cause, error }) =>
    cause === 'memory'
      ? f`son examen a manqué de mémoire et il a été laissé de côté ; divisez le document, ou accordez-en plus : NODE_OPTIONS=--max-old-space-size=8192`
      : f`son examen a échoué et il a été laissé de côté ; merci de le signaler : ${stopped(error)}`,
  ...configurationFr,
  ...schemasFr,
};
