import type { CheckedRule } from '../../review/rule.ts';
import { listOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** Capabilities are actions, triggers, gateway and cloud, in small letters. */
export const capabilitiesKnown: CheckedRule<'properties'> = {
  id: 'capabilities-known',
  severity: 'info',
  level: 'connection',
  fix: 'safe',
  source: 'SCH-P, CLI',
  summary: 'Capabilities are actions, triggers, gateway and cloud, in small letters.',
  why: 'Others are ignored.',
  remedy: 'Correct the word.',
  on: 'properties',
  check(properties, report) {
    listOr(own(properties.properties, 'capabilities')).forEach((word, index) => {
      const words = ['actions', 'triggers', 'gateway', 'cloud'];
      if (typeof word === 'string' && words.includes(word)) return;
      const at = below(properties.propertiesAt, 'capabilities', index);
      const meant = words.find((known) => known === textOr(word).trim().toLowerCase());
      report(
        at,
        `The capability ${quote(word)} is not known.`,
        meant === undefined ? {} : { fix: () => [{ kind: 'set', at, value: meant }] },
      );
    });
  },
  example: {
    at: 'properties:/properties/capabilities/0',
    bad: { 'properties:/properties/capabilities': ['Actions', 'triggers'] },
  },
};
