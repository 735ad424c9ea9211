import { BlockList, isIP } from 'node:net';

/** Where an address leads: the public internet, a private or reserved range, or link-local (which holds the metadata services of clouds). */
export type AddressReach = 'public' | 'private' | 'link-local';

const reservedV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Inside 2000::/3 but not global unicast: protocol assignments with Teredo, documentation, 6to4. */
const reservedV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const reserved = new BlockList();
for (const [network, prefix] of reservedV4) reserved.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of reservedV6) reserved.addSubnet(network, prefix, 'ipv6');

const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
// The addresses at which clouds serve instance metadata outside of the link-local ranges.
linkLocal.addAddress('168.63.129.16', 'ipv4');
linkLocal.addAddress('100.100.100.200', 'ipv4');
linkLocal.addAddress('192.0.0.192', 'ipv4');
linkLocal.addAddress('fd00:ec2::254', 'ipv6');
linkLocal.addAddress('fd20:ce::254', 'ipv6');

const globalUnicastV6 = new BlockList();
globalUnicastV6.addSubnet('2000::', 3, 'ipv6');

/**
 * Judges an IP address as a socket or a resolver spells it. Version 6 is public only inside 2000::/3 and outside of its
 * reserved parts, so that mapped, compatible, translated (NAT64), 6to4 and Teredo addresses never are.
 */
export function judgeAddress(address: string): AddressReach {
  const plain = address.split('%')[0] ?? address;
  const version = isIP(plain);
  if (version === 0) return 'private';
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (linkLocal.check(plain, family)) return 'link-local';
  if (reserved.check(plain, family)) return 'private';
  if (family === 'ipv6' && !globalUnicastV6.check(plain, 'ipv6')) return 'private';
  return 'public';
}
