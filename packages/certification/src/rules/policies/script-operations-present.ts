import type { CheckedRule } from '../../review/rule.ts';

/** If there is a script, scriptOperations says for which operations. */
export const scriptOperationsPresent: CheckedRule<'properties'> = {
  id: 'script-operations-present',
  severity: 'warning',
  level: 'script',
  fix: 'none',
  source: 'CLI',
  summary: 'If there is a script, scriptOperations says for which operations.',
  why: 'Otherwise it is run for all of them.',
  remedy: 'Add "scriptOperations".',
  on: 'properties',
  check(properties, report, survey) {
    if (survey.script !== undefined && !Object.hasOwn(properties.properties, 'scriptOperations'))
      report(properties.propertiesAt, 'There is a script, but scriptOperations does not say for which operations.');
  },
  example: {
    at: 'properties:/properties',
    bad: {
      'file:script.csx':
        'public class Script : ScriptBase { public override async Task<HttpResponseMessage> ExecuteAsync() { return null; } }',
    },
  },
};
