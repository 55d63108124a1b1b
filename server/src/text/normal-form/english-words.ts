/** What the endings of English do not tell. Each line: the normal form, then the other forms it stands for. */

const IRREGULAR = `
be is are was were been being am|have has had having|do does did done doing|go goes went gone
add adds added adding|age ages aged aging ageing|owe owes owed owing|sue sues sued suing|use uses used using|due dues
err errs erred erring|die dies died dying|lie lies lied lying lay lain|tie ties tied tying|vie vies vied vying
hold held|keep kept|send sent|write wrote written|give gave given|take took taken|make made|build built|bind bound
pay paid|meet met|lose lost|leave left|choose chose chosen|know knew known|show shown|begin began begun|draw drew drawn
bring brought|buy bought|sell sold|tell told|find found|get got gotten|come came|become became|understand understood
undertake undertook undertaken|withdraw withdrew withdrawn|withhold withheld|uphold upheld|overcome overcame
withstand withstood|stand stood|set sets setting|put puts putting|let lets letting|cut cuts cutting|read reads reading
bid bids bidding|run ran|see saw seen|seek sought|think thought|teach taught|catch caught|feel felt|say said|sit sat
speak spoke spoken|break broke broken|steal stole stolen|fall fell fallen|grow grew grown|throw threw thrown|rise rose risen
arise arose arisen|drive drove driven|eat ate eaten|forbid forbade forbidden|forget forgot forgotten|forego forgone forgoes
lead led|mislead misled|feed fed|speed sped|lend lent|spend spent|rebuild rebuilt|deal dealt|mean meant meaning
override overrode overridden|oversee oversaw overseen|foresee foresaw foreseen|rewrite rewrote rewritten|overtake overtook
resell resold|repay repaid|prepay prepaid|overpay overpaid|underpay underpaid|beset|swear swore sworn|wear wore worn
bear bore borne|tear tore torn|win won|hang hung|hide hid hidden|shut shutting|split splitting|quit quitting|offset offsetting
reset resetting|upset|input inputting|output outputting|underwrite underwrote underwritten|undergo underwent undergone undergoes
strike struck stricken|fight fought|light lit|shoot shot|slide slid|sleep slept|swim swam swum|sink sank sunk|wake woke
agree agrees agreed agreeing|guarantee guarantees guaranteed guaranteeing guaranty guaranties|free frees freed freeing
decree decreed|referee refereed|disagree disagreed disagreeing|focus focuses focused focusing focussed focussing
status statuses|bonus bonuses|virus viruses|campus campuses|census censuses|bus buses|lens lenses|bias biases biased biasing
alias aliases|gas gases|surplus surpluses|prospectus prospectuses|terminus|apparatus apparatuses|annex annexe
analysis analyses|crisis crises|thesis theses|emphasis emphases|synthesis syntheses|diagnosis diagnoses|hypothesis hypotheses
criterion criteria|child children|man men|woman women|foot feet|life lives|half halves|self selves|wife wives|appendix appendices
index indices|matrix matrices|vertex vertices|datum|money monies|embed embedded embedding embeds|person persons
program programme programs programmes programmed programming|dialog dialogue dialogues|catalog catalogue catalogues catalogued
license licence licenses licences licensed licensing licencing|practice practise practices practises practised practising practiced
judgment judgement judgments judgements|acknowledgment acknowledgement acknowledgments acknowledgements
defense defence defenses defences|offense offence offenses offences|pretense pretence|gray grey|check cheque cheques checks
installment instalment installments instalments|enrolment enrollment|fulfilment fulfillment|artifact artefact artefacts artifacts
analyze analyse analyzed analysed analyzing analysing analyzes|catalyze catalyse|paralyze paralyse|mold mould|aging
center centre centers centres centered centred|meter metre meters metres|liter litre litres liters|fiber fibre fibers fibres
theater theatre theaters theatres|caliber calibre|specter spectre|tire tyre tires tyres|skeptical sceptical|aluminum aluminium`;

/**
 * Words whose ending is no inflection, or that mean something else than the word they seem to come from
 * (`terms` are conditions, `customs` are at the border, `premises` are buildings, `goods` are things).
 */
const INVARIANT = `
news means terms premises customs goods proceeds series species its his this thus us as yes plus minus versus always perhaps
besides whereas towards afterwards across unless business headquarters overseas sometimes nowadays alias atlas chaos texas kansas
arkansas christmas corps ethics athletics mathematics physics logistics analytics diagnostics electronics telematics economics
politics biometrics united hundred sacred naked kindred embed biped wicked rugged during nothing anything something everything
evening morning ceiling sibling pudding wedding inning king ring thing bring string spring wing sing swing cling sting
outside inside beside aside hereinafter sans saas paas iaas faas daas caas aws dns tls gps sms kms aws ios css cms hvac
need exceed proceed succeed indeed deed seed weed heed bleed breed greed creed reed steed speed feed
address access process stress class mass pass loss less express press progress success possess assess
bidder customer contractor custom premise term`;

/** British endings of words in which `-our` is `-or` in American spelling. */
export const OUR = /(col|fav|lab|neighb|behavi|harb|hon|endeav|rum|rig|vap|hum|arm|vig|val|od|flav|sav|parl)our/;

/** Words in `-ise` that are not spelt with `-ize`. */
export const ISE = new Set(
  (
    'advise advertise arise supervise revise devise improvise televise circumcise exercise excise incise precise concise promise ' +
    'compromise premise demise surmise enterprise comprise surprise reprise apprise appraise raise praise rise wise otherwise likewise ' +
    'franchise merchandise expertise treatise despise disguise guise noise poise turquoise cruise bruise raise braise chemise ' +
    'paradise valise malaise anise'
  ).split(' '),
);

export const ENGLISH_WORDS: ReadonlyMap<string, string> = build();

function build(): Map<string, string> {
  const map = new Map<string, string>();
  for (const word of INVARIANT.trim().split(/\s+/)) map.set(word, word);
  for (const group of IRREGULAR.trim().split(/[|\n]/)) {
    const [lemma = '', ...others] = group.trim().split(/\s+/);
    for (const form of [lemma, ...others, ...regularForms(lemma)]) if (!map.has(form)) map.set(form, lemma);
  }
  return map;
}

/** Irregular words have some regular forms too: leaves, leaving, running. */
function regularForms(lemma: string): string[] {
  if (lemma.length < 3) return [];
  const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma;
  return [`${lemma}s`, `${stem}ing`, `${stem}${stem.slice(-1)}ing`];
}
