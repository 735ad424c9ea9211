import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** "basePath" starts with "/" and holds nothing but a path. */
export const basePathValid: CheckedRule<'definition'> = {
  id: 'base-path-valid',
  severity: 'error',
  level: 'document',
  fix: 'safe',
  source: 'OAS2',
  summary: '"basePath" starts with "/" and holds nothing but a path.',
  why: 'Anything else makes wrong addresses.',
  remedy: 'Write a path such as "/v1".',
  on: 'definition',
  check(definition, report) {
    const basePath = own(definition.value, 'basePath');
    if (typeof basePath !== 'string') return;
    if (basePath.startsWith('/') && !/:\/\/|[?{}]/.test(basePath) && !basePath.startsWith('//')) return;
    const at = below(definition.at, 'basePath');
    const isRepairable = /^[\w\-./~%]+$/.test(basePath) && !basePath.startsWith('/');
    report(
      at,
      `"basePath" is ${quote(basePath)}; it must start with "/" and be a plain path.`,
      isRepairable ? { fix: () => [{ kind: 'set', at, value: `/${basePath}` }] } : {},
    );
  },
  example: { at: '/basePath', bad: { '/basePath': 'v1' } },
};
