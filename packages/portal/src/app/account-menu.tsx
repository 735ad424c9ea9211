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
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          shape="circular"
          icon={<Avatar size={28} color="brand" aria-hidden="true" />}
          aria-label={`Account: ${session.member.displayName}`}
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
