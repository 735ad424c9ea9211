import { expect, test } from 'vitest';
import { splitCommands } from './split-commands.ts';

test.each([
  {
    name: 'text in the script is the input of its command',
    script: `curl -d @- https://a.example <<'END' | jq .\n{"a": "<b>"}\n END\ncurl https://b.example`,
    words: [
      ['curl', '-d', '{"a": "<b>"}', 'https://a.example'],
      ['jq', '.'],
      ['curl', 'https://b.example'],
    ],
  },
  {
    name: 'tabs before text may be left out',
    script: 'curl -d@- x <<-END\n\t{\n\t}\n\tEND',
    words: [['curl', '-d{\n}', 'x']],
  },
  { name: 'a word may be the input', script: `curl -d @- x <<< '{"a":1}'`, words: [['curl', '-d', '{"a":1}', 'x']] },
  {
    name: 'files that take the output are no words',
    script: 'curl x > out.json 2>/dev/null >>"a log" 2>&1 -i',
    words: [['curl', 'x', '-i']],
  },
  { name: 'text that never ends', script: 'curl -d @- x <<END\n{}', words: [['curl', '-d', '{}', 'x']] },
])('$name', ({ script, words }) => {
  expect(splitCommands(script).map((command) => command.words)).toEqual(words);
});
