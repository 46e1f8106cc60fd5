import { Button, Group, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import { type Identity, useProviders } from '../session/providers';
import { Panel } from '../ui/Panel';
import styles from './Admin.module.css';
import { useChange } from './queries';
import type { Person } from './types';

const key = ['waiting-identities'] as const;

/** People whom an identity provider knows and this node does not, until somebody says whose they are. */
export function WaitingIdentities({ people }: { people: Person[] }) {
  const { t } = useTranslation();
  const providers = useProviders();
  const known = (providers.data?.length ?? 0) > 0;
  const all = useQuery({ queryKey: key, queryFn: () => http.get<Identity[]>('/api/identities'), enabled: known });
  const waiting = (all.data ?? []).filter((one) => one.personId === undefined);
  if (waiting.length === 0) return null;
  return (
    <Panel title={t('provider.waiting')} testid="waiting-identities">
      <Stack gap="md">
        <span>{t('provider.waitingLead')}</span>
        {waiting.map((one) => (
          <Row key={one.id} of={one} people={people} provider={providers.data?.find(({ name }) => name === one.provider)?.displayName ?? one.provider} />
        ))}
      </Stack>
    </Panel>
  );
}

function Row({ of, people, provider }: { of: Identity; people: Person[]; provider: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [person, setPerson] = useState<string | null>(null);
  const assign = useChange(key, (id: string) => http.put(`/api/identities/${of.id}`, { personId: id }), t('provider.assigned'));
  const dismiss = useChange(key, () => http.delete(`/api/identities/${of.id}`), t('provider.dismissed'));
  return (
    <Group justify="space-between" align="end" data-testid="waiting-identity">
      <span style={{ overflowWrap: 'anywhere', flex: '1 1 260px' }}>
        <strong>{of.name ?? of.account ?? of.email ?? of.id}</strong>
        <span className={styles.small}>{[provider, of.account, of.email, format.short(of.usedAt)].filter(Boolean).join(' · ')}</span>
      </span>
      <Select
        aria-label={t('session.account')} placeholder={t('session.account')} searchable value={person} onChange={setPerson} w={280} data-testid="waiting-person"
        data={people.filter((one) => one.active).map((one) => ({ value: one.id, label: `${one.name} (${one.account})` }))}
      />
      <Button variant="default" disabled={person === null} onClick={() => person !== null && assign.mutate(person)} data-testid="assign-identity">{t('provider.assign')}</Button>
      <Button variant="default" onClick={() => dismiss.mutate(undefined)} data-testid="dismiss-identity">{t('provider.dismiss')}</Button>
    </Group>
  );
}
