import { BlockList, isIP, isIPv4 } from 'node:net';

/** Not of the public internet: the registries of special-purpose addresses at iana.org, and one cloud's host agent. */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32', // Azure's host agent, in the middle of public space
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3', // multicast and reserved
] as const;
/** All that is given out lies in here; IPv4 in any disguise does not, but for the tunnels taken out below. */
const open6 = ['2000::/3'] as const;
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const;

const closed = blockList(closed4, 'ipv4');
const open = blockList(open6, 'ipv6');
const closedWithin = blockList(closed6, 'ipv6');

/** Whether an IP address can be that of a server on the public internet, and of nothing beside or behind this one. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (isIPv4(address)) return !closed.check(address);
  return open.check(address, 'ipv6') && !closedWithin.check(address, 'ipv6');
}

function blockList(subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}
