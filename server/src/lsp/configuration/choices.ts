import type { Choice, Given } from '../../configuration';
import type { PlaybookSource } from '../../playbook/types';
import { isSubject, jurisdictionIds } from '../../policy';
import { defaultSettings, type Settings } from '../settings';

/**
 * What the editor's settings choose. A configuration file is the team's policy and wins over them, but for the language of messages,
 * which is its reader's affair. What the playbook does not know counts as not chosen: the editor marks it in the settings.
 */
export function choicesOfSettings(settings: Settings, playbook: PlaybookSource): Given {
  const { position, jurisdiction, messagesLanguage } = settings;
  const subjects = settings.subjects.filter((subject) => isSubject(subject, playbook));
  const usual: Choice[] = [];
  if (position !== defaultSettings.position) usual.push(setting('position', position, 'position'));
  if (jurisdictionIds(playbook).includes(jurisdiction)) usual.push(setting('jurisdiction', jurisdiction, 'jurisdiction'));
  if (subjects.length > 0) usual.push(setting('subjects', subjects, 'subjects'));
  const asked = messagesLanguage === 'auto' ? [] : [setting('locale', messagesLanguage, 'messages.language')];
  return { usual, asked };
}

function setting(path: string, value: unknown, key: string): Choice {
  return { path, value, origin: { from: 'setting', key: `civicClause.${key}` } };
}
