import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** The publisher owns the service, or declares the right to use it. */
export const publisherOwnsService: CheckedRule<'properties'> = {
  id: 'publisher-owns-service',
  severity: 'warning',
  level: 'metadata',
  fix: 'none',
  source: 'SUB 3a, REQ',
  summary: 'The publisher owns the service, or declares the right to use it.',
  why: 'Ownership is required for certification.',
  remedy: 'Let publisher and stackOwner be the same, or declare the right at the nomination.',
  on: 'properties',
  check(properties, report, survey) {
    const publisher = textOr(own(properties.properties, 'publisher')).trim();
    const owner = textOr(own(properties.properties, 'stackOwner')).trim();
    const isIndependent =
      /\(independent publisher\)/i.test(survey.definition?.title ?? '') ||
      textOr(own(properties.properties, 'iconBrandColor')).toLowerCase() === '#da3b01';
    if (publisher !== '' && owner !== '' && !isIndependent && publisher.toLowerCase() !== owner.toLowerCase())
      report(
        below(properties.propertiesAt, 'stackOwner'),
        `The publisher is ${quote(publisher)}, the owner of the service ${quote(owner)}.`,
      );
  },
  example: { at: 'properties:/properties/stackOwner', bad: { 'properties:/properties/stackOwner': 'Letter Desk' } },
};
