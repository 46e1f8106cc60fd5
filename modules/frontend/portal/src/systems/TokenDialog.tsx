import { Button, CopyButton, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from '../admin/Admin.module.css';
import type { NewSystem } from './queries';

/** Shows a token, once; so nothing but the button closes it. */
export function TokenDialog({ issued, onClose }: { issued: NewSystem; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} size="lg" title={t('systems.tokenOf', { name: issued.system.name })} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}>
      <p className={styles.said}>{t('systems.tokenText')}</p>
      <p className={styles.secret} style={{ fontSize: 14 }} data-testid="system-token">{issued.token}</p>
      <Group justify="flex-end" mt="lg">
        <CopyButton value={issued.token}>
          {({ copied, copy }) => <Button variant="default" onClick={copy} data-testid="copy-token">{t(copied ? 'systems.copied' : 'systems.copy')}</Button>}
        </CopyButton>
        <Button onClick={onClose} data-testid="token-kept">{t('systems.kept')}</Button>
      </Group>
    </Modal>
  );
}
