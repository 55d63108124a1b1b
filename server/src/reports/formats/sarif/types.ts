/** Of SARIF 2.1.0, what a report of ours says. */
export interface SarifMessage {
  text: string;
  markdown?: string;
}

export interface ArtifactLocation {
  uri: string;
  uriBaseId: string;
}

export interface Region {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
  snippet?: { text: string };
}

export interface SarifLocation {
  id?: number;
  physicalLocation: { artifactLocation: ArtifactLocation; region?: Region };
  message?: SarifMessage;
}

export interface DescriptorReference {
  id: string;
  index: number;
  toolComponent: { name: string; index: number };
}

export interface ReportingDescriptor {
  id: string;
  name?: string;
  shortDescription: SarifMessage;
  fullDescription?: SarifMessage;
  help?: SarifMessage;
  defaultConfiguration?: { level: Level };
  relationships?: { target: DescriptorReference; kinds: ['relevant'] }[];
  /** `playbook`: the one of one's own that the clause comes from. */
  properties?: { tags: string[]; playbook?: string };
}

/** A playbook of one's own. Its rules stand among those of the driver, where every reader looks for them. */
export interface Extension {
  name: string;
  fullName: string;
  version: string;
  shortDescription: SarifMessage;
}

export type Level = 'error' | 'warning' | 'note';

export interface Taxonomy {
  name: string;
  organization: string;
  shortDescription: SarifMessage;
  isComprehensive: false;
  taxa: { id: string }[];
}

export interface Replacement {
  deletedRegion: Region;
  insertedContent: { text: string };
}

export interface SarifResult {
  /** Told by its name alone: the playbooks of a run's documents may differ, and so the places of their rules. */
  ruleId: string;
  level: Level;
  message: SarifMessage;
  locations: SarifLocation[];
  relatedLocations?: SarifLocation[];
  partialFingerprints?: Record<string, string>;
  baselineState?: 'new' | 'unchanged';
  suppressions?: { kind: 'external' | 'inSource'; status: 'accepted'; justification?: string }[];
  fixes?: { description: SarifMessage; artifactChanges: { artifactLocation: ArtifactLocation; replacements: Replacement[] }[] }[];
  properties: { code: string };
}
