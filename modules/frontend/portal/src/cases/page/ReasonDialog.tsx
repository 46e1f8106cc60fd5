import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export type ReasonKind = 'decline' | 'cancel' | 'reject' | 'withdraw' | 'waive' | 'emergency' | 'supersede';

type Props = { kind: ReasonKind; onClose: () => void; onReason: (reason: string) => Promise<void> };

const hints = { decline: ['topic', 'load', 'conflict', 'quality'], cancel: ['solved', 'transferred', 'mistake'], reject: ['unclear', 'incomplete', 'consent'], withdraw: ['patient', 'family', 'mistake'], waive: ['benefit', 'unreachable', 'later'], emergency: ['life', 'limb', 'unconscious'], supersede: ['newer', 'otherPatient', 'unreadable'] } as const;

/** Asks why; a reason is always kept, because somebody else has to act on it. */
export function ReasonDialog({ kind, onClose, onReason }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit() {
    setBusy(true);
    await onReason(reason.trim());
    setBusy(false);
  }

  return (
    <Modal opened onClose={onClose} title={t(`reason.${kind}.title`)} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {(kind === 'withdraw' || kind === 'emergency') && <p style={{ marginTop: 0 }}>{t(`reason.${kind}.lead`)}</p>}
      <Group gap={6} mb="sm">
        {hints[kind].map((hint) => (
          <Button key={hint} size="compact-sm" variant="default" fw={450} radius="xl" onClick={() => setReason(t(`reason.${kind}.${hint}`))}>{t(`reason.${kind}.${hint}`)}</Button>
        ))}
      </Group>
      <Textarea
        label={t('reason.label')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={3} maxLength={1000}
        data-autofocus data-testid="reason"
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>{t('ui.back')}</Button>
        <Button color={kind === 'decline' || kind === 'waive' || kind === 'supersede' ? undefined : 'red'} disabled={reason.trim() === ''} loading={busy} onClick={() => void submit()} data-testid="reason-confirm">
          {t(`reason.${kind}.confirm`)}
        </Button>
      </Group>
    </Modal>
  );
}
