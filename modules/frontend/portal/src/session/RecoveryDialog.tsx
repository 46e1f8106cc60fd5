import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';

/** Shows recovery codes, once. */
export function RecoveryDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened onClose={onClose} title={t('signin.recoveryTitle')} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}
      data-testid="recovery-dialog"
    >
      <p style={{ marginTop: 0 }}>{t('signin.recoveryText')}</p>
      <div className={admin.secret} style={{ columns: 2, lineHeight: 1.8, fontSize: 15 }} data-testid="recovery-codes">
        {codes.map((code) => <div key={code}>{code}</div>)}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose} data-testid="recovery-kept">{t('signin.recoveryKept')}</Button>
      </Group>
    </Modal>
  );
}
