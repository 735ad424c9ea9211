import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** "basePath" does not end in "/". */
export const basePathNoTrailingSlash: CheckedRule<'definition'> = {
  id: 'base-path-no-trailing-slash',
  severity: 'info',
  level: 'document',
  fix: 'safe',
  source: 'OWN',
  summary: '"basePath" does not end in "/".',
  why: 'Joined with a path it gives "//".',
  remedy: 'Remove the slash at the end.',
  on: 'definition',
  check(definition, report) {
    const basePath = own(definition.value, 'basePath');
    if (typeof basePath !== 'string' || basePath === '/' || !basePath.endsWith('/')) return;
    const at = below(definition.at, 'basePath');
    report(at, `"basePath" is ${quote(basePath)}.`, {
      fix: () => [{ kind: 'set', at, value: basePath.replace(/\/+$/, '') || '/' }],
    });
  },
  example: { at: '/basePath', bad: { '/basePath': '/v1/' } },
};
