import { useMutation, useQueryClient } from '@tanstack/react-query';
import { manage } from '../../transport/manage.ts';
import { type AccountPlace, accountPath, kindOf, type NewArtifact } from './account-types.ts';

/** A change of an account or of what it holds. */
export type AccountChange =
  | { readonly kind: 'create'; readonly place: AccountPlace; readonly region: string }
  | { readonly kind: 'delete'; readonly path: string }
  | { readonly kind: 'put'; readonly place: AccountPlace; readonly artifact: NewArtifact };

/** Changes accounts, and asks for them again. */
export function useAccountChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: AccountChange) => carryOut(change),
    onSuccess: () => client.invalidateQueries({ queryKey: ['integration-accounts'] }),
  });
}

function carryOut(change: AccountChange): Promise<unknown> {
  switch (change.kind) {
    case 'create':
      return manage('PUT', accountPath(change.place), {
        body: { location: change.region, sku: { name: 'Standard' }, properties: {} },
      });
    case 'delete':
      return manage('DELETE', change.path);
    case 'put': {
      const { name, type, content } = change.artifact;
      const properties =
        type === 'Xml'
          ? { schemaType: type, contentType: 'application/xml', content }
          : { mapType: type, contentType: type === 'Xslt' ? 'application/xml' : 'text/plain', content };
      return manage('PUT', accountPath(change.place, kindOf(type), name), { body: { properties } });
    }
  }
}
