import { presets } from './presets';
import type { Choice, Place } from './types';

/** The choices of a preset; undefined when there is none of that name. */
export function presetChoices(name: string, by: Place): Choice[] | undefined {
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  return (
    preset &&
    Object.entries(preset.choices).map(([path, value]) => ({ path, value, origin: { from: 'preset', preset: name, by } }))
  );
}
