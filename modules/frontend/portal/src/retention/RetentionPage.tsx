import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answer } from '../ui/Answer';
import { Page } from '../ui/Page';
import { Deletions } from './Deletions';
import { Holds } from './Holds';
import { LookUp } from './LookUp';
import { Policies } from './Policies';
import { newPolicy } from './policy';
import { PolicyDialog } from './PolicyDialog';
import { useRetention } from './queries';
import type { PolicyDraft } from './types';

export function RetentionPage() {
  const { t } = useTranslation();
  const retention = useRetention();
  const [editing, setEditing] = useState<PolicyDraft>();
  return (
    <Page
      title={t('nav.retention')} lead={t('retention.lead')}
      actions={<Button leftSection={<IconPlus size={17} />} onClick={() => setEditing(newPolicy)} data-testid="add-policy">{t('retention.add')}</Button>}
    >
      <Answer of={retention}>{(now) => <Policies of={now} onEdit={setEditing} />}</Answer>
      <Deletions counts={retention.data} />
      <LookUp />
      <Holds />
      {editing && <PolicyDialog initial={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}
