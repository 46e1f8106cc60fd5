import { Button } from '@mantine/core';
import { IconArrowLeft, IconMessagePlus, IconUserEdit } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseBadge } from '../cases/CaseBadge';
import { rights } from '../session/rights';
import { useSession } from '../session/useSession';
import { MoveDialog } from '../steward/PatientDialogs';
import { Answer } from '../ui/Answer';
import { LinkButton } from '../ui/links';
import { ReadingRoom } from '../viewer/ReadingRoom';
import { Completeness } from './Completeness';
import { PatientLine } from './PatientLine';
import { useStudy } from './queries';
import styles from './StudyPage.module.css';

export function StudyPage() {
  const { t } = useTranslation();
  const { study: uid } = useParams({ from: '/studies/$study' });
  const { series } = useSearch({ from: '/studies/$study' });
  const navigate = useNavigate();
  const may = rights(useSession().person.roles);
  const study = useStudy(uid);
  const [moving, setMoving] = useState(false);

  useEffect(() => {
    document.title = `${t('studies.one')} · Consilium`;
  }, [t]);

  return (
    <Answer of={study}>
      {(one) => (
        <ReadingRoom
          studies={[uid]} wanted={series}
          onChoose={(choice) => void navigate({ to: '/studies/$study', params: { study: uid }, search: { series: choice.series.seriesInstanceUid }, replace: true })}
          header={
            <>
              <Link to="/studies" className={styles.back} aria-label={t('studies.toList')}><IconArrowLeft size={19} /></Link>
              <PatientLine study={one} />
              <div className={styles.actions}>
                <Completeness study={uid} series={one.series} />
                {(one.cases ?? []).map((ref) => <CaseBadge key={ref.id} case={ref} />)}
                {may.steward && (
                  <Button size="sm" variant="default" leftSection={<IconUserEdit size={17} />} onClick={() => setMoving(true)} data-testid="move-study">{t('corrections.move')}</Button>
                )}
                {moving && <MoveDialog study={one} onClose={() => setMoving(false)} />}
                {may.ask && (
                  <LinkButton to="/ask" search={{ study: uid }} size="sm" leftSection={<IconMessagePlus size={17} />} data-testid="ask-for-opinion">
                    {t('cases.ask')}
                  </LinkButton>
                )}
              </div>
            </>
          }
        />
      )}
    </Answer>
  );
}
