import { ActionIcon, type ActionIconProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Anchor = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> & { ref?: Ref<HTMLAnchorElement> };

/** A button that goes to another page: a real link, so that it can be opened in a new tab. */
export const LinkButton = createLink((props: ButtonProps & Anchor) => <Button component="a" {...props} />);

export const LinkIcon = createLink((props: ActionIconProps & Anchor) => <ActionIcon component="a" {...props} />);
