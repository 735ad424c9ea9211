import type { Route } from '../routing/route.ts';
import { claimOneTimeLink } from './claim-one-time-link.ts';
import { getInstance } from './get-instance.ts';
import { getSession } from './get-session.ts';
import { setPassword } from './set-password.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { updateProfile } from './update-profile.ts';

/** Every route of the platform API. */
export const platformRoutes: readonly Route[] = [
  getInstance,
  claimOneTimeLink,
  signIn,
  signOut,
  getSession,
  updateProfile,
  setPassword,
];
