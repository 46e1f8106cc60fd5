import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../cases/CaseBadge';
import { Deadline } from '../cases/Deadline';
import { useCase } from '../cases/queries';
import type { Case } from '../cases/types';
import { useCommand } from '../cases/useCommand';
import { PatientLine } from '../studies/PatientLine';
import room from '../studies/StudyPage.module.css';
import { Answer } from '../ui/Answer';
import { ReadingRoom } from '../viewer/ReadingRoom';
import { DocumentRoom } from './DocumentRoom';
import { ReadingSide } from './ReadingSide';

export function ReadPage() {
  const { case: id } = useParams({ from: '/cases/$case/read' });
  return <Answer of={useCase(id)}>{(one) => <Read of={one} />}</Answer>;
}

/** The images of a case, or its documents when there are none, beside the opinion; the first on the screen begins the review. */
function Read({ of }: { of: Case }) {
  const { t } = useTranslation();
  const { study } = useSearch({ from: '/cases/$case/read' });
  const { run, busy } = useCommand(of.id);
  const begun = useRef(false);
  const uids = of.studies.map((one) => one.studyInstanceUid).join(' ');
  // The study that was asked for comes first; the list itself changes only with its UIDs, not with every event of the case.
  const studies = useMemo(() => uids.split(' ').filter(Boolean).sort((a, b) => Number(b === study) - Number(a === study)), [uids, study]);
  const first = of.studies.find((one) => one.studyInstanceUid === studies[0]);

  useEffect(() => {
    document.title = `${t('cases.number', { number: of.number })} · Consilium`;
  }, [t, of.number]);

  const mayBegin = of.actions.includes('BEGIN');
  const begin = useCallback(() => {
    if (begun.current || !mayBegin) return;
    begun.current = true;
    void run('begin');
  }, [mayBegin, run]);

  const header = (
    <>
      <Link to="/cases/$case" params={{ case: of.id }} className={room.back} aria-label={t('cases.toCase')} data-testid="back-to-case"><IconArrowLeft size={19} /></Link>
      {first ? <PatientLine study={first} /> : <strong>{t('cases.number', { number: of.number })}</strong>}
      <div className={room.actions}>
        <Deadline of={of} />
        <StateBadge state={of.state} />
        {of.actions.includes('ACCEPT') && (
          <Button size="sm" loading={busy} onClick={() => void run('accept', {}, t('cases.accepted'))} data-testid="accept">{t('cases.accept')}</Button>
        )}
      </div>
    </>
  );
  if (studies.length === 0 && of.documents.length > 0) return <DocumentRoom of={of} onFirst={begin} header={header} side={<ReadingSide of={of} />} />;
  return <ReadingRoom studies={studies} onFirstImage={begin} side={<ReadingSide of={of} />} header={header} />;
}
