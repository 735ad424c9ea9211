/** The parts of a version such as `v1.2.3-beta`; missing ones are 0. Undefined when it does not begin with a number. */
function partsOf(version: string): readonly [number, number, number] | undefined {
  const match = /^\s*v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/i.exec(version);
  return match ? [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)] : undefined;
}

/** The lowest version after another that says what kind of change it brings. */
export function demandedVersion(version: string, bump: 'major' | 'minor' | 'patch' | 'none'): string {
  const [major, minor, patch] = partsOf(version) ?? [0, 0, 0];
  switch (bump) {
    case 'major':
      return `${major + 1}.0.0`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
    case 'none':
      return version;
  }
}

/** Whether a version is the same as another or comes after it. */
export function isAtLeast(version: string, wanted: string): boolean {
  if (version === wanted) return true;
  const have = partsOf(version);
  const need = partsOf(wanted);
  if (!have || !need) return false;
  for (const [index, part] of have.entries()) {
    const other = need[index] ?? 0;
    if (part !== other) return part > other;
  }
  return true;
}
