import { expect, test } from 'vitest';
import { writeRulePages } from './write-rule-pages.ts';

test('writes a page for each rule with what, why, a bad and a good example and the fix', () => {
  const pages = new Map(writeRulePages().map(({ name, text }) => [name, text]));
  const page = pages.get('info-title-restricted-words.md');
  for (const part of ['**Why:**', '**What to do:**', '## Bad', 'Parcel Desk API', '## Good', '--suggest']) {
    expect(page).toContain(part);
  }
  expect(pages.get('gov-availability.md')).toContain('not evaluated');
  expect(pages.get('README.md')).toContain('[info-title-restricted-words](info-title-restricted-words.md)');
});
