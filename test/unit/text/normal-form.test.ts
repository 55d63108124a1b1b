import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, type Language, normalForm } from '../../../server/src/text';

/** Each line: the inflections of one word, which share a normal form that no other line has. */
const ENGLISH = `
use used uses using
store stored stores storing
delete deleted deletes deleting
notify notifies notified notifying
notice notices
notification notifications
process processes processed processing
processor processors
policy policies
address addresses addressed
add adds added adding
submit submits submitted submitting
cancel cancels canceled cancelled cancelling
install installs installed installing
transfer transfers transferred transferring
require requires required requiring
exceed exceeds exceeded exceeding
precede precedes preceded preceding
infringe infringes infringed infringing
agree agrees agreed agreeing
disclose discloses disclosed disclosing
continue continues continued continuing
hold holds held holding
keep keeps kept keeping
send sends sent sending
write writes wrote written writing
give gives gave given giving
take takes took taken taking
make makes made making
build builds built
bind binds bound binding
pay pays paid paying
lose loses lost losing
leave leaves left leaving
choose chooses chose chosen choosing
know knows knew known
show shows shown showing
begin begins began begun beginning
draw draws drew drawn
withhold withholds withheld
undertake undertakes undertook undertaken
organise organize organised organizing organizes
organisation organization organisations
authorise authorize authorised authorized authorising
centre center centres centers
licence license licensed licences
defence defense
judgement judgment
colour color colours
behaviour behavior
programme program programmes
fulfil fulfill fulfilled fulfils
analysis analyses
appendix appendices
criterion criteria
camera cameras
clause clauses
database databases
status statuses
security securities
business businesses
access accesses accessed
premises
premise
news
new
means
mean
terms
term
customs
custom
customer customers
contract contracts contracted
contractor contractors
bid bids bidding
bidder bidders
outside
united
unite unites uniting
need needs needed
during`;

const FRENCH = `
conserver conserve conserves conservé conservée conservés conservées conservent conservant conservera conserveront conserverait conservons
fournir fournit fournissent fournie fournies fournira fournirait fournissant fourni
définir définit définissent définie défini
détruire détruit détruisent détruite détruites détruira détruisant
devoir doit doivent devra devront devrait dues
pouvoir peut peuvent pourra pourront puisse puissent
être est sont sera seront soit étant
mettre met mettent mis mise mettra
transmettre transmet transmettent transmis transmise transmettra
permettre permet permettent permis permettant
soumettre soumet soumis soumise soumettent
rendre rend rendent rendu rendue rendra
tenir tient tenu tenue tiennent tiendra
maintenir maintient maintenu maintiennent
obtenir obtient obtenu obtenue
prendre prend pris prennent prendra
résoudre résout résolu résolvent
inclure inclut inclus incluse incluent
exclure exclut exclu exclue excluent
soustraire soustrait soustraient soustraite
recevoir reçoit reçu reçue reçoivent recevra
prévoir prévoit prévu prévue prévoient prévoira
pourvoir pourvoit pourvu
garantir garantit garanti garanties garantissent
établir établit établie établissent
subir subit subi subies
requérir requiert requis requise requièrent
interdire interdit interdite interdisent
produire produit produisent produite
suivre suit suivent suivi suivie suivra
répondre répond répondent répondu répondra
convenir convient convenu convenues conviennent
souscrire souscrit souscrivent souscrite
écrire écrit écrite écrivent
restreindre restreint restreinte restreignent
joindre joint jointe joignent
atteindre atteint atteignent
renouveler renouvelle renouvelé renouvellera renouvellent
transférer transfère transférées transfèrent transférera
utiliser utilise utilisées utilisent utilisera utilisant
héberger héberge hébergées hébergent hébergeant hébergeons
modifier modifie modifient modifiera modifiées
payer paie paient payé paiera
envoyer envoie enverra envoyées envoient
créer crée créé créée créent créera
donnée données
donner donne donnent donnera
durée durées
dur dure durs
entrée entrées
entre
entrer entrent entrera
mesure mesures
sécurité sécurités
serveur serveurs
servir sert servent servira
service services
partie parties
partir
site sites
situer situé situés située
lieu lieux
bien biens
délai délais
présent présente présents présentes
présenter présentent présentera
offre offres
offrir offrent offert offrira
atteinte atteintes
contenu contenus
contenir contient contenue contiennent
entreprise entreprises
document documents documentée
traitement traitements
traiter traite traitent
sous-traitant
confirmer confirme confirment
agent agents
client clients cliente
utilisateur utilisateurs utilisatrice utilisatrices
contractuel contractuelle contractuels contractuelles
effectif effective effectifs effectives
onéreux onéreuse onéreuses
public publique publics publiques
premier première premiers premières
tribunal tribunaux
réseau réseaux
local locale locaux
européen européenne européennes
avis
aviser avise avisent avisera
vers
verser verse versées
base bases basée
bas
mois
pays
dossier dossiers
donation donations
récupérer récupère récupèrent récupérons récupérez récupérera récupéré récupérées récupérant
résilier résilie résilions résiliera résiliée
vérifier vérifie vérifions vérifiées
données-clés
fois
foi`;

const lines = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(foldWord));

describe.each<[Language, string[][]]>([
  ['en', lines(ENGLISH)],
  ['fr', lines(FRENCH)],
])('normal forms (%s)', (language, groups) => {
  it.each(groups.map((group) => [group[0], group] as const))('%s: all its forms share one', (_, group) => {
    expect(new Set(group.map((word) => normalForm(word, language))).size).toBe(1);
  });

  it('keeps the lines apart', () => {
    const byForm = new Map<string, string[]>();
    for (const [first = ''] of groups) {
      const form = normalForm(first, language);
      byForm.set(form, [...(byForm.get(form) ?? []), first]);
    }
    expect([...byForm.values()].filter((words) => words.length > 1)).toEqual([]);
  });

  it('gives a normal form that is its own', () => {
    for (const word of groups.flat()) {
      const form = normalForm(word, language);
      expect(normalForm(form, language), word).toBe(form);
    }
  });
});

describe('normal forms of anything', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcdeghilmnoprstuxyz'), maxLength: 14 });
  const endings = fc.constantFrom(
    '',
    's',
    'ed',
    'ing',
    'es',
    'ies',
    'eed',
    'er',
    'ent',
    'ant',
    'ante',
    'erait',
    'ees',
    'aux',
    'elle',
    'trice',
    'euse',
    'ons',
    'ez',
    'if',
  );
  it.each<Language>(['en', 'fr'])('are idempotent (%s)', (language) => {
    fc.assert(
      fc.property(letters, endings, endings, (stem, first, second) => {
        const form = normalForm(stem + first + second, language);
        expect(normalForm(form, language)).toBe(form);
      }),
      { numRuns: 3000 },
    );
  });

  it('leave words with digits or signs alone', () => {
    for (const word of ['800s', 'a-b', '', 'x'.repeat(10_000), '\ud800s']) expect(normalForm(word, 'en')).toBe(word);
  });
});
