import type { CheckedRule } from '../../review/rule.ts';
import { own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { quote } from '../../text/text.ts';

/** "host" is reachable for everyone: no local or private address, no tunnel. */
export const hostNotLocal: CheckedRule<'definition'> = {
  id: 'host-not-local',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'POL 5000.2.6.4, OWN',
  summary: '"host" is reachable for everyone: no local or private address, no tunnel.',
  why: 'A certified connector must work for every organization.',
  remedy: 'Name the public host of the service.',
  on: 'definition',
  check(definition, report) {
    const host = textOr(own(definition.value, 'host')).toLowerCase().replace(/:\d+$/, '');
    const isLocal =
      /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|169\.254\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|\[?::1\]?|.+\.(?:local|localhost|internal|lan))$/.test(
        host,
      );
    const isTunnel =
      /(?:^|\.)(?:ngrok\.io|ngrok\.app|ngrok-free\.app|ngrok\.dev|ngrok-free\.dev|loca\.lt|localtunnel\.me|serveo\.net|trycloudflare\.com|localhost\.run|devtunnels\.ms|tunnelmole\.net|pagekite\.me)$/.test(
        host,
      );
    if (isLocal || isTunnel)
      report(
        below(definition.at, 'host'),
        `"host" is ${quote(host)}, ${isTunnel ? "a tunnel to somebody's machine" : 'a local or private address'}.`,
      );
  },
  example: { at: '/host', bad: { '/host': 'localhost:8080' } },
};
