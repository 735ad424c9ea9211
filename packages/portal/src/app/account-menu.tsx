import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { KeyRegular, PersonRegular, SignOutRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useMember } from '../session/member-context.tsx';
import { useSignOut } from './use-sign-out.ts';

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { session } = useMember();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const initials = initialsOf(session.member.displayName);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          shape="circular"
          icon={<Avatar size={28} initials={initials} color="brand" aria-hidden="true" />}
          aria-label={`Account: ${session.member.displayName} (${initials})`}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>
              {session.member.displayName}
              {session.member.email ? ` · ${session.member.email}` : ''}
            </MenuGroupHeader>
            <MenuItem
              icon={<PersonRegular />}
              onClick={() => void navigate({ to: '/organization/{-$section}', params: { section: 'profile' } })}
            >
              Profile and password
            </MenuItem>
            <MenuItem
              icon={<KeyRegular />}
              onClick={() => void navigate({ to: '/organization/{-$section}', params: { section: 'tokens' } })}
            >
              API tokens
            </MenuItem>
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<SignOutRegular />} onClick={() => signOut.mutate()}>
            Sign out
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** The first letters of the first and the last word of a name. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => (word ?? '').charAt(0).toUpperCase()).join('');
}
