import { Notification } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dismiss, useToasts } from './toasts';
import styles from './Toasts.module.css';

const colour = { good: 'teal', bad: 'red', info: 'petrol' } as const;

export function Toasts() {
  const { t } = useTranslation();
  return (
    <div className={styles.corner} aria-live="polite" data-testid="toasts">
      {useToasts().map(({ id, kind, text }) => (
        <Notification
          key={id} color={colour[kind]} withBorder onClose={() => dismiss(id)} role={kind === 'bad' ? 'alert' : 'status'}
          closeButtonProps={{ 'aria-label': t('ui.close') }}
        >
          {text}
        </Notification>
      ))}
    </div>
  );
}
