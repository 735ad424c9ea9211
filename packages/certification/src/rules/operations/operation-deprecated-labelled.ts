import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** A deprecated operation says so in its summary and description. */
export const operationDeprecatedLabelled: CheckedRule<'operation'> = {
  id: 'operation-deprecated-labelled',
  severity: 'warning',
  level: 'operation',
  fix: 'safe',
  source: 'DEP',
  summary: 'A deprecated operation says so in its summary and description.',
  why: 'Users see it before they choose.',
  remedy: 'Add "(deprecated)" to both.',
  on: 'operation',
  check(operation, report) {
    if (own(operation.value, 'deprecated') !== true) return;
    const missing = ['summary', 'description'].filter(
      (name) => !/deprecated/i.test(textOr(own(operation.value, name))),
    );
    if (missing.length === 0) return;
    const given = missing.filter((name) => !isBlank(own(operation.value, name)));
    report(
      below(operation.at, 'deprecated'),
      `The ${missing.join(' and the ')} of the deprecated operation "${operation.name}" ${missing.length > 1 ? 'do' : 'does'} not say "(deprecated)".`,
      given.length === 0
        ? {}
        : {
            fix: () =>
              given.map((name) => ({
                kind: 'set',
                at: below(operation.at, name),
                value: labelDeprecated(textOr(own(operation.value, name))),
              })),
          },
    );
  },
  example: { at: '/paths/~1parcels/get/deprecated', bad: { '/paths/~1parcels/get/deprecated': true } },
};

function labelDeprecated(text: string): string {
  const stop = /[.!?]$/.exec(text.trim())?.[0];
  return stop === undefined ? `${text.trim()} (deprecated)` : `${text.trim().slice(0, -1)} (deprecated)${stop}`;
}
