import type { CheckedRule } from '../../review/rule.ts';
import { placeKind, placesOfExtension } from '../../survey/extensions.ts';

/** Extensions stand where they have an effect. */
export const extensionPlacement: CheckedRule<'extension'> = {
  id: 'extension-placement',
  severity: 'warning',
  level: 'any',
  fix: 'none',
  source: 'SCH-D, EXT',
  summary: 'Extensions stand where they have an effect.',
  why: 'In other places they are ignored.',
  remedy: 'Move the extension to where it belongs, or remove it.',
  on: 'extension',
  check(extension, report) {
    const places = placesOfExtension(extension.name);
    if (places === undefined || extension.standsOn === 'map' || places.includes(placeKind(extension.standsOn))) return;
    report(
      extension,
      `"${extension.name}" has no effect on ${placeKind(extension.standsOn)}; it belongs on ${places.join(' or ')}.`,
    );
  },
  example: { at: '/info/x-ms-trigger', bad: { '/info/x-ms-trigger': 'single' } },
};
