import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../admin/Admin.module.css';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Panel } from '../ui/Panel';
import { toast } from '../ui/toasts';
import { useConfirmed } from './Confirming';
import { linkAt, unlink, useIdentities, useIdentitiesChanged, useProviders } from './providers';
import { useMeansText } from './useMeansText';

/** Accounts of the person at identity providers, where this node knows any provider. */
export function IdentitiesPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const providers = useProviders();
  const identities = useIdentities();
  const changed = useIdentitiesChanged();
  const confirmed = useConfirmed();
  const meansText = useMeansText();
  const [busy, setBusy] = useState(false);
  if (!providers.data?.length) return null;
  const displayName = (name: string) => providers.data.find((one) => one.name === name)?.displayName ?? name;

  async function act(what: () => Promise<unknown>, done: string) {
    setBusy(true);
    try {
      if ((await confirmed(what)) === undefined) return;
      toast('good', done);
      await changed();
    } catch (failure) {
      toast('bad', meansText(failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Panel title={t('provider.identities')} testid="identities">
      <Stack gap="md" align="start">
        <span>{t('provider.identitiesLead')}</span>
        <Answer of={identities}>
          {(all) => (
            <Stack gap="xs" w="100%">
              {all.map((one) => (
                <Group key={one.id} justify="space-between" data-testid="identity">
                  <span style={{ overflowWrap: 'anywhere', flex: '1 1 220px' }}>
                    <strong>{displayName(one.provider)}</strong>
                    <span className={styles.small}>{[one.account ?? one.email, t('signin.passkeyUsed', { at: format.short(one.usedAt) })].filter(Boolean).join(' · ')}</span>
                  </span>
                  <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void act(() => unlink(one.id), t('provider.unlinked'))} data-testid="unlink">
                    {t('signin.remove')}
                  </Button>
                </Group>
              ))}
              <Group>
                {providers.data.filter(({ name }) => !all.some((one) => one.provider === name)).map(({ name, displayName: shown }) => (
                  <Button key={name} variant="default" disabled={busy} onClick={() => void act(() => linkAt(name), t('provider.linked'))} data-testid={`link-${name}`}>
                    {t('provider.link', { name: shown })}
                  </Button>
                ))}
              </Group>
            </Stack>
          )}
        </Answer>
      </Stack>
    </Panel>
  );
}
