import { useQuery } from '@tanstack/react-query';
import { manage, type Resource } from '../../transport/manage.ts';
import { type DeclaredParameters, type DeclaredSets, readDemand } from './connection-types.ts';

/** What a connection of an API asks for. */
export function useConnectionParameters(apiId: string | undefined) {
  return useQuery({
    queryKey: ['connection-parameters', apiId],
    enabled: apiId !== undefined,
    queryFn: async ({ signal }) => {
      const api = await manage<
        Resource<{
          readonly connectionParameters?: DeclaredParameters;
          readonly connectionParameterSets?: DeclaredSets;
        }>
      >('GET', apiId ?? '', { signal });
      const { connectionParameters = {}, connectionParameterSets } = api.properties;
      return readDemand(connectionParameters, connectionParameterSets);
    },
  });
}
