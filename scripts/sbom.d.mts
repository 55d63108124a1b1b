export interface Bundle {
  inputs: Record<string, unknown>;
  imports: { path: string; kind: string; external?: boolean }[];
}
export interface Component {
  name: string;
  version: string;
  purl: string;
  'bom-ref': string;
  licenses?: object[];
}
export interface Bill {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

export function shippedBundles(): Record<string, Bundle>;
export function bundledFolders(bundles?: Record<string, Bundle>): string[];
export function billOfMaterials(): Bill;
export function renderBill(bill: Bill): string;
export function notices(bill: Bill): string;
