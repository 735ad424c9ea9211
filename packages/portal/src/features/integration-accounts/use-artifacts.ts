import { useQuery } from '@tanstack/react-query';
import { manageList } from '../../transport/manage.ts';
import { type AccountPlace, type Artifact, type ArtifactKind, accountPath } from './account-types.ts';

/** The maps and schemas of an account. */
export function useArtifacts(place: AccountPlace) {
  return useQuery({
    queryKey: ['integration-accounts', 'artifacts', place],
    queryFn: async ({ signal }): Promise<readonly Artifact[]> => {
      const list = async (kind: ArtifactKind) =>
        (await manageList<Artifact>(accountPath(place, kind), { signal })).map((one) => ({ ...one, kind }));
      return (await Promise.all([list('maps'), list('schemas')])).flat();
    },
  });
}
