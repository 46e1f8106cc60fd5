import { Tooltip } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type MouseEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseBadge } from '../cases/CaseBadge';
import { ideographicName, personName } from '../format/names';
import { ageInYears } from '../format/times';
import { useFormat } from '../format/useFormat';
import { LinkIcon } from '../ui/links';
import { Thumbnail } from '../viewer/SeriesRail';
import { address } from '../viewer/address';
import { mainModality } from '../viewer/pictures';
import { sexText } from './PatientLine';
import styles from './Studies.module.css';
import type { Study } from './types';

export function StudyTable({ studies, mayAsk }: { studies: Study[]; mayAsk: boolean }) {
  const { t } = useTranslation();
  const seen = useRef(new Set(studies.map((study) => study.studyInstanceUid)));
  return (
    <table className={styles.table} data-testid="studies">
      <thead>
        <tr>
          <th scope="col" colSpan={2}>{t('studies.patient')}</th>
          <th scope="col">{t('studies.one')}</th>
          <th scope="col">{t('studies.images')}</th>
          <th scope="col" className={styles.institution}>{t('studies.institution')}</th>
          <th scope="col">{t('studies.received')}</th>
          <th scope="col">{t('studies.cases')}</th>
          {mayAsk && <th scope="col"><span className="visually-hidden">{t('cases.ask')}</span></th>}
        </tr>
      </thead>
      <tbody>
        {studies.map((study) => (
          <Row key={study.studyInstanceUid} study={study} mayAsk={mayAsk} isNew={!seen.current.has(study.studyInstanceUid)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ study, mayAsk, isNew }: { study: Study; mayAsk: boolean; isNew: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const age = ageInYears(study.patientBirthDate, study.studyDate ?? new Date().toISOString());
  const second = ideographicName(study.patientName, study.patientNameIdeographic);
  const params = { study: study.studyInstanceUid };

  function open(event: MouseEvent<HTMLElement>) {
    if (!(event.target as HTMLElement).closest('a, button')) void navigate({ to: '/studies/$study', params });
  }

  return (
    <tr className={styles.row} data-new={isNew} onClick={open} data-testid="study-row" data-study={study.studyInstanceUid}>
      <td className={styles.picture}><Thumbnail src={address.studyThumbnail(study.studyInstanceUid)} modality={mainModality(study.modalities)} /></td>
      <td className={styles.patient}>
        <Link to="/studies/$study" params={params} className={styles.name}>{personName(study.patientName) || t('studies.noName')}</Link>
        {second && <span className={styles.second}>{second}</span>}
        <span className={styles.small}>
          {[study.patientId, sexText(t, study.patientSex), age === undefined ? '' : t('studies.age', { count: age })].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td className={styles.study}>
        <span className={styles.modalities}>{study.modalities.map((one) => <i key={one} data-modality={one}>{one}</i>)} <span className={styles.day}>{format.date(study.studyDate)}</span></span>
        <span className={styles.small}>{study.description}</span>
        <span className={`${styles.small} ${styles.under}`}>{study.institution.name}</span>
      </td>
      <td className={styles.images}>
        <span data-testid="study-images">{format.number(study.instanceCount)}</span>
        <span className={styles.small}>{study.settled ? t('studies.seriesCount', { count: study.seriesCount }) : t('studies.arriving')}</span>
      </td>
      <td className={styles.institution} title={study.institution.name}><span>{study.institution.name}</span></td>
      <td className={styles.when} title={format.dateTime(study.receivedAt)}>{format.relative(study.receivedAt)}</td>
      <td><div className={styles.badges}>{(study.cases ?? []).map((one) => <CaseBadge key={one.id} case={one} />)}</div></td>
      {mayAsk && (
        <td className={styles.ask}>
          <Tooltip label={t('cases.ask')}>
            <LinkIcon
              to="/ask" search={{ study: study.studyInstanceUid }} variant="subtle" size="lg"
              aria-label={t('cases.ask')} data-testid="ask-row"
            >
              <IconMessagePlus size={20} stroke={1.6} />
            </LinkIcon>
          </Tooltip>
        </td>
      )}
    </tr>
  );
}
