import type { CheckedRule } from '../../review/rule.ts';
import { rootSpot } from '../../survey/spot.ts';
import { textOfFile } from '../../survey/text-of-file.ts';

/** A script declares the class Script : ScriptBase with ExecuteAsync, and makes no HttpClient of its own. */
export const scriptStructure: CheckedRule<'package'> = {
  id: 'script-structure',
  severity: 'error',
  level: 'script',
  fix: 'none',
  source: 'SCRIPT',
  summary: 'A script declares the class Script : ScriptBase with ExecuteAsync, and makes no HttpClient of its own.',
  why: 'The platform calls exactly that.',
  remedy: 'Follow the structure of a script.',
  on: 'package',
  check(survey, report) {
    if (survey.script === undefined) return;
    const text = textOfFile(survey.script);
    if (!/class\s+Script\s*:\s*ScriptBase/.test(text) || !text.includes('ExecuteAsync'))
      report(rootSpot('script'), 'The script does not declare the class Script : ScriptBase with ExecuteAsync.');
    else if (/new\s+HttpClient\s*\(/.test(text))
      report(rootSpot('script'), 'The script makes an HttpClient of its own.');
  },
  example: { at: 'script:', bad: { 'file:script.csx': 'public class Other { }' } },
};
