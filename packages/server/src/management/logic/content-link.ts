import { createHash } from 'node:crypto';
import type { Value } from '@tenon/definition';
import { contentLinkKey } from '../../invoke/callback-addresses.ts';
import { contentJson, contentJsonBytes } from '../../invoke/content-json.ts';
import { signAddress } from '../../invoke/signed-address.ts';
import type { ArmJson } from '../arm-route.ts';
import type { ManagementServices } from '../services.ts';

/** How long a content link can be followed. */
const lifeMs = 4 * 3_600_000;

/** Makes links to contents of runs of one workflow. */
export interface ContentLinks {
  /** A link with size, and with a hash where all of the content is at hand; undefined for a content that is not there or not shown. */
  of(path: string, content: Value | undefined): ArmJson;
  /** A link to what may be there, for lists, which do not read contents. */
  to(path: string): ArmJson;
}

/** Opens the maker of links of a workflow. A path such as `/runs/{run}/actions/{action}/contents/ActionOutputs` is what its signature permits to read. */
export function contentLinks(services: ManagementServices, workflowId: string): ContentLinks {
  const signingKey = contentLinkKey(services.vault);
  const expiresAt = new Date(services.clock.now().getTime() + lifeMs);
  const uriOf = (path: string) =>
    signAddress({
      publicUrl: services.publicUrl(),
      workflowId,
      path,
      sp: contentPermission(path),
      expiresAt,
      signingKey,
    }).value;
  return {
    of(path, content) {
      if (content === undefined) return undefined;
      const json = contentJson(content);
      if (json.stored.length > 0) return { uri: uriOf(path), contentSize: contentJsonBytes(json) };
      const bytes = Buffer.from(json.texts.join(''));
      const md5 = createHash('md5').update(bytes).digest('base64');
      return {
        uri: uriOf(path),
        contentVersion: md5,
        contentSize: bytes.length,
        contentHash: { algorithm: 'md5', value: md5 },
      };
    },
    to: (path) => ({ uri: uriOf(path) }),
  };
}

/** What the signature of a content link permits. */
export function contentPermission(path: string): string {
  return `${path}/read`;
}
