import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { Panel } from '../../ui/Panel';
import { address } from '../../viewer/address';
import { mainModality } from '../../viewer/pictures';
import { Thumbnail } from '../../viewer/SeriesRail';
import { OpenIn } from '../../viewers/OpenIn';
import type { Case } from '../types';
import styles from './CaseStudies.module.css';

export function CaseStudies({ of }: { of: Case }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (of.studies.length === 0) return null; // not shared with this person, or no longer
  return (
    <Panel title={t('cases.studies')} aside={<OpenIn id={of.id} />} testid="case-studies">
      <ul className={styles.studies}>
        {of.studies.map((study) => {
          const sealed = of.manifest.find((one) => one.studyInstanceUid === study.studyInstanceUid);
          return (
            <li key={study.studyInstanceUid}>
              <Link to="/cases/$case/read" params={{ case: of.id }} search={{ study: study.studyInstanceUid }} className={styles.study}>
                <span className={styles.picture}><Thumbnail src={address.studyThumbnail(study.studyInstanceUid)} modality={mainModality(study.modalities)} /></span>
                <span className={styles.words}>
                  <strong>{study.description || study.modalities.join(' ')}</strong>
                  <span>{[study.modalities.join(' '), format.date(study.studyDate), t('studies.imageCount', { count: study.instanceCount })].filter(Boolean).join(' · ')}</span>
                  {sealed && <span className={styles.seal} title={sealed.sha256}>{t('cases.sealed', { count: sealed.instances, hash: sealed.sha256.slice(0, 12) })}</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
