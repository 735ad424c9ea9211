import type { Owner } from './product.ts';

/** The management API as a script uses it: paths below the owner's resource group, answers as JSON. */
export function managementApi(owner: Owner) {
  const group = `/subscriptions/${owner.subscriptionId}/resourceGroups/${owner.resourceGroup}/providers`;
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const provider = path.startsWith('Microsoft.Web') ? '2016-06-01' : '2019-05-01';
    const separator = path.includes('?') ? '&' : '?';
    const response = await fetch(`${owner.url}${group}/${path}${separator}api-version=${provider}`, {
      method,
      headers: { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    call,
    /** Creates a workflow, or gives it a new version. */
    deploy: (name: string, definition: object, parameters: object = {}) =>
      call('PUT', `Microsoft.Logic/workflows/${name}`, {
        location: owner.region,
        properties: { definition, parameters },
      }),
    /** The signed URL of the workflow's request trigger. */
    async triggerUrl(name: string): Promise<string> {
      const { value } = (await call('POST', `Microsoft.Logic/workflows/${name}/listCallbackUrl`)) as { value: string };
      return value;
    },
    /** Waits until the newest run of the workflow is over, and answers its status and its actions by name. */
    async outcome(
      name: string,
      withinMs: number,
    ): Promise<{ run: string; status: string; actions: Record<string, string> }> {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const runs = (await call('GET', `Microsoft.Logic/workflows/${name}/runs`)) as {
          value: { name: string; properties: { status: string } }[];
        };
        const [newest] = runs.value;
        if (newest && !['Running', 'Waiting'].includes(newest.properties.status)) {
          const actions = (await call('GET', `Microsoft.Logic/workflows/${name}/runs/${newest.name}/actions`)) as {
            value: { name: string; properties: { status: string } }[];
          };
          return {
            run: newest.name,
            status: newest.properties.status,
            actions: Object.fromEntries(actions.value.map((action) => [action.name, action.properties.status])),
          };
        }
        if (Date.now() > deadline)
          throw new Error(`The run of ${name} is still ${newest?.properties.status ?? 'missing'}.`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}
