// Writes THIRD-PARTY-NOTICES.txt from what is bundled; test/safety fails when it is stale.
//     node scripts/generate-notices.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { root } from './paths.mjs';
import { billOfMaterials, notices } from './sbom.mjs';

await buildIfStale();
writeFileSync(join(root, 'THIRD-PARTY-NOTICES.txt'), notices(billOfMaterials()));
