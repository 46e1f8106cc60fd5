import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { title: string; onClose: () => void; onSave: () => void; busy: boolean; complete: boolean; children: ReactNode; size?: string; saveLabel?: string };

/** A dialog with fields and one button that saves them. */
export function FormDialog({ title, onClose, onSave, busy, complete, children, size = 'md', saveLabel }: Props) {
  const { t } = useTranslation();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (complete) onSave();
  }
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">{children}</Stack>
        <Group justify="flex-end" mt="xl">
          <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" loading={busy} disabled={!complete} data-testid="dialog-save">{saveLabel ?? t('ui.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
