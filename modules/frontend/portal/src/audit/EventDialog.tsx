import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Answer } from '../ui/Answer';
import styles from './Audit.module.css';
import { useEventText } from './queries';

/** One event as it is kept: the message of the standard, and its place in the chain. */
export function EventDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const { t } = useTranslation();
  const text = useEventText(number);
  return (
    <Modal opened onClose={onClose} size="xl" title={t('audit.event', { number })}>
      <Answer of={text}>
        {(found) => (
          <div data-testid="event-text">
            <span className={admin.small}>SHA-256 <span className={admin.mono}>{found.hash}</span></span>
            <pre className={styles.message} tabIndex={0}>{found.message.replace(/></g, '>\n<')}</pre>
          </div>
        )}
      </Answer>
    </Modal>
  );
}
