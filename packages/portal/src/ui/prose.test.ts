import { expect, test } from 'vitest';
import { cleanMarkdown } from './prose.tsx';

test.each([
  { name: 'scripts', text: '<script>alert(1)</script>hello', without: 'script' },
  { name: 'handlers', text: '<a href="https://a.example" onclick="x()">a</a>', without: 'onclick' },
  { name: 'script addresses', text: '[a](javascript:alert(1))', without: 'javascript' },
  { name: 'pictures', text: '![a](https://tracker.example/x.png)', without: 'img' },
])('drops $name from what people write', ({ text, without }) => {
  expect(cleanMarkdown(text)).not.toContain(without);
});

test('keeps emphasis, lists and links', () => {
  const html = cleanMarkdown('- **a**\n- [b](https://b.example)');
  expect(html).toContain('<strong>a</strong>');
  expect(html).toContain('href="https://b.example"');
});
