import type { Feature } from '../feature';
import { folding } from './folding';
import { links } from './links';
import { outline } from './outline';
import { places } from './places';
import { rename } from './rename';

/** Finding one's way in a contract. */
export const navigation: readonly Feature[] = [outline, folding, links, places, rename];
