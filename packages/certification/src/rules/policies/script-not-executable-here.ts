import type { CheckedRule } from '../../review/rule.ts';
import { own, textsOf } from '../../survey/json.ts';
import { rootSpot } from '../../survey/spot.ts';

/** The connector does not rely on a script that is not run here. */
export const scriptNotExecutableHere: CheckedRule<'package'> = {
  id: 'script-not-executable-here',
  severity: 'warning',
  level: 'script',
  fix: 'none',
  source: 'OWN',
  summary: 'The connector does not rely on a script that is not run here.',
  why: 'Calls would behave differently.',
  remedy: 'Replace the script by policies, or do its work in the service.',
  on: 'package',
  check(survey, report) {
    if (survey.script === undefined) return;
    const operations = textsOf(own(survey.properties?.properties ?? {}, 'scriptOperations'));
    report(
      rootSpot('script'),
      `The connector relies on a script that is not run here, for ${operations.length === 0 ? 'all operations' : operations.map((id) => `"${id}"`).join(', ')}.`,
    );
  },
  example: {
    at: 'script:',
    bad: {
      'file:script.csx':
        'public class Script : ScriptBase { public override async Task<HttpResponseMessage> ExecuteAsync() { return null; } }',
    },
  },
};
