import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../admin/Admin.module.css';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import { type NewSystem, type System, systemsKey, systemsPath } from './queries';

type Props = { system: System; institution: string; onIssued: (issued: NewSystem) => void };
type Step = 'renew' | 'revoke';

/** One program; what ends its token is asked for twice, because the program stops at once. */
export function SystemRow({ system, institution, onIssued }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState<Step>();
  const close = () => setAsking(undefined);
  const path = `${systemsPath}/${system.id}`;
  const renew = useChange(systemsKey, () => http.post<NewSystem>(`${path}/token`), '');
  const revoke = useChange(systemsKey, () => http.delete(path), t('systems.revoked'));
  const go = () => asking === 'renew'
    ? renew.mutate(undefined, { onSuccess: (issued) => { close(); onIssued(issued); } })
    : revoke.mutate(undefined, { onSuccess: close });
  return (
    <tr data-off={!system.active} data-testid="system-row" data-account={system.account} data-active={system.active}>
      <td><strong>{system.name}</strong><span className={styles.small}>{system.account}</span></td>
      <td className={styles.of}>{institution}</td>
      <td>{system.roles.map((role) => <span key={role} className={styles.tag}>{t(`systems.role.${role}`)}</span>)}</td>
      <td>
        <span className={styles.tag} data-tone={system.active ? 'good' : 'bad'}>{t(system.active ? 'systems.valid' : 'systems.ended')}</span>
        <span className={styles.small}>{t('systems.issued', { at: format.dateTime(system.issuedAt) })}</span>
        <span className={styles.small}>{system.usedAt ? t('systems.used', { at: format.relative(system.usedAt) }) : t('systems.unused')}</span>
      </td>
      <td className={styles.end}>
        <Button size="compact-sm" variant="default" mr={6} onClick={() => setAsking('renew')} data-testid="renew-system">{t('systems.renew')}</Button>
        {system.active && <Button size="compact-sm" variant="subtle" color="red" onClick={() => setAsking('revoke')} data-testid="revoke-system">{t('systems.revoke')}</Button>}
        {asking && (
          <Modal opened onClose={close} title={t(`systems.${asking}Title`, { name: system.name })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
            <p className={styles.said}>{t(`systems.${asking}Text`)}</p>
            <Group justify="flex-end" mt="lg">
              <Button variant="default" onClick={close}>{t('ui.cancel')}</Button>
              <Button color={asking === 'revoke' ? 'red' : undefined} loading={renew.isPending || revoke.isPending} onClick={go} data-testid="system-confirm">{t(`systems.${asking}`)}</Button>
            </Group>
          </Modal>
        )}
      </td>
    </tr>
  );
}
