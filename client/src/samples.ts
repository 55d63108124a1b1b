import * as vscode from 'vscode';
import type { ClientFeature } from './feature';
import { openUntitled } from './untitled';

/** The documents in the folder `examples`, which come with the extension. */
const samples = ['rfp', 'agreement', 'appel', 'contrat'] as const;
type Sample = (typeof samples)[number];

const files: Record<Sample, { name: string; language: string }> = {
  rfp: { name: 'smart-traffic-rfp.md', language: 'markdown' },
  agreement: { name: 'sensor-platform-agreement.md', language: 'markdown' },
  appel: { name: 'appel-de-propositions-feux-intelligents.md', language: 'markdown' },
  contrat: { name: 'contrat-plateforme-capteurs.yaml', language: 'yaml' },
};

/** Opens a copy of a sample document: nothing that is tried on it is kept, unless the user saves it. */
export const sampleDocuments: ClientFeature = ({ command, extension }) => [
  command('openSample', async (given?: unknown) => {
    const sample = samples.find((one) => one === given) ?? (await pickSample());
    if (!sample) return undefined;
    const { name, language } = files[sample];
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, 'examples', name));
    return openUntitled(new TextDecoder().decode(bytes), language);
  }),
];

async function pickSample(): Promise<Sample | undefined> {
  const items: (vscode.QuickPickItem & { sample: Sample })[] = [
    {
      sample: 'rfp',
      label: vscode.l10n.t('Request for proposals with typical gaps'),
      description: vscode.l10n.t('English'),
    },
    {
      sample: 'agreement',
      label: vscode.l10n.t('Agreement with weak and contradicted clauses'),
      description: vscode.l10n.t('English'),
    },
    {
      sample: 'appel',
      label: vscode.l10n.t('Request for proposals in French'),
      description: vscode.l10n.t('French'),
    },
    {
      sample: 'contrat',
      label: vscode.l10n.t('Agreement written in YAML'),
      description: vscode.l10n.t('French'),
    },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Open a Sample Document…') });
  return picked?.sample;
}
