import { Button, Group, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import styles from '../admin/Admin.module.css';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import { Panel } from '../ui/Panel';
import { openViewersKey, useOpenViewers } from './queries';

/** The viewers that the person has opened and that still read; nothing while there are none. */
export function ViewersPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useOpenViewers();
  const end = useChange(openViewersKey, (id: string) => http.delete(`/api/me/viewer-sessions/${id}`), t('viewers.ended'));
  if (!open.data?.length) return null;
  return (
    <Panel title={t('viewers.title')} testid="open-viewers">
      <Stack gap="md">
        <span>{t('viewers.lead')}</span>
        {open.data.map((one) => (
          <Group key={one.id} justify="space-between" data-testid="open-viewer">
            <span style={{ overflowWrap: 'anywhere', flex: '1 1 220px' }}>
              <strong>{one.viewer}</strong> · <Link to="/cases/$case" params={{ case: one.caseId }}>{t('viewers.toCase')}</Link>
              <span className={styles.small}>{t('viewers.line', { since: format.short(one.createdAt), used: format.short(one.usedAt), until: format.short(one.expiresAt) })}</span>
            </span>
            <Button size="compact-sm" variant="default" onClick={() => end.mutate(one.id)} data-testid="end-viewer">{t('viewers.end')}</Button>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}
