import playbook from 'civicclause:playbook';
import { describe, expect, it } from 'vitest';
import { readClauses } from '../../../server/src/detection';
import { readDocument } from '../../../server/src/documents';
import { compilePlaybook } from '../../../server/src/playbook';
import { defaultPolicy } from '../../../server/src/policy';

const compiled = compilePlaybook(playbook);

function read(id: string, text: string, language: 'en' | 'fr' = 'en') {
  const document = readDocument({ path: 'agreement.md', text, kind: 'agreement', language });
  return readClauses({ name: 'agreement', documents: [document] }, compiled, defaultPolicy).find((reading) => reading.id === id)!;
}
const met = (id: string, text: string, language?: 'en' | 'fr') =>
  read(id, text, language)
    .elements.filter((element) => element.met)
    .map((element) => element.id);

describe('what proves no element', () => {
  it('a peripheral element where the clause is not dealt with: shown as near, not as met', () => {
    const text =
      '# Portable media\n\nCity files may not be saved on a USB stick without the prior written approval of the City.\n';
    const reading = read('data-location', text);
    expect(reading.status).toBe('missing');
    expect(reading.elements.filter((element) => element.met)).toEqual([]);
    expect(reading.lacking).toContain('bars-transfer-without-consent');
  });

  it('a sentence that grants the opposite', () => {
    const grant = 'The Vendor and its subcontractors may store and process City data in any country where they have facilities.';
    expect(read('data-location', `# Hosting\n\n${grant}\n`).status).toBe('contradicted');
    expect(met('data-location', `# Hosting\n\n${grant}\n`)).toEqual([]);
    const french =
      'Le Fournisseur et ses sous-traitants peuvent conserver et traiter les données de la Ville dans tout autre pays.';
    expect(read('data-location', `# Hébergement\n\n${french}\n`, 'fr').status).toBe('contradicted');
    expect(met('data-location', `# Hébergement\n\n${french}\n`, 'fr')).toEqual([]);
  });

  it('"may not" is no permission', () => {
    const ban = 'The Vendor may not use the data for any other purpose without the express written approval of the City.';
    expect(read('data-access-control', `# Use\n\n${ban}\n`).status).not.toBe('contradicted');
    const leave = 'The Vendor may use the data for any other purpose.';
    expect(read('data-access-control', `# Use\n\n${leave}\n`).status).toBe('contradicted');
    const french = 'Le Fournisseur ne peut utiliser les données de la Ville à toute fin de son choix.';
    expect(read('data-access-control', `# Utilisation\n\n${french}\n`, 'fr').status).not.toBe('contradicted');
  });

  it('a ban on any place outside the territory grants no place', () => {
    const ban = 'None of the data shall be stored or accessed by the Vendor at any location outside of Canada.';
    expect(read('data-location', `# Data\n\n${ban}\n`).status).not.toBe('contradicted');
    const french = 'Aucune donnée de la Ville n’est conservée ni consultée dans un autre pays que le Canada.';
    expect(read('data-location', `# Données\n\n${french}\n`, 'fr').status).not.toBe('contradicted');
  });
});

describe('a definition', () => {
  const duty = '# Incidents\n\nThe Vendor shall notify the City of every Security Incident within 24 hours.\n';
  const defined = '# Definitions\n\n“Security Incident” means any actual or suspected unauthorized access to City Data.\n\n';

  it('meets the element that asks for one', () => {
    expect(met('incident-notification', duty)).not.toContain('definition');
    expect(met('incident-notification', defined + duty)).toContain('definition');
  });

  it('alone is no clause', () => {
    expect(read('incident-notification', `${defined}# Fees\n\nThe City pays the fees within thirty days.\n`).status).toBe(
      'missing',
    );
  });
});

describe('a condition', () => {
  it.each([
    ['en', 'If the Vendor should become aware of a security incident, it shall notify the City within 24 hours.'],
    ['en', 'Should a security incident occur, the Vendor shall notify the City within 24 hours.'],
    ['fr', 'Au cas où un incident de sécurité devrait survenir, le Fournisseur avise la Ville dans les 24 heures.'],
  ] as const)('(%s) is no aspiration: %s', (language, text) => {
    expect(met('incident-notification', `# Incidents\n\n${text}\n`, language)).toContain('clock');
  });

  it('but an aim remains one', () => {
    const aim = 'The Vendor should notify the City of a security incident within 24 hours.';
    expect(met('incident-notification', `# Incidents\n\n${aim}\n`)).toEqual([]);
  });
});

describe('who is bound', () => {
  it('what the buyer may do grants the vendor nothing', () => {
    const vendor = 'The Vendor may use the data for any other purpose.';
    expect(read('data-access-control', `# Use\n\n${vendor}\n`).status).toBe('contradicted');
    const buyer = 'The City may use the data for any other purpose.';
    expect(read('data-access-control', `# Use\n\n${buyer}\n`).status).not.toBe('contradicted');
  });

  it('a party the document names as the buyer is no supplier', () => {
    const opening = 'Entre la Ville de Laval (ci-après « le Fabricant ») et Lumen inc. (ci-après « le Fournisseur »).';
    const right = 'Le Fabricant peut résilier le contrat sans délai en cas de manquement à la sécurité des données.';
    expect(met('termination-rights', `# Contrat\n\n${opening}\n\n# Résiliation\n\n${right}\n`, 'fr')).toContain('security-cause');
  });
});

describe('a hedge', () => {
  it('reaches forward to the end of what it opens', () => {
    const duty = 'keep the City data, the copies, the logs, the test sets and whatever else it holds for the City in Canada';
    expect(read('data-location', `# Data location\n\nThe Vendor shall ${duty}.\n`).reason.id).not.toBe('reason.weak-hedged');
    const soft = `The Vendor shall use commercially reasonable efforts to ${duty}.`;
    expect(read('data-location', `# Data location\n\n${soft}\n`)).toMatchObject({
      status: 'weak',
      reason: { id: 'reason.weak-hedged' },
    });
  });
});
