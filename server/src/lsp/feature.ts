import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { ClientFeatures } from './clientFeatures';
import type { DecisionStore } from './decisions/store';
import type { Session } from './session';
import type { StatusReporter } from './status';

/** What a feature works with. */
export interface FeatureContext {
  connection: Connection;
  session: Session;
  /** Where its failures go, as `guarded` takes it. */
  status: StatusReporter;
  decisions: DecisionStore;
}

/** A feature of the editor that stands by itself: what it tells the client about itself, and the requests it answers. */
export interface Feature {
  capabilities(client: ClientFeatures): ServerCapabilities;
  /** Called once, before the connection listens. */
  register(context: FeatureContext): void;
}
