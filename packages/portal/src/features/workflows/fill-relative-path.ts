/** The signed address with a value in place of each `{name}` of its path, percent-encoded; names without a value stay. */
export function fillRelativePath(address: string, values: Readonly<Record<string, string>>): string {
  const [path = '', ...query] = address.split('?');
  const filled = path.replaceAll(/(?:\{|%7B)([^{}/%]+)(?:\}|%7D)/gi, (whole, name: string) => {
    const value = values[name];
    return value === undefined || value === '' ? whole : encodeURIComponent(value);
  });
  return [filled, ...query].join('?');
}
