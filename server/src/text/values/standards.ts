import { isUpper } from '../characters';
import type { Language, Token } from '../types';
import type { Found } from '.';

interface Read {
  canonical: string;
  endToken: number;
}

/** Reads what follows the first word of a standard's name, at `i`; undefined when it is something else. */
type Reader = (tokens: Token[], i: number) => Read | undefined;

const word = (tokens: Token[], i: number): string => tokens[i]?.exact ?? '';
const number = (tokens: Token[], i: number): string | undefined => (tokens[i]?.kind === 'number' ? tokens[i]!.exact : undefined);

/** A name of fixed words, after the first. */
const named =
  (canonical: string, ...rest: string[]): Reader =>
  (tokens, i) =>
    rest.every((part, k) => word(tokens, i + 1 + k) === part) ? { canonical, endToken: i + 1 + rest.length } : undefined;

/** The first reader that reads. */
const either =
  (...readers: Reader[]): Reader =>
  (tokens, i) => {
    for (const reader of readers) {
      const read = reader(tokens, i);
      if (read !== undefined) return read;
    }
    return undefined;
  };

/** A name with a number from a closed list after it: `SOC 2`, `FIPS 140-3`. */
const numbered =
  (name: string, allowed: RegExp, separator = ' ', joined = '-'): Reader =>
  (tokens, i) => {
    const first = number(tokens, i + 1);
    if (first === undefined) return undefined;
    const second = number(tokens, i + 2);
    if (second !== undefined && allowed.test(`${first}${joined}${second}`)) {
      return { canonical: `${name}${separator}${first}${joined}${second}`, endToken: i + 3 };
    }
    return allowed.test(first) ? { canonical: `${name}${separator}${first}`, endToken: i + 2 } : undefined;
  };

const REVISION = new Set(['rev', 'revision', 'r']);

/** `NIST SP 800-53 Rev. 5`, `NIST Special Publication 800-171r2`, `NIST CSF 2.0`. */
const nist: Reader = (tokens, i) => {
  if (word(tokens, i + 1) === 'csf')
    return { canonical: 'NIST CSF', endToken: number(tokens, i + 2) === undefined ? i + 2 : i + 3 };
  if (word(tokens, i + 1) === 'cybersecurity' && word(tokens, i + 2) === 'framework')
    return { canonical: 'NIST CSF', endToken: i + 3 };
  if (word(tokens, i + 1) === 'ai' && word(tokens, i + 2) === 'rmf') return { canonical: 'NIST AI RMF', endToken: i + 3 };
  let at = i + 1;
  if (word(tokens, at) === 'sp') at++;
  else if (word(tokens, at) === 'special' && word(tokens, at + 1) === 'publication') at += 2;
  return specialPublication(tokens, at);
};

function specialPublication(tokens: Token[], at: number): Read | undefined {
  const series = number(tokens, at);
  const part = number(tokens, at + 1);
  if (series === undefined || part === undefined || !/^(500|800|1800)$/.test(series) || !/^\d{1,3}$/.test(part)) return undefined;
  return { canonical: `NIST SP ${series}-${part}`, endToken: afterRevision(tokens, at + 2) };
}

/** `Rev. 5`, `r5`, `Rev5`, `Revision 2`. */
function afterRevision(tokens: Token[], i: number): number {
  const name = word(tokens, i);
  if (/^r(ev)?\d$/.test(name)) return i + 1;
  if (!REVISION.has(name)) return i;
  const after = word(tokens, i + 1) === '.' ? i + 2 : i + 1;
  return number(tokens, after) === undefined ? i : after + 1;
}

/** `ISO 27001`, `ISO/IEC 27001:2022`, `ISO-27001`, `ISO/IEC 27034-1`, `ISO27001`. */
const iso: Reader = (tokens, i) => {
  let at = i + 1;
  const iec = word(tokens, at) === 'iec' || word(tokens, at) === 'cei' || word(tokens, at) === 'cie';
  if (iec) at++;
  if (word(tokens, at) === 'dis' || word(tokens, at) === 'norme' || word(tokens, at) === 'ts') at++;
  const standard = number(tokens, at);
  if (standard === undefined || !/^\d{3,5}$/.test(standard)) return undefined;
  return { canonical: isoName(standard, iec), endToken: afterEdition(tokens, at + 1) };
};

/** Numbers of standards joint with the IEC, whether the text says so or not. */
const JOINT = /^(?:27\d{3}|15408|42001|38500|1778[89]|19086|291\d\d|20000|12207|25010|14443|18092|781[06]|19790|24760|22237)$/;

function isoName(standard: string, iec: boolean): string {
  return `${iec || JOINT.test(standard) ? 'ISO/IEC' : 'ISO'} ${standard}`;
}

function afterEdition(tokens: Token[], i: number): number {
  if (word(tokens, i) === ':' && /^(19|20)\d\d$/.test(number(tokens, i + 1) ?? '')) return i + 2;
  if (/^(19|20)\d\d$/.test(number(tokens, i) ?? '')) return i + 1;
  // A part: ISO/IEC 27034-1:2011.
  return /^\d$/.test(number(tokens, i) ?? '') && word(tokens, i + 1) === ':' && number(tokens, i + 2) !== undefined ? i + 3 : i;
}

/** `SOC 2`, `SOC 2 Type II`, `SOC 2 de type 2`. */
const soc: Reader = (tokens, i) => {
  const level = number(tokens, i + 1);
  if (level === undefined || !/^[123]$/.test(level)) return undefined;
  return withType(tokens, i + 2, `SOC ${level}`);
};

function withType(tokens: Token[], i: number, name: string): Read {
  const at = word(tokens, i) === 'de' ? i + 1 : i;
  if (word(tokens, at) !== 'type') return { canonical: name, endToken: i };
  const type = word(tokens, at + 1);
  const roman = type === '1' || type === 'i' ? 'I' : type === '2' || type === 'ii' ? 'II' : undefined;
  return roman === undefined ? { canonical: name, endToken: i } : { canonical: `${name} Type ${roman}`, endToken: at + 2 };
}

const LEVELS = new Map([
  ['low', 'Low'],
  ['moderate', 'Moderate'],
  ['high', 'High'],
  ['moyen', 'Moderate'],
]);

const levelled =
  (name: string): Reader =>
  (tokens, i) => {
    const level = LEVELS.get(word(tokens, i + 1));
    return level === undefined ? { canonical: name, endToken: i + 1 } : { canonical: `${name} ${level}`, endToken: i + 2 };
  };

const fips: Reader = (tokens, i) => {
  const at = word(tokens, i + 1) === 'pub' || word(tokens, i + 1) === 'publication' ? i + 1 : i;
  return numbered('FIPS', /^(140|140-[123]|180-4|186-[345]|197|199|200|201|201-[123])$/)(tokens, at);
};

const etsi: Reader = (tokens, i) => {
  const series = word(tokens, i + 1).toUpperCase();
  const [first, second] = [number(tokens, i + 2), number(tokens, i + 3)];
  if (!/^(EN|TS|TR)$/.test(series) || first === undefined) return undefined;
  if (/^\d{6}$/.test(first)) return { canonical: `ETSI ${series} ${first.slice(0, 3)} ${first.slice(3)}`, endToken: i + 3 };
  return second === undefined ? undefined : { canonical: `ETSI ${series} ${first} ${second}`, endToken: i + 4 };
};

const owasp: Reader = (tokens, i) => {
  if (word(tokens, i + 1) === 'asvs') return { canonical: 'OWASP ASVS', endToken: i + 2 };
  if (word(tokens, i + 1) === 'masvs') return { canonical: 'OWASP MASVS', endToken: i + 2 };
  const ten = word(tokens, i + 2);
  if (word(tokens, i + 1) === 'top' && (ten === '10' || ten === 'ten')) return { canonical: 'OWASP Top 10', endToken: i + 3 };
  return { canonical: 'OWASP', endToken: i + 1 };
};

const itsp: Reader = (tokens, i) => {
  const [first, second] = [number(tokens, i + 1), number(tokens, i + 2)];
  if (first === undefined) return undefined;
  const joined = second === undefined ? first : `${first}.${second}`;
  return /^\d{2}\.\d{3}$/.test(joined) ? { canonical: `ITSP.${joined}`, endToken: first === joined ? i + 2 : i + 3 } : undefined;
};

const wcag: Reader = (tokens, i) => {
  const version = number(tokens, i + 1);
  if (version === undefined || !/^2(\.\d)?$/.test(version)) return { canonical: 'WCAG', endToken: i + 1 };
  return { canonical: `WCAG ${version}`, endToken: i + 2 };
};

const READERS = new Map<string, Reader>(
  Object.entries<Reader>({
    nist,
    sp: (tokens, i) => specialPublication(tokens, i + 1),
    iso,
    iec: numbered('IEC', /^(62443|61508|62304|60601)(-\d)?$/),
    isa: (tokens, i) => (word(tokens, i + 1) === 'iec' ? numbered('IEC', /^62443(-\d)?$/)(tokens, i + 1) : undefined),
    soc,
    ssae: numbered('SSAE', /^(16|18|21)$/),
    isae: numbered('ISAE', /^(3000|3402)$/),
    csae: numbered('CSAE', /^34(02|16)$/),
    fedramp: levelled('FedRAMP'),
    stateramp: levelled('StateRAMP'),
    govramp: levelled('GovRAMP'),
    fips,
    etsi,
    pci: named('PCI DSS', 'dss'),
    hipaa: named('HIPAA'),
    hitrust: either(named('HITRUST', 'csf'), named('HITRUST')),
    csa: either(named('CSA STAR', 'star'), named('CSA CCM', 'ccm')),
    cjis: named('CJIS'),
    gdpr: named('GDPR'),
    rgpd: named('GDPR'),
    ccpa: named('CCPA'),
    pipeda: named('PIPEDA'),
    lprpde: named('PIPEDA'),
    ferpa: named('FERPA'),
    glba: named('GLBA'),
    law: named('Law 25', '25'),
    loi: named('Law 25', '25'),
    itsg: numbered('ITSG', /^\d{2}$/, '-'),
    itsp,
    secnumcloud: named('SecNumCloud'),
    hds: named('HDS'),
    owasp,
    cis: either(
      named('CIS Controls', 'controls'),
      named('CIS Controls', 'critical', 'security', 'controls'),
      named('CIS Benchmarks', 'benchmarks'),
    ),
    nerc: named('NERC CIP', 'cip'),
    ul: numbered('UL', /^2900(-\d)?$/),
    cyber: either(named('Cyber Essentials Plus', 'essentials', 'plus'), named('Cyber Essentials', 'essentials')),
    spdx: named('SPDX'),
    cyclonedx: named('CycloneDX'),
    tls: numbered('TLS', /^1\.[0-3]$/),
    aes: numbered('AES', /^(128|192|256)$/, '-'),
    wcag,
    rgaa: named('RGAA'),
    rgs: named('RGS'),
    nis: (tokens, i) => (number(tokens, i + 1) === '2' ? { canonical: 'NIS 2', endToken: i + 2 } : undefined),
    dora: named('DORA'),
    bsi: named('BSI C5', 'c5'),
    cobit: named('COBIT'),
    itil: named('ITIL'),
  }),
);

/** Names written as one word with their number: `SOC2`, `ISO27001`, `AES256`. */
const FUSED = /^(soc|iso|aes|nis)(\d{1,5})$/;

/** Named like a standard, and complied with like one, but no reviewer looks for them among standards and attestations. */
const LAWS: ReadonlySet<string> = new Set(['GDPR', 'CCPA', 'PIPEDA', 'FERPA', 'GLBA', 'HIPAA', 'Law 25']);

/** Whether what is read as a standard is the name of a law. */
export function isLaw(canonical: string | number): boolean {
  return typeof canonical === 'string' && LAWS.has(canonical);
}

/** Words that may begin the name of a standard. */
export const STANDARD_WORDS: readonly string[] = [...READERS.keys()];

/** Security, privacy and accessibility standards, laws and audit reports that contracts name. Editions and revisions are dropped. */
export function standardAt(tokens: Token[], i: number, _language: Language, text: string): Found | undefined {
  const token = tokens[i]!;
  if (token.kind !== 'word' || !isUpper(text.charCodeAt(token.start))) return undefined;
  const read = READERS.get(token.exact)?.(tokens, i) ?? fused(tokens, i);
  return read === undefined ? undefined : { type: 'standard', canonical: read.canonical, endToken: read.endToken };
}

function fused(tokens: Token[], i: number): Read | undefined {
  const match = FUSED.exec(tokens[i]!.exact);
  if (match === null) return undefined;
  const [, name = '', digits = ''] = match;
  if (name === 'soc' && /^[123]$/.test(digits)) return withType(tokens, i + 1, `SOC ${digits}`);
  if (name === 'iso' && digits.length >= 3) return { canonical: isoName(digits, false), endToken: afterEdition(tokens, i + 1) };
  if (name === 'aes' && /^(128|192|256)$/.test(digits)) return { canonical: `AES-${digits}`, endToken: i + 1 };
  return name === 'nis' && digits === '2' ? { canonical: 'NIS 2', endToken: i + 1 } : undefined;
}
