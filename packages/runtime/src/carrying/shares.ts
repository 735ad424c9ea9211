/** How many runs each tenant may have in the memory of one process, so that room is left for the others. */
export interface TenantLimits {
  /** For every tenant that has no limit of its own. */
  readonly each: number;
  readonly byTenant: ReadonlyMap<string, number>;
}

/** Who has how much of the room of this process. */
export interface Shares {
  add(tenantId: string): void;
  remove(tenantId: string): void;
  /** How many more runs of a tenant there is room for; 0 at least. */
  roomFor(tenantId: string): number;
  /** How many runs all tenants have together. */
  total(): number;
  /** Tenants whose room differs from that of the others, with their room. */
  rooms(): ReadonlyMap<string, number>;
}

/** Counts the runs of tenants against their limits. A tenant without runs costs nothing. */
export function createShares(limits: TenantLimits): Shares {
  const counts = new Map<string, number>();
  let all = 0;
  const roomFor = (tenantId: string) =>
    Math.max(0, (limits.byTenant.get(tenantId) ?? limits.each) - (counts.get(tenantId) ?? 0));
  return {
    add(tenantId) {
      all += 1;
      counts.set(tenantId, (counts.get(tenantId) ?? 0) + 1);
    },
    remove(tenantId) {
      all -= 1;
      const count = (counts.get(tenantId) ?? 0) - 1;
      if (count > 0) counts.set(tenantId, count);
      else counts.delete(tenantId);
    },
    roomFor,
    total: () => all,
    rooms: () =>
      new Map([...limits.byTenant.keys(), ...counts.keys()].map((tenantId) => [tenantId, roomFor(tenantId)])),
  };
}
