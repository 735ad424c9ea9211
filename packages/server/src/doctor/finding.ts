import type { DataFolder } from '../database/data-folder.ts';
import type { Configuration } from '../process/configuration.ts';

/** What one check of the doctor came to. */
export interface Finding {
  /** The name of the check; stays the same. */
  readonly check: string;
  /** `problem`: something does not work or is not safe. `warning`: it works, and will not for ever. */
  readonly status: 'ok' | 'warning' | 'problem' | 'skipped';
  readonly message: string;
  /** What to do; there is one for everything that is not well. */
  readonly remedy?: string;
}

/** What the checks look at. */
export interface Patient {
  readonly configuration: Configuration;
  /** The data folder, when there is one that can be opened. */
  readonly data: DataFolder | undefined;
}

/** All is well. */
export function ok(check: string, message: string): Finding {
  return { check, status: 'ok', message };
}

/** It works, and the operator should know. */
export function warning(check: string, message: string, remedy: string): Finding {
  return { check, status: 'warning', message, remedy };
}

/** It does not work, or is not safe. */
export function problem(check: string, message: string, remedy: string): Finding {
  return { check, status: 'problem', message, remedy };
}

/** It could not be looked at, because of something else that is found. */
export function skipped(check: string, message: string): Finding {
  return { check, status: 'skipped', message };
}

/** The text of what was thrown; never holds a password, for addresses are not part of what is thrown here. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
