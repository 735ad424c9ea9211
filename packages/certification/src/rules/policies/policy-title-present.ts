import { toPhrase } from '../../proposals/names.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** Each policy has a title. */
export const policyTitlePresent: CheckedRule<'policy'> = {
  id: 'policy-title-present',
  severity: 'info',
  level: 'policy',
  fix: 'safe',
  source: 'SCH-P',
  summary: 'Each policy has a title.',
  why: 'It tells reviewers what it is for.',
  remedy: 'Add "title".',
  on: 'policy',
  check(policy, report) {
    if (!isBlank(own(policy.value, 'title'))) return;
    const at = below(policy.at, 'title');
    report(policy, `The policy "${policy.template}" has no title.`, {
      fix: () => [{ kind: 'set', at, value: toPhrase(textOr(own(policy.value, 'templateId')) || 'Policy') }],
    });
  },
  example: {
    at: 'properties:/properties/policyTemplateInstances/0',
    bad: { 'properties:/properties/policyTemplateInstances/0/title': undefined },
  },
};
