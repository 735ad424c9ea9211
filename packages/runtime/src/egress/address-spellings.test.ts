import { expect, test } from 'vitest';
import { judgeUrl, readUrl } from './judge-url.ts';

// T17: every way to write an address of a blocked range, made by rule and not by memory.
const blocked = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.9',
  '192.0.0.8',
  '192.0.2.44',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.51.100.5',
  '203.0.113.200',
  '224.0.0.251',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '100.100.100.200',
];

/** The spellings of one part of an address. */
const forms: readonly ((value: number) => string)[] = [
  (value) => String(value),
  (value) => `0x${value.toString(16)}`,
  (value) => `0X${value.toString(16).toUpperCase()}`,
  (value) => `0${value.toString(8)}`,
  (value) => `0x0000${value.toString(16)}`,
  (value) => `0000${value.toString(8)}`,
  (value) => `0X00${value.toString(16)}`,
];

function spellingsOf(address: string): readonly string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const tails = [
    [a, b, c, d],
    [a, b, c * 256 + d],
    [a, (b * 256 + c) * 256 + d],
    [((a * 256 + b) * 256 + c) * 256 + d],
  ];
  const numeric = tails.flatMap((parts) => [
    ...forms.map((form) => parts.map(form).join('.')),
    ...forms
      .slice(1)
      .map((form) => parts.map((part, index) => (index % 2 === 0 ? form(part) : String(part))).join('.')),
  ]);
  const disguised = [
    `${address}.`,
    [...address].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
    [...address]
      .map((letter) => (letter === '.' ? '。' : String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)))
      .join(''),
    address.replaceAll('.', '。'),
    address.replaceAll('.', '．'),
    address.replaceAll('.', '｡'),
    address.replaceAll('.', '%2e'),
    [...address].map((letter) => (letter === '.' ? letter : String.fromCodePoint(0x1d7ce + Number(letter)))).join(''),
    address.replace('.', '\u00ad.'),
    address.replace('.', '.\u200b'),
  ];
  const high = (a * 256 + b).toString(16);
  const low = (c * 256 + d).toString(16);
  const embedded = [
    `[::ffff:${address}]`,
    `[::ffff:${high}:${low}]`,
    `[0:0:0:0:0:ffff:${high}:${low}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b::${high}:${low}]`,
    `[64:ff9b:1::${high}:${low}]`,
    `[2002:${high}:${low}::]`,
    `[2001:0:${high}:${low}::]`,
    `[::ffff:0:${address}]`,
  ];
  return [...new Set([...numeric, ...disguised, ...embedded])];
}

test.each(blocked)('no spelling of %s is sent to', (address) => {
  const spellings = spellingsOf(address);
  expect(spellings.length).toBeGreaterThanOrEqual(60);
  const passed = spellings.filter((spelling) => {
    for (const suffix of ['', ':443']) {
      const url = readUrl(`https://${spelling}${suffix}/`);
      if (url !== undefined && judgeUrl(url, { allowedHosts: [], boundHosts: undefined }) === undefined) return true;
    }
    return false;
  });
  expect(passed).toEqual([]);
});

test('the spellings are understood: those of a public address pass', () => {
  const passed = spellingsOf('93.184.216.34').filter((spelling) => {
    const url = readUrl(`https://${spelling}/`);
    return url !== undefined && judgeUrl(url, { allowedHosts: [], boundHosts: undefined }) === undefined;
  });
  expect(passed.length).toBeGreaterThan(40);
});
