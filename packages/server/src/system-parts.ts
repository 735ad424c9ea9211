import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { Clock, Ids } from './parts.ts';

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** Ids that grow with time, and secrets of the system's random source. */
export const systemIds: Ids = {
  next: () => randomUUIDv7(),
  secret: () => randomBytes(32).toString('base64url'),
};
