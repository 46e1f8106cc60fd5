import { Avatar, Menu } from '@mantine/core';
import { IconKey, IconLogout } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { initials } from '../format/names';
import { useSession, useSignOut } from '../session/useSession';
import styles from './Shell.module.css';

export function PersonMenu() {
  const { t } = useTranslation();
  const { person, node } = useSession();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={250}>
      <Menu.Target>
        <button type="button" className={styles.person} aria-label={t('nav.account', { name: person.name })} data-testid="person-menu">
          <Avatar size={34} radius="xl" color="petrol" variant="light">{initials(person.name)}</Avatar>
          <span className={styles.who}>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.institution}>{person.institution.name}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person.roles.map((role) => t(`roles.${role}`)).join(' · ')}</Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<IconKey size={16} />} data-testid="change-password">{t('session.account_page')}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()} data-testid="sign-out">{t('session.signOut')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('nav.nodeLine', { name: node.name, aeTitle: node.aeTitle, port: node.dicomPort, version: node.version })}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
