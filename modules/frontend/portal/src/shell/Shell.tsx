import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveUpdates } from '../live/useLiveUpdates';
import { Navigation } from './Navigation';
import styles from './Shell.module.css';

export function Shell() {
  const { t } = useTranslation();
  useLiveUpdates();
  return (
    <div className={styles.shell}>
      <a className="skip-link" href="#content">{t('ui.skip')}</a>
      <Navigation />
      <main id="content" tabIndex={-1} className={styles.content}>
        <Outlet />
      </main>
    </div>
  );
}
