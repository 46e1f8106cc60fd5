import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Table } from '../admin/Table';
import { ideographicName, personName } from '../format/names';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import styles from './Conflicts.module.css';
import { useConflicts } from './queries';
import { kindTone, megabytes } from './shown';
import type { Conflict, Quarantine } from './types';

export function ConflictsPage() {
  const { t } = useTranslation();
  const [decided, setDecided] = useState(false);
  const conflicts = useConflicts(decided);
  return (
    <Page title={t('nav.conflicts')} lead={t('conflicts.lead')}>
      <SegmentedControl
        className={admin.filters} value={decided ? 'decided' : 'waiting'} onChange={(value) => setDecided(value === 'decided')}
        data={[{ value: 'waiting', label: t('conflicts.waiting') }, { value: 'decided', label: t('conflicts.decided') }]}
        aria-label={t('cases.state')} data-testid="conflict-state"
      />
      <Answer of={conflicts}>
        {(page) => (
          <>
            {page.conflicts.length === 0 ? <Empty title={t(decided ? 'conflicts.noneDecided' : 'conflicts.none')}>{t('conflicts.noneText')}</Empty> : (
              <Table head={[t('studies.patient'), t('conflicts.what'), t('conflicts.sender'), t('studies.received'), t('studies.institution')]} testid="conflicts">
                {page.conflicts.map((one) => <Row key={one.id} of={one} />)}
              </Table>
            )}
            {page.total > page.conflicts.length && <p className={styles.note}>{t('conflicts.more', { shown: page.conflicts.length, total: page.total })}</p>}
            <Fill of={page.quarantine} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Row({ of }: { of: Conflict }) {
  const { t } = useTranslation();
  const format = useFormat();
  const second = ideographicName(of.patientName, of.patientNameIdeographic ?? undefined);
  return (
    <tr data-testid="conflict-row" data-conflict={of.id} data-kind={of.kind}>
      <td>
        <Link to="/steward/conflicts/$conflict" params={{ conflict: String(of.id) }} className={styles.name}>
          {personName(of.patientName) || t('studies.noName')}
        </Link>
        {second && <span className={styles.second}>{second}</span>}
        <span className={admin.small}>{[of.patientId, of.studyDescription, format.date(of.studyDate ?? undefined)].filter(Boolean).join(' · ')}</span>
      </td>
      <td>
        <span className={admin.tag} data-tone={kindTone[of.kind]}>{t(`conflicts.kind.${of.kind}`)}</span>
        {of.decision && <span className={admin.small}>{t(`conflicts.ended.${of.decision.choice}`)}</span>}
      </td>
      <td><span className={admin.mono}>{of.sender.name || '–'}</span><span className={admin.small}>{of.sender.address}</span></td>
      <td title={format.dateTime(of.receivedAt)}>{format.relative(of.receivedAt)}</td>
      <td className={admin.of}>{of.institution.name}</td>
    </tr>
  );
}

function Fill({ of }: { of: Quarantine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const full = of.turnedAway > 0;
  return (
    <p className={styles.note} data-full={full} data-testid="quarantine-fill">
      {t('conflicts.fill', { files: format.number(of.files), bytes: format.number(megabytes(of.bytes)), max: format.number(megabytes(of.bytesMax)) })}
      {full && <> {t('conflicts.turnedAway', { count: of.turnedAway })}</>}
    </p>
  );
}
