import { Outlet, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveUpdates } from '../live/useLiveUpdates';
import { Navigation } from './Navigation';
import styles from './Shell.module.css';

export function Shell() {
  const { t } = useTranslation();
  useLiveUpdates();
  // Beside images every pixel counts: the menu shrinks to its symbols.
  const reading = useMatches({ select: (matches) => matches.some(({ routeId }) => routeId === '/studies/$study' || routeId === '/cases/$case/read') });
  return (
    <div className={styles.shell} data-compact={reading}>
      <a className="skip-link" href="#content">{t('ui.skip')}</a>
      <Navigation />
      <main id="content" tabIndex={-1} className={styles.content}>
        <Outlet />
      </main>
    </div>
  );
}
