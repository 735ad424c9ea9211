import type { CheckedRule, Edit } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank, quote } from '../../text/text.ts';

/** "host" is a host name, with a port or without. */
export const hostValid: CheckedRule<'definition'> = {
  id: 'host-valid',
  severity: 'error',
  level: 'document',
  fix: 'suggestion',
  source: 'OAS2, SCH-D, PR#3883',
  summary: '"host" is a host name, with a port or without.',
  why: 'A scheme or a path in it makes wrong addresses.',
  remedy: 'Leave the scheme to "schemes" and the path to "basePath".',
  on: 'definition',
  check(definition, report) {
    const host = own(definition.value, 'host');
    if (typeof host !== 'string' || isBlank(host) || /^[^{}/ :\\]+(?::\d+)?$/.test(host)) return;
    const split = /^(?:https?:\/\/)?([^{}/ :\\]+(?::\d+)?)(\/[^?#\s]*)?$/i.exec(host);
    report(
      below(definition.at, 'host'),
      `"host" is ${quote(host)}, which is not a host name with an optional port.`,
      split
        ? {
            fix: () => {
              const path = (split[2] ?? '').replace(/\/$/, '');
              const basePath = textOr(own(definition.value, 'basePath'));
              const edits: Edit[] = [{ kind: 'set', at: below(definition.at, 'host'), value: split[1] ?? host }];
              if (path !== '' && (basePath === '' || basePath === '/'))
                edits.push({ kind: 'set', at: below(definition.at, 'basePath'), value: path });
              return edits;
            },
          }
        : {},
    );
  },
  example: { at: '/host', bad: { '/host': 'https://api.parcel-desk.net' } },
};
