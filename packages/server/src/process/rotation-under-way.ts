import { type Scope, settings } from '@tenon/store';

/** The name of the setting that says that a change of the master key is under way. */
export const rotationSetting = 'master-key-rotation';

/** A change of the master key that was begun and is not done: the ids of both keys. */
export interface RotationUnderWay {
  readonly from: string;
  readonly to: string;
}

/** The change of the master key that is under way, if one is. */
export async function rotationUnderWay(scope: Scope): Promise<RotationUnderWay | undefined> {
  const kept = (await settings(scope).all()).get(rotationSetting);
  return (kept as RotationUnderWay | null | undefined) ?? undefined;
}
