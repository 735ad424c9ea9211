/** Goes the way of a browser from a link over the login and consent pages of a development provider until it gets to `until`. */
export async function signInAt(
  link: string,
  { until, login }: { readonly until: string; readonly login: string },
): Promise<URL> {
  const cookies = new Map<string, Map<string, string>>();
  let next: { readonly url: URL; readonly form?: URLSearchParams } = { url: new URL(link) };
  for (let steps = 0; steps < 20; steps += 1) {
    const { url, form } = next;
    if (url.href.startsWith(until)) return url;
    const jar = cookies.get(url.host) ?? new Map<string, string>();
    cookies.set(url.host, jar);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) next = { url: new URL(location, url) };
    else next = fillIn(await response.text(), { url, login });
  }
  throw new Error(`The sign-in did not come to ${until}.`);
}

function fillIn(page: string, { url, login }: { readonly url: URL; readonly login: string }) {
  const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
  const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
  if (action === undefined || prompt === undefined) throw new Error(`There is no form at ${url.href}: ${page}`);
  return { url: new URL(action, url), form: new URLSearchParams({ prompt, login, password: 'any' }) };
}
