import type { CheckedRule } from '../../review/rule.ts';
import { below } from '../../survey/spot.ts';
import { quote, saysTheSame } from '../../text/text.ts';

/** The description says what the service does, in a sentence of its own. */
export const infoDescriptionMeaningful: CheckedRule<'definition'> = {
  id: 'info-description-meaningful',
  severity: 'warning',
  level: 'info',
  fix: 'none',
  source: 'SUB, PR#1091, PR#759',
  summary: 'The description says what the service does, in a sentence of its own.',
  why: 'Vague descriptions are sent back by reviewers.',
  remedy: 'Write what the service does and what users can do with it.',
  on: 'definition',
  check(definition, report) {
    const { description, title } = definition;
    if (description.trim() === '') return;
    const isTemplate =
      /lorem ipsum dolor|\bTODO\b|description (?:goes )?here|enter (?:a )?description|\[description\]/i.test(
        description,
      );
    if (saysTheSame(description, title) || isTemplate || description.trim().split(/\s+/).length < 2)
      report(
        below(definition.at, 'info', 'description'),
        `The description ${quote(description)} does not say what the service does.`,
      );
  },
  example: { at: '/info/description', bad: { '/info/description': 'Description goes here, written by someone soon.' } },
};
