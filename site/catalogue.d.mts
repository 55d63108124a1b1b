import type { ClauseSource, PlaybookSource } from '../server/src/playbook/types';

export type SiteLanguage = 'en' | 'fr';

export interface Entry {
  id: string;
  kind: 'home' | 'document' | 'clause' | 'clauses' | 'formats' | 'search' | 'notFound';
  language: SiteLanguage;
  url: string;
  title: string;
  description: string;
  source?: string;
  markdown?: string;
  clause?: ClauseSource;
}

export interface Site {
  base: string;
  origin?: string;
  playbook: PlaybookSource;
  clauses: ClauseSource[];
  entries: Entry[];
}

export function readCatalogue(place?: { base?: string; origin?: string }): Site;
export function twinOf(site: Site, entry: Entry): Entry | undefined;
