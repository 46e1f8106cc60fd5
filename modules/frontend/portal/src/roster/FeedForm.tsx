import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { rosterKeys, useFeedPassword } from './queries';
import styles from './Roster.module.css';

const path = '/api/calendars/duty.ics';

/** How a calendar program reads the own duty times: the address is no secret, the password opens nothing else. */
export function FeedForm() {
  const { t } = useTranslation();
  const format = useFormat();
  const state = useFeedPassword();
  const [fresh, setFresh] = useState<{ account: string; password: string }>();
  const renew = useChange(rosterKeys.feed, () => http.post<{ account: string; password: string }>('/api/calendars/password'), '');
  const revoke = useChange(rosterKeys.feed, () => http.delete('/api/calendars/password'), t('ui.saved'));
  return (
    <section className={styles.part} data-testid="feed">
      <h3>{t('roster.feed')}</h3>
      <p className={styles.lead}>{t('roster.feedHelp')}</p>
      <p className={styles.address}>{window.location.origin + path}</p>
      {fresh && (
        <>
          <p className={styles.lead}>{t('roster.feedOnce')}</p>
          <p className={styles.address} data-testid="feed-password">{fresh.account}<br />{fresh.password}</p>
        </>
      )}
      <Answer of={state} rows={1}>
        {({ createdAt, readAt }) => (
          <>
            {createdAt && <p className={styles.lead}>{t('roster.feedSince', { at: format.dateTime(createdAt) })} {readAt ? t('roster.feedRead', { at: format.relative(readAt) }) : t('roster.feedUnread')}</p>}
            <Group>
              <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate(undefined, { onSuccess: setFresh })} data-testid="renew-feed">{t(createdAt ? 'roster.feedRenew' : 'roster.feedMake')}</Button>
              {createdAt && <Button variant="default" color="red" onClick={() => revoke.mutate(undefined, { onSuccess: () => setFresh(undefined) })}>{t('roster.feedRevoke')}</Button>}
              <Button variant="subtle" component="a" href={path} download="duty.ics">{t('roster.feedDownload')}</Button>
            </Group>
          </>
        )}
      </Answer>
    </section>
  );
}
