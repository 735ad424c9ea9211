import { Button, type ButtonProps, Link, type LinkProps } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import type { ReactElement, Ref } from 'react';

interface AnchorProps {
  readonly href?: string;
  readonly ref?: Ref<HTMLAnchorElement>;
}

function Anchor(props: Omit<LinkProps, 'as' | 'ref'> & AnchorProps): ReactElement {
  return <Link {...(props as LinkProps)} />;
}

function AnchorButton(props: Omit<ButtonProps, 'as' | 'ref'> & AnchorProps): ReactElement {
  // Fluent types a button that is drawn as a link by its slots, not by what createLink passes on.
  const slots = { ...props, as: 'a' } as unknown as ButtonProps;
  return <Button {...slots} />;
}

/** A link to another page of the portal. */
export const RouterLink = createLink(Anchor);

/** A link to another page that looks like a button: for the next step, not for changing anything. */
export const RouterButton = createLink(AnchorButton);
