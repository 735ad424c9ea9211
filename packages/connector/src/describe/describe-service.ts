import { strFromU8 } from 'fflate';
import type { Connector } from '../model/connector.ts';
import { objectMember, textMember } from '../source/json-value.ts';
import type { Block } from './blocks.ts';

/** Where a connector can be used, whom to ask, and who stands behind it. */
export function describeService({ contact, metadata, version, branding, properties }: Connector): readonly Block[] {
  const tier = textMember(objectMember(properties, 'properties'), 'tier') ?? 'Standard';
  return [
    { kind: 'text', text: 'This connector is available in the following products and regions:' },
    { kind: 'table', head: ['Service', 'Class', 'Regions'], rows: [['Workflows', tier, 'All regions']] },
    ...section('Contact', [
      ['Name', contact.name],
      ['URL', contact.url],
      ['Email', contact.email],
    ]),
    ...section('Connector Metadata', [
      ['Publisher', branding.publisher],
      ['Version', version],
      ['Website', metadata.website],
      ['Privacy policy', metadata.privacyPolicy],
      ['Categories', metadata.categories.join('; ')],
    ]),
  ];
}

function section(title: string, rows: readonly (readonly [string, string | undefined])[]): readonly Block[] {
  const filled = rows.flatMap(([name, value]) => (value ? [[name, value]] : []));
  if (filled.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'table', head: [title, ''], rows: filled },
  ];
}

/** The longest introduction that a page takes over; what is beyond stays in the package. */
const MAX_LENGTH = 50_000;

/** The publisher's own introduction (`intro.md`, else `readme.md`), its headings below those of the page. Its markup is shown as text. */
export function describeIntroduction({ sources }: Connector): readonly Block[] {
  const named = (name: string) => sources.files.find((file) => file.name.split('/').at(-1)?.toLowerCase() === name);
  const file = named('intro.md') ?? named('readme.md');
  if (file === undefined) return [];
  const text = typeof file.content === 'string' ? file.content : strFromU8(file.content.subarray(0, MAX_LENGTH));
  return text
    .slice(0, MAX_LENGTH)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n\s*\r?\n|\r?\n(?=#{1,6} )|(?<=^#{1,6} .*)\r?\n/m)
    .flatMap((piece): readonly Block[] => {
      const heading = /^(#{1,6})\s+(.+)$/.exec(piece.trim());
      if (heading) return [{ kind: 'heading', level: (heading[1] ?? '').length <= 2 ? 2 : 3, text: heading[2] ?? '' }];
      return piece.trim() === '' ? [] : [{ kind: 'text', text: piece.trim() }];
    });
}
