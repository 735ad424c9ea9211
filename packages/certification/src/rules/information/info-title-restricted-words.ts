import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote, wordIn } from '../../text/text.ts';

/** The title does not contain the words "API" or "Connector". */
export const infoTitleRestrictedWords: CheckedRule<'definition'> = {
  id: 'info-title-restricted-words',
  severity: 'error',
  level: 'info',
  fix: 'suggestion',
  source: 'SUB, TPL, POL 5000.2.2.2, PR#3407',
  summary: 'The title does not contain the words "API" or "Connector".',
  why: 'Every entry of the catalogue is one; the word carries nothing.',
  remedy: 'Leave the word out.',
  on: 'definition',
  check(definition, report) {
    const words = ['API', 'APIs', 'Connector', 'Connectors'];
    const found = wordIn(definition.title, words);
    if (found === undefined) return;
    const at = below(definition.at, 'info', 'title');
    const shorter = definition.title
      .split(/\s+/)
      .filter((word) => wordIn(word, words) === undefined)
      .join(' ');
    report(
      at,
      `The title ${quote(definition.title)} contains the word "${found}".`,
      shorter === '' ? {} : { fix: () => [{ kind: 'set', at, value: shorter }] },
    );
  },
  example: { at: '/info/title', bad: { '/info/title': 'Parcel Desk API' } },
};
