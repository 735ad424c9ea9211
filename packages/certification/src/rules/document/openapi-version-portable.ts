import type { CheckedRule } from '../../review/rule.ts';
import { listOr, objectOr, own } from '../../survey/json.ts';
import type { Spot } from '../../survey/spot.ts';
import { below } from '../../survey/spot.ts';

/** A definition in OpenAPI 3 can be written as Swagger 2.0 without loss. */
export const openapiVersionPortable: CheckedRule<'definition'> = {
  id: 'openapi-version-portable',
  severity: 'warning',
  level: 'document',
  fix: 'none',
  source: 'FAQ, CODE',
  summary: 'A definition in OpenAPI 3 can be written as Swagger 2.0 without loss.',
  why: 'The reference ecosystem accepts 2.0 only.',
  remedy: 'Rewrite what Swagger 2.0 cannot say, if the connector is to be exported.',
  on: 'definition',
  check(definition, report) {
    if (definition.dialect !== '3.0' && definition.dialect !== '3.1') return;
    const lost = new Map<string, Spot>();
    const note = (what: string, at: Spot): void => {
      if (!lost.has(what)) lost.set(what, at);
    };
    if (own(definition.value, 'webhooks') !== undefined) note('webhooks', below(definition.at, 'webhooks'));
    if (listOr(own(definition.value, 'servers')).length > 1) note('several servers', below(definition.at, 'servers'));
    for (const { at, value } of definition.schemas) {
      for (const word of ['oneOf', 'anyOf', 'not', 'const', 'prefixItems', 'if'])
        if (Object.hasOwn(value, word)) note(word, below(at, word));
    }
    for (const { at, location } of definition.parameters) if (location === 'cookie') note('cookie parameters', at);
    for (const { at, value } of definition.operations)
      if (own(value, 'callbacks') !== undefined) note('callbacks', below(at, 'callbacks'));
    for (const { at, value } of definition.responses) {
      if (own(value, 'links') !== undefined) note('links', below(at, 'links'));
      if (Object.keys(objectOr(own(value, 'content'))).length > 1)
        note('several media types of one response', below(at, 'content'));
    }
    for (const [what, at] of lost) report(at, `Swagger 2.0 cannot say ${what}.`);
  },
  example: {
    at: '/servers',
    bad: {
      '': {
        openapi: '3.0.3',
        info: { title: 'Parcel Desk', version: '1' },
        servers: [{ url: 'https://a.net' }, { url: 'https://b.net' }],
        paths: {},
      },
    },
    good: {
      '': {
        openapi: '3.0.3',
        info: { title: 'Parcel Desk', version: '1' },
        servers: [{ url: 'https://a.net' }],
        paths: {},
      },
    },
  },
};
