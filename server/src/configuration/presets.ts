import type { Policy } from '../policy';
import type { Language, Localised } from '../text/types';

/** A configuration that comes with the tool, for `extends`. */
export interface Preset {
  title: Localised;
  /** Keys as a configuration file has them. */
  choices: { jurisdiction?: string; position?: Policy['position']; languages?: Language[] };
}

const municipality = (jurisdiction: string, en: string, fr: string, languages?: Language[]): Preset => ({
  title: { en, fr },
  choices: { jurisdiction, position: 'buyer', ...(languages && { languages }) },
});

/**
 * Presets by name. They choose a jurisdiction's profile and whose side is read from; no time limit and no territory, for no law that a
 * profile cites fixes one for a vendor.
 */
export const presets: Readonly<Record<string, Preset>> = {
  'ontario-municipality': municipality(
    'ca-on',
    'A municipality of Ontario, as the buyer',
    'Une municipalité de l’Ontario, comme acheteuse',
  ),
  'quebec-municipality': municipality(
    'ca-qc',
    'A municipality of Québec, as the buyer',
    'Une municipalité du Québec, comme acheteuse',
  ),
  'british-columbia-municipality': municipality(
    'ca-bc',
    'A municipality of British Columbia, as the buyer',
    'Une municipalité de la Colombie-Britannique, comme acheteuse',
  ),
  'united-states-city': municipality(
    'us',
    'A city of the United States, as the buyer',
    'Une ville des États-Unis, comme acheteuse',
    ['en'],
  ),
  'european-public-body': municipality(
    'eu',
    'A public body of the European Union, as the buyer',
    'Un organisme public de l’Union européenne, comme acheteur',
  ),
  'united-kingdom-public-body': municipality(
    'uk',
    'A public body of the United Kingdom, as the buyer',
    'Un organisme public du Royaume-Uni, comme acheteur',
    ['en'],
  ),
  'australian-public-body': municipality(
    'au',
    'A public body of Australia, as the buyer',
    'Un organisme public d’Australie, comme acheteur',
    ['en'],
  ),
  'either-side': {
    title: {
      en: 'Whoever is party to it: either party’s clause counts',
      fr: 'Quelle que soit la partie : la clause de l’une ou de l’autre compte',
    },
    choices: { position: 'neutral' },
  },
};
