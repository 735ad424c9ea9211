import { expect, test } from 'vitest';
import { readNamedHost } from './host-list.ts';
import { judgeUrl, readUrl } from './judge-url.ts';

// Attack T17 of docs/security.md.

const hosts = (names: readonly string[]) => names.flatMap((name) => readNamedHost(name) ?? []);

function judge(text: string, rules: { allowed?: readonly string[]; bound?: readonly string[] } = {}): string {
  const url = readUrl(text);
  if (url === undefined) return 'url-not-valid';
  const boundHosts = rules.bound ? hosts(rules.bound) : undefined;
  return judgeUrl(url, { allowedHosts: hosts(rules.allowed ?? []), boundHosts })?.code ?? 'allowed';
}

const loopbackSpellings = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0x7f.0x0.0x0.0x1',
  '0177.0.0.1',
  '0177.1',
  '017700000001',
  '0X7F.1',
  '127.0.0.01',
  '0',
  '0.0.0.0',
  '0x0',
  '１２７.0.0.1',
  '127。0。0。1',
  '127．0．0．1',
  '①②⑦.⓪.⓪.①',
  '%31%32%37.0.0.1',
  '127.0.0.1%2e',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:0001]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
];
const privateSpellings = [
  '10.0.0.1',
  '10.1',
  '167772161',
  '0xa.1',
  '012.0.0.1',
  '192.168.1.1',
  '3232235777',
  '0xc0a80101',
  '192.168.257',
  '172.16.0.1',
  '172.1048577',
  '100.64.0.1',
  '[fc00::1]',
  '[fd00::1]',
  '[::ffff:10.0.0.1]',
  '[64:ff9b::a00:1]',
  '[2002:c0a8:101::]',
  '[fec0::1]',
];
const metadataSpellings = [
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '169.254.43518',
  '0xa9.0xfe.0xa9.0xfe',
  '[::ffff:169.254.169.254]',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::a9fe:a9fe]',
  '[2002:a9fe:a9fe::]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '168.63.129.16',
  '100.100.100.200',
];

test.each([...loopbackSpellings, ...privateSpellings, ...metadataSpellings])('refuses the literal %s', (host) => {
  expect(judge(`https://${host}/`)).toBe('address-not-allowed');
});

test.each([
  { name: 'a public name', url: 'https://api.example.com/v1', verdict: 'allowed' },
  { name: 'a public address', url: 'https://8.8.8.8/', verdict: 'allowed' },
  { name: 'plain http', url: 'http://api.example.com/', verdict: 'scheme-not-allowed' },
  { name: 'another scheme', url: 'file:///etc/passwd', verdict: 'scheme-not-allowed' },
  { name: 'a data address', url: 'data:text/plain,hello', verdict: 'scheme-not-allowed' },
  { name: 'a websocket', url: 'wss://api.example.com/', verdict: 'scheme-not-allowed' },
  { name: 'gopher', url: 'gopher://127.0.0.1:6379/_', verdict: 'scheme-not-allowed' },
  { name: 'user and password', url: 'https://user:pass@api.example.com/', verdict: 'url-not-valid' },
  { name: 'a user that looks like a host', url: 'https://api.example.com@169.254.169.254/', verdict: 'url-not-valid' },
  { name: 'a port nobody declared', url: 'https://api.example.com:6379/', verdict: 'port-not-allowed' },
  { name: 'a zone id', url: 'https://[fe80::1%25eth0]/', verdict: 'url-not-valid' },
  { name: 'no host', url: 'https:///', verdict: 'url-not-valid' },
  { name: 'a relative address', url: '/v1/pets', verdict: 'url-not-valid' },
  { name: 'a line break', url: 'https://api.example.com/\r\nX: y', verdict: 'url-not-valid' },
  { name: 'too long', url: `https://api.example.com/${'a'.repeat(17_000)}`, verdict: 'url-not-valid' },
])('judges $name: $verdict', ({ url, verdict }) => {
  expect(judge(url)).toBe(verdict);
});

test.each([
  { name: 'the named host and port', url: 'http://127.0.0.1:4410/', allowed: ['127.0.0.1:4410'], verdict: 'allowed' },
  {
    name: 'the same host in another spelling',
    url: 'http://0x7f.1:4410/',
    allowed: ['127.0.0.1:4410'],
    verdict: 'allowed',
  },
  { name: 'another port', url: 'http://127.0.0.1:4411/', allowed: ['127.0.0.1:4410'], verdict: 'scheme-not-allowed' },
  {
    name: 'another port by https',
    url: 'https://127.0.0.1:4411/',
    allowed: ['127.0.0.1:4410'],
    verdict: 'port-not-allowed',
  },
  { name: 'any port', url: 'http://127.0.0.1:9/', allowed: ['127.0.0.1:*'], verdict: 'allowed' },
  { name: 'the standard port', url: 'http://intranet/', allowed: ['intranet'], verdict: 'allowed' },
  { name: 'not the standard port', url: 'http://intranet:81/', allowed: ['intranet'], verdict: 'scheme-not-allowed' },
  { name: 'a name below a domain', url: 'https://a.corp.example/', allowed: ['*.corp.example'], verdict: 'allowed' },
  {
    name: 'the domain itself is not below it',
    url: 'http://corp.example/',
    allowed: ['*.corp.example'],
    verdict: 'scheme-not-allowed',
  },
  {
    name: 'a name that only ends alike',
    url: 'http://evilcorp.example/',
    allowed: ['*.corp.example'],
    verdict: 'scheme-not-allowed',
  },
])('lets the operator allow $name', ({ url, allowed, verdict }) => {
  expect(judge(url, { allowed })).toBe(verdict);
});

test.each([
  { name: 'the declared host', url: 'https://api.example.com/', verdict: 'allowed' },
  { name: 'the declared host in capitals', url: 'https://API.EXAMPLE.COM/', verdict: 'allowed' },
  { name: 'another host', url: 'https://evil.example/', verdict: 'host-not-bound' },
  { name: 'a host below it', url: 'https://x.api.example.com/', verdict: 'host-not-bound' },
  { name: 'another port of it', url: 'https://api.example.com:8443/', verdict: 'host-not-bound' },
])('binds secrets: $name is $verdict', ({ url, verdict }) => {
  expect(judge(url, { bound: ['api.example.com'] })).toBe(verdict);
});

test('takes a port that the connector declares', () => {
  expect(judge('https://api.example.com:8443/', { bound: ['api.example.com:8443'] })).toBe('allowed');
});

test.each(['', 'http://x', 'a b', 'x:99999x', '*.127.0.0.1', 'a/b', 'user@host'])('%j is no host to allow', (text) => {
  expect(readNamedHost(text)).toBeUndefined();
});
