import { Button, Group } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { ideographicName, personName } from '../format/names';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import styles from './Conflicts.module.css';
import { DecisionDialog } from './DecisionDialog';
import { Differences } from './Differences';
import { useConflict } from './queries';
import { kindTone } from './shown';
import { SideCard } from './SideCard';
import type { Choice, ConflictDetail } from './types';

export function ConflictPage() {
  const { t } = useTranslation();
  const { conflict: id } = useParams({ from: '/steward/conflicts/$conflict' });
  const conflict = useConflict(id);
  return (
    <Page title={t('conflicts.one')} lead={conflict.data && t(`conflicts.kindText.${conflict.data.kind}`)}>
      <Answer of={conflict}>{(one) => <Detail of={one} />}</Answer>
    </Page>
  );
}

function Detail({ of }: { of: ConflictDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [choice, setChoice] = useState<Choice>();
  const second = ideographicName(of.patientName, of.patientNameIdeographic ?? undefined);
  return (
    <div data-testid="conflict" data-decision={of.decision?.choice ?? 'none'}>
      <div className={styles.subject}>
        <span className={styles.name}>{personName(of.patientName) || t('studies.noName')}</span>
        {second && <span className={styles.second}>{second}</span>}
        <span className={admin.small}>{[of.patientId, of.studyDescription, format.date(of.studyDate ?? undefined), of.institution.name].filter(Boolean).join(' · ')}</span>
        <span className={admin.tag} data-tone={kindTone[of.kind]}>{t(`conflicts.kind.${of.kind}`)}</span>
      </div>
      {of.decision && (
        <div className={styles.decision} data-testid="conflict-decision">
          <strong>{t(`conflicts.ended.${of.decision.choice}`)}</strong>
          <span>{of.decision.reason}</span>
          <span className={admin.small}>{of.decision.by} · {format.dateTime(of.decision.at)}</span>
        </div>
      )}
      <div className={styles.sides}>
        <SideCard title={of.original ? t('conflicts.original', { version: of.original.version }) : t('conflicts.noOriginal')} of={of.original ?? undefined} other={of.newcomer ?? undefined} picture={`/api/conflicts/${of.id}/original/picture`} testid="original" />
        <SideCard title={of.newcomer || !of.decision ? t('conflicts.newcomer') : t('conflicts.newcomerGone')} of={of.newcomer ?? undefined} other={of.original ?? undefined} picture={`/api/conflicts/${of.id}/newcomer/picture`} testid="newcomer" />
      </div>
      {!of.decision && (
        <Group gap="sm" my="lg">
          <Button variant="default" onClick={() => setChoice('KEEP')} data-testid="keep">{t('conflicts.choice.KEEP')}</Button>
          <Button onClick={() => setChoice('REPLACE')} data-testid="replace">{t(of.original ? 'conflicts.choice.REPLACE' : 'conflicts.choice.ADD')}</Button>
          <Button variant="subtle" color="red" onClick={() => setChoice('DISCARD')} data-testid="discard">{t('conflicts.choice.DISCARD')}</Button>
        </Group>
      )}
      {of.original && of.newcomer && (
        <Panel title={t('conflicts.differences')} flush testid="differences"><Differences of={of.differences} complete={of.complete} /></Panel>
      )}
      {choice && <DecisionDialog conflict={of} choice={choice} onClose={() => setChoice(undefined)} />}
    </div>
  );
}
