import type { CheckedRule } from '../../review/rule.ts';
import { listOr, objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** The definition names its host. */
export const hostRequired: CheckedRule<'definition'> = {
  id: 'host-required',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'TPL, SUB',
  summary: 'The definition names its host.',
  why: 'Calls need a target.',
  remedy: 'Set "host" to the host name of the API.',
  on: 'definition',
  check(definition, report) {
    const { value, dialect } = definition;
    if (dialect === '3.0' || dialect === '3.1') {
      const urls = listOr(own(value, 'servers')).map((server) => textOr(own(objectOr(server), 'url')));
      if (!urls.some((url) => /^https?:\/\/./i.test(url))) report(definition, 'No server has an absolute URL.');
    } else if (isBlank(own(value, 'host')))
      report(
        Object.hasOwn(value, 'host') ? below(definition.at, 'host') : definition.at,
        'The definition has no "host".',
      );
  },
  example: { at: '', bad: { '/host': undefined } },
};
