import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { FormDialog } from '../ui/FormDialog';
import { Panel } from '../ui/Panel';
import { toast } from '../ui/toasts';
import styles from '../admin/Admin.module.css';
import { useConfirmed } from './Confirming';
import { addPasskey, hasPasskeys, type Passkey, removePasskey, renamePasskey, usePasskeys, usePasskeysChanged } from './passkeys';
import { useMeansText } from './useMeansText';

const nameLengthMax = 60;

/** The passkeys of the person: added, renamed, removed. */
export function PasskeysPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const all = usePasskeys();
  const confirmed = useConfirmed();
  const changed = usePasskeysChanged();
  const meansText = useMeansText();
  const [naming, setNaming] = useState<Partial<Passkey>>();
  const [busy, setBusy] = useState(false);

  async function act(what: () => Promise<unknown>, done: string) {
    setBusy(true);
    try {
      if ((await confirmed(what)) === undefined) return;
      setNaming(undefined);
      toast('good', done);
      await changed();
    } catch (failure) {
      toast('bad', meansText(failure));
    } finally {
      setBusy(false);
    }
  }

  function save({ id, name = '' }: Partial<Passkey>) {
    if (id === undefined) void act(() => addPasskey(name.trim()), t('signin.passkeyAdded'));
    else void act(() => renamePasskey(id, name.trim()), t('ui.saved'));
  }

  return (
    <Panel title={t('signin.passkeys')} testid="passkeys">
      <Stack gap="md" align="start">
        <span>{t('signin.passkeysLead')}</span>
        <Answer of={all}>
          {(passkeys) => (
            <Stack gap="xs" w="100%">
              {passkeys.map((one) => (
                <Group key={one.id} justify="space-between" data-testid="passkey">
                  <span style={{ overflowWrap: 'anywhere', flex: '1 1 220px' }}>
                    <strong data-testid="passkey-name-of">{one.name}</strong>
                    <span className={styles.small}>
                      {format.short(one.createdAt)} · {one.usedAt === undefined ? t('signin.passkeyNever') : t('signin.passkeyUsed', { at: format.short(one.usedAt) })}
                    </span>
                  </span>
                  <Group gap="xs">
                    <Button size="compact-sm" variant="default" onClick={() => setNaming(one)} data-testid="passkey-rename">{t('signin.passkeyRename')}</Button>
                    <Button
                      size="compact-sm" variant="default" data-testid="passkey-remove"
                      onClick={() => void act(() => removePasskey(one.id), t('signin.passkeyRemoved'))}
                    >
                      {t('signin.remove')}
                    </Button>
                  </Group>
                </Group>
              ))}
            </Stack>
          )}
        </Answer>
        {hasPasskeys() && <Button onClick={() => setNaming({ name: '' })} data-testid="passkey-add">{t('signin.passkeyAdd')}</Button>}
      </Stack>
      {naming && (
        <FormDialog
          title={naming.id === undefined ? t('signin.passkeyAdd') : t('signin.passkeyRename')} onClose={() => setNaming(undefined)} onSave={() => save(naming)} busy={busy}
          complete={(naming.name ?? '').trim() !== ''} saveLabel={naming.id === undefined ? t('signin.passkeyAdd') : t('ui.save')}
        >
          <TextInput
            label={t('signin.passkeyName')} description={t('signin.passkeyNameHelp')} value={naming.name ?? ''} maxLength={nameLengthMax}
            onChange={(e) => setNaming({ ...naming, name: e.currentTarget.value })} data-autofocus data-testid="passkey-name"
          />
        </FormDialog>
      )}
    </Panel>
  );
}
