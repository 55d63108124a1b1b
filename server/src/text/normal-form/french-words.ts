import { lazily } from '../memo';

/**
 * The French words that endings alone would get wrong. Each line of `GROUPS`: the normal form, then the forms it stands for.
 * They are kept apart from the verb they resemble: donnée (donner), entrée and entre (entrer), durée (dur), partie (partir),
 * offre (offrir), atteinte (atteindre), contrainte, entreprise, présent (présenter), montant (monter) …
 */
const GROUPS = `
le la les l|de du des d|a au aux|un une|ce cet cette ces c|que qu|se s|ne n|je j|me m|te t|son sa ses|mon ma mes|notre nos
votre vos|leur leurs|il ils|elle elles|celui|celle celles|ceux|tout toute tous toutes|tel telle tels telles|quel quelle quels quelles
lequel laquelle lesquels lesquelles|duquel desquels desquelles|auquel auxquels auxquelles|aucun aucune aucuns aucunes|lorsque lorsqu
puisque puisqu|jusque jusqu|quelque quelqu quelques|quoique quoiqu|presque presqu|nul nulle nuls nulles|meme memes|autre autres
donnee donnees|entree entrees|entre|duree durees|annee annees|journee journees|portee portees|idee idees|assemblee assemblees
arrivee arrivees|partie parties|partir|part parts|parti partis|offre offres|reprise reprises|entreprise entreprises|surprise surprises
atteinte atteintes|contrainte contraintes|plainte plaintes|sortie sorties|sorte sortes|sort sorts|vue vues|revue revues|revenu revenus
contenu contenus|present presents presente presentes|montant montants|avenant avenants|exploitant exploitants exploitante exploitantes
consultant consultants consultante|representant representants representante representantes|contractant contractants contractante
cocontractant cocontractants|gerant gerants|dirigeant dirigeants dirigeante|assistant assistants assistante|courant courants courante courantes
participant participants participante participantes|intervenant intervenants|requerant requerants requerante|habitant habitants
devant|avant|pendant|durant|auparavant|cependant|quant|tant|autant|moyennant|maintenant|nonobstant|instant instants|constant constante constants constantes
enfant enfants|restaurant restaurants|carburant|composant composants composante composantes|garant garants garante|important importants importante importantes
suffisant suffisants suffisante suffisantes|puissant puissante|distant distants distante distantes|vacant vacante|etudiant etudiants
enseignant|plaignant|soumissionnant|suivants|croissant croissante|geant geants|adjudicant|attributaire|mandant mandants|sous
danger dangers|etranger etrangers etrangere etrangeres|loyer loyers|foyer foyers|cher chers chere cheres|hier|hiver hivers|amer|cancer
leger legers legere legeres|enfer|transfer|server|poker|super|laser|cluster clusters|docker|router|banner|worker|partner|reporting
camera cameras|opera operas|agora|etcetera|retrait retraits|extrait extraits|trait traits|portrait portraits|souhait souhaits|parfait parfaits
forfait forfaits|bienfait|attrait attraits|abstrait|lait|assez|chez|rez|nez|mois|fois|pays|fonds|cours|temps|poids|sens|corps|plus|moins
avis|acces|succes|exces|proces|progres|deces|apres|tres|pres|sans|dans|vers|puis|depuis|jamais|desormais|parcours|recours|concours
secours|discours|univers|cas|bras|dos|os|gaz|tiers tierce tierces|frais|delai delais|relais|palais|biais|mais|toujours|ailleurs|plusieurs
ci|ainsi|colis|devis|puits|jus|abus|refus|processus|consensus|campus|virus|bonus|prospectus|rebus|surplus|malus|versus|blocus|bus
alias|atlas|choix|voix|prix|croix|paix|taux|faux fausse fausses|deux|eux|mieux|flux|afflux|reflux|six|dix|toux|doux douce douces
travail travaux|bail baux|vitrail vitraux|email emaux|corail coraux|materiau materiaux|etau etaux|oeil yeux|joyau joyaux|tuyau tuyaux|noyau noyaux
public publique publics publiques|turc turque|grec grecque|long longue longs longues|blanc blanche blancs blanches|sec seche|franc franche francs franches
bon bonne bons bonnes|nouveau nouveaux nouvelle nouvelles nouvel|beau beaux belle belles bel|vieux vieille vieilles vieil|ancien ancienne anciens anciennes
gros grosse grosses|expres expresse expresses|exprese|precise precis precises|divers diverse diverses|confus confuse|francais francaise francaises
anglais anglaise anglaises|mauvais mauvaise mauvaises|gris grise|epais epaisse|favori favorite favoris|moyenne moyennes|moyen moyens
raison raisons|facon facons|don dons|abandon abandons|canton cantons|jalon jalons|echelon echelons|salon salons|patron patrons|lecon lecons
non|mention|maison maisons|liaison liaisons|livraison livraisons|comparaison comparaisons|environ environs|citron|million millions|personne personnes
service services|serveur serveurs|matrice matrices|cicatrice|monsieur messieurs|madame mesdames|client clients cliente clientes|bien biens
lieu lieux|oui|fin fins|main mains|titre titres|site sites|suite suites|loi lois|poste postes|texte textes|reste restes|lieue|feu feux
elle|mensuel mensuelle|echelle|tutelle|dur dure durs dures|bref breve brefs breves|neuf neuve|sauf|vif vive|juif|chef chefs|objectif objectifs|vert
voie voies|voire|sur|sure sures surs|pare|identifiant identifiants|traitant traitants traitante|financier financiers financiere financieres
variante variantes|quarante|cinquante|soixante|plante plantes|mont monts|pont ponts|front fronts|espion espions|violon violons|coupon coupons
saison saisons|prison prisons|poison|cloison cloisons|horizon horizons|reunion|lien liens|ballon ballons|etalon etalons|baton batons
carton cartons|charbon|savon|jambon|wagon wagons|pardon|cordon cordons|talon talons|melon|balcon|piston|bouton boutons|mouton|coton|beton
ton tons|pigeon pigeons|bourgeon bourgeons|bond bonds|second seconds seconde secondes`;

/** Adjectives and nouns in -ent, as opposed to verbs in the third person plural. */
export const NOUNS_IN_ENT = new Set(
  (
    'agent incident accident precedent permanent equivalent absent different competent incompetent pertinent patient resident president ' +
    'excedent adherent afferent inherent coherent incoherent apparent parent transparent urgent argent recent frequent evident prudent ' +
    'imprudent diligent consequent subsequent eminent imminent excellent talent continent contingent antecedent negligent intelligent ' +
    'violent innocent occident orient coefficient efficient inefficient quotient ingredient expedient inconvenient escient souvent vent cent dent lent ' +
    'content mecontent present accent ascendant torrent concurrent recurrent referent deferent different indifferent convergent divergent ' +
    'emergent exigent indulgent reticent adolescent arpent auvent serpent couvent avent event recipient conscient inconscient insolent ' +
    'opulent turbulent virulent somnolent pestilent decent indecent docent impertinent abstinent preeminent proeminent latent patent ' +
    'potent impotent omnipotent penitent intermittent remittent dissident confident strident trident ardent occurrent affluent confluent ' +
    'influent fluent congruent solvent insolvent fervent detergent astringent vingent tangent regent sergent entregent gent intransigent ' +
    'ambivalent polyvalent bivalent prevalent succulent corpulent frauduleux truculent fraudulent quotient orient desorient client'
  ).split(' '),
);

/** Radicals of verbs in -mer, whose third person plural ends like a noun in -ment. */
export const VERBS_IN_MER = new Set(
  (
    'confirm infirm affirm inform form transform conform reform perform estim exprim supprim imprim comprim deprim reprim opprim consomm ' +
    'nomm denomm renomm reclam proclam acclam declam programm reprogramm deprogramm somm assomm assum resum consum presum ferm enferm ' +
    'renferm referm arm desarm alarm legitim anim reanim ranim blam entam diffam allum plum aim ram rim prim gomm chom reform uniform'
  ).split(' '),
);

/** Radicals of verbs in -ier that do not end in -fier (other words in -ier are nouns: dossier, calendrier, premier). */
export const VERBS_IN_IER = new Set(
  (
    'publi republi copi recopi photocopi oubli appreci benefici negoci renegoci remerci associ dissoci reli alli ralli vari cri tri expedi ' +
    'remedi dedi etudi initi licenci differenci mari pri appropri expropri repudi incendi privilegi distanci circonstanci ' +
    'referenci conci concili reconcili domicili resili affili humili charri contrari parodi repertori inventori plagi estropi colori ' +
    'salari injuri rapatri expatri ennui supplici negli pali spoli multipli demultipli pli depli repli suppli obvi envi devi vici evi ' +
    'anemi recri cauti injuri asphyxi vari autopsi hypertrophi photographi radiographi telegraphi cartographi orthographi'
  ).split(' '),
);

/** Radicals of verbs in -érer: récupérons and récupérez are present forms of theirs, not the future of a verb récuper. */
export const VERBS_IN_ERER = new Set(
  (
    'recuper oper cooper ger suger diger inger transfer prefer refer confer differ defer infer profer legifer prolifer liber deliber toler ' +
    'moder exager acceler deceler consider remuner enumer numer gener regener degener exoner adher ponder feder inciner alter ' +
    'temper obtemper prosper exasper esper agglomer inser aver rever persever'
  ).split(' '),
);

export const frenchWords: () => ReadonlyMap<string, string> = lazily(build);

function build(): Map<string, string> {
  const map = new Map<string, string>();
  for (const group of GROUPS.trim().split(/[|\n]/)) {
    const [lemma = '', ...others] = group.trim().split(/\s+/);
    for (const form of [lemma, ...others]) if (!map.has(form)) map.set(form, lemma);
  }
  return map;
}
