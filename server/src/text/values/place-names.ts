import { lazily } from '../memo';
import type { Localised } from '../types';

/** Regions and supranational areas by code: English and French name, then further names in either language after `|`. */
const REGIONS = `
EU: European Union / Union européenne
EEA: European Economic Area / Espace économique européen
US-AL: Alabama / Alabama
US-AK: Alaska / Alaska
US-AZ: Arizona / Arizona
US-AR: Arkansas / Arkansas
US-CA: California / Californie
US-CO: Colorado / Colorado
US-CT: Connecticut / Connecticut
US-DE: Delaware / Delaware
US-DC: District of Columbia / District de Columbia | Washington D.C. | Washington DC
US-FL: Florida / Floride
US-GA: Georgia / Géorgie (États-Unis) | État de Géorgie
US-HI: Hawaii / Hawaï
US-ID: Idaho / Idaho
US-IL: Illinois / Illinois
US-IN: Indiana / Indiana
US-IA: Iowa / Iowa
US-KS: Kansas / Kansas
US-KY: Kentucky / Kentucky
US-LA: Louisiana / Louisiane
US-ME: Maine / Maine
US-MD: Maryland / Maryland
US-MA: Massachusetts / Massachusetts
US-MI: Michigan / Michigan
US-MN: Minnesota / Minnesota
US-MS: Mississippi / Mississippi
US-MO: Missouri / Missouri
US-MT: Montana / Montana
US-NE: Nebraska / Nebraska
US-NV: Nevada / Nevada
US-NH: New Hampshire / New Hampshire
US-NJ: New Jersey / New Jersey
US-NM: New Mexico / Nouveau-Mexique
US-NY: New York / New York | New York State
US-NC: North Carolina / Caroline du Nord
US-ND: North Dakota / Dakota du Nord
US-OH: Ohio / Ohio
US-OK: Oklahoma / Oklahoma
US-OR: Oregon / Oregon
US-PA: Pennsylvania / Pennsylvanie
US-RI: Rhode Island / Rhode Island
US-SC: South Carolina / Caroline du Sud
US-SD: South Dakota / Dakota du Sud
US-TN: Tennessee / Tennessee
US-TX: Texas / Texas
US-UT: Utah / Utah
US-VT: Vermont / Vermont
US-VA: Virginia / Virginie
US-WA: Washington / Washington (État) | Washington State
US-WV: West Virginia / Virginie-Occidentale
US-WI: Wisconsin / Wisconsin
US-WY: Wyoming / Wyoming
CA-AB: Alberta / Alberta
CA-BC: British Columbia / Colombie-Britannique
CA-MB: Manitoba / Manitoba
CA-NB: New Brunswick / Nouveau-Brunswick
CA-NL: Newfoundland and Labrador / Terre-Neuve-et-Labrador
CA-NS: Nova Scotia / Nouvelle-Écosse
CA-NT: Northwest Territories / Territoires du Nord-Ouest
CA-NU: Nunavut / Nunavut
CA-ON: Ontario / Ontario
CA-PE: Prince Edward Island / Île-du-Prince-Édouard
CA-QC: Quebec / Québec
CA-SK: Saskatchewan / Saskatchewan
CA-YT: Yukon / Yukon
GB-ENG: England / Angleterre | England and Wales
GB-NIR: Northern Ireland / Irlande du Nord
GB-SCT: Scotland / Écosse
GB-WLS: Wales / Pays de Galles
FR-ARA: Auvergne-Rhône-Alpes / Auvergne-Rhône-Alpes
FR-BFC: Bourgogne-Franche-Comté / Bourgogne-Franche-Comté
FR-BRE: Brittany / Bretagne
FR-CVL: Centre-Val de Loire / Centre-Val de Loire
FR-20R: Corsica / Corse
FR-GES: Grand Est / Grand Est
FR-HDF: Hauts-de-France / Hauts-de-France
FR-IDF: Île-de-France / Île-de-France
FR-NOR: Normandy / Normandie
FR-NAQ: Nouvelle-Aquitaine / Nouvelle-Aquitaine
FR-OCC: Occitanie / Occitanie
FR-PDL: Pays de la Loire / Pays de la Loire
FR-PAC: Provence-Alpes-Côte d'Azur / Provence-Alpes-Côte d'Azur
DE-BW: Baden-Württemberg / Bade-Wurtemberg
DE-BY: Bavaria / Bavière
DE-BE: Berlin / Berlin
DE-BB: Brandenburg / Brandebourg
DE-HB: Bremen / Brême
DE-HH: Hamburg / Hambourg
DE-HE: Hesse / Hesse
DE-MV: Mecklenburg-Vorpommern / Mecklembourg-Poméranie-Occidentale
DE-NI: Lower Saxony / Basse-Saxe
DE-NW: North Rhine-Westphalia / Rhénanie-du-Nord-Westphalie
DE-RP: Rhineland-Palatinate / Rhénanie-Palatinat
DE-SL: Saarland / Sarre
DE-SN: Saxony / Saxe
DE-ST: Saxony-Anhalt / Saxe-Anhalt
DE-SH: Schleswig-Holstein / Schleswig-Holstein
DE-TH: Thuringia / Thuringe
AU-NSW: New South Wales / Nouvelle-Galles du Sud
AU-QLD: Queensland / Queensland
AU-SA: South Australia / Australie-Méridionale
AU-TAS: Tasmania / Tasmanie
AU-WA: Western Australia / Australie-Occidentale
AU-NT: Northern Territory / Territoire du Nord
AU-ACT: Australian Capital Territory / Territoire de la capitale australienne
BE-VLG: Flanders / Flandre
BE-WAL: Wallonia / Wallonie
IN-AP: Andhra Pradesh / Andhra Pradesh
IN-AR: Arunachal Pradesh / Arunachal Pradesh
IN-AS: Assam / Assam
IN-BR: Bihar / Bihar
IN-CG: Chhattisgarh / Chhattisgarh
IN-DL: Delhi / Delhi | New Delhi
IN-GA: Goa / Goa
IN-GJ: Gujarat / Gujarat
IN-HR: Haryana / Haryana
IN-HP: Himachal Pradesh / Himachal Pradesh
IN-JH: Jharkhand / Jharkhand
IN-KA: Karnataka / Karnataka
IN-KL: Kerala / Kerala
IN-MP: Madhya Pradesh / Madhya Pradesh
IN-MH: Maharashtra / Maharashtra
IN-MN: Manipur / Manipur
IN-ML: Meghalaya / Meghalaya
IN-MZ: Mizoram / Mizoram
IN-NL: Nagaland / Nagaland
IN-OD: Odisha / Odisha
IN-PB: Punjab / Pendjab
IN-RJ: Rajasthan / Rajasthan
IN-SK: Sikkim / Sikkim
IN-TN: Tamil Nadu / Tamil Nadu
IN-TS: Telangana / Telangana
IN-TR: Tripura / Tripura
IN-UP: Uttar Pradesh / Uttar Pradesh
IN-UK: Uttarakhand / Uttarakhand
IN-WB: West Bengal / Bengale-Occidental`;

/** Further names of countries, in either language, as contracts write them. */
const VARIANTS = `
US: United States | États-Unis | États Unis | the States
GB: Royaume-Uni | Great Britain | Grande-Bretagne | Britain
NL: Pays-Bas | Hollande | Holland | the Netherlands
CZ: Czechia | Tchéquie | Czech Republic
CN: République populaire de Chine | Mainland China
KR: South Korea | République de Corée
KP: Corée du Nord
RU: Russia | Fédération de Russie
SY: Syria
LA: Laos
VN: Viet Nam | Viêt Nam
MD: Moldova
FM: Micronesia
TZ: Tanzania | Tanzanie
VE: Venezuela
BO: Bolivia
IR: Iran
BN: Brunei
FK: Falkland Islands
VA: Vatican | Holy See
SZ: Swaziland | Eswatini
MM: Burma | Birmanie
CV: Cabo Verde
CI: Ivory Coast | Côte d'Ivoire
CD: DR Congo | RDC
MK: North Macedonia | Macédoine
BA: Bosnia
TT: Trinidad
KN: Saint-Kitts-et-Nevis
MF: Saint-Martin
SX: Sint Maarten
CC: Cocos Islands
TW: Taiwan
HK: Hong-Kong
AE: UAE
MU: Île Maurice | l'île Maurice
RE: la Réunion | La Réunion | Île de la Réunion
GD: la Grenade
DM: la Dominique
IM: Isle of Man
IE: Republic of Ireland | Éire
GE: Republic of Georgia`;

/** Names left out: they are common words or given names as well, and only count with what the variants put before them. */
export const TOO_COMMON = new Set(['reunion', 'maurice', 'dominique', 'grenade', 'man', 'saba']);

/** Abbreviations that count only in capitals (`U.S.` is read as `us` with its dots). */
export const ACRONYMS = new Map<string, string>(
  Object.entries({ us: 'US', usa: 'US', uk: 'GB', eu: 'EU', ue: 'EU', eea: 'EEA', eee: 'EEA', uae: 'AE', prc: 'CN' }),
);
export interface NamedPlace {
  code: string;
  name: Localised;
  others: string[];
}

const others = (list = ''): string[] => list.split(' | ').filter((name) => name !== '');

export const namedRegions = lazily((): NamedPlace[] =>
  REGIONS.trim()
    .split('\n')
    .map((line) => {
      const [code = '', names = ''] = line.split(': ');
      const [pair = '', ...rest] = names.split(' | ');
      const [en = '', fr = ''] = pair.split(' / ');
      return { code, name: { en, fr: fr.replace(/ \(.*/, '') }, others: rest };
    }),
);

export const countryVariants = lazily(() =>
  VARIANTS.trim()
    .split('\n')
    .map((line): [code: string, names: string[]] => {
      const [code = '', names] = line.split(': ');
      return [code, others(names)];
    }),
);

const list = (codes: string): ReadonlySet<string> => new Set(codes.split(' '));

export const EU_MEMBERS = list('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE');
export const EEA_ONLY = list('IS LI NO');

/** Territories with a country code of their own that lie within a country's territory. */
export const TERRITORY_OF = new Map<string, string>([
  ...['GF', 'GP', 'MQ', 'RE', 'YT', 'MF'].map((code): [string, string] => [code, 'FR']),
  ...['PR', 'GU', 'VI', 'AS', 'MP'].map((code): [string, string] => [code, 'US']),
  ['AX', 'FI'],
]);
