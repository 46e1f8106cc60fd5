import { useTranslation } from 'react-i18next';
import { ideographicName, personName } from '../format/names';
import { ageInYears } from '../format/times';
import { useFormat } from '../format/useFormat';
import styles from './PatientLine.module.css';
import type { Study } from './types';

/** Whose study it is and what was examined, in two lines that survive any length of name. */
export function PatientLine({ study }: { study: Study }) {
  const { t } = useTranslation();
  const format = useFormat();
  const age = ageInYears(study.patientBirthDate, study.studyDate ?? new Date().toISOString());
  const second = ideographicName(study.patientName, study.patientNameIdeographic);
  const facts = [
    study.patientId, sexText(t, study.patientSex), age === undefined ? '' : t('studies.age', { count: age }),
    study.modalities.join(' '), study.description, format.date(study.studyDate),
  ];
  return (
    <div className={styles.line} data-testid="patient-line">
      <div className={styles.name}>{personName(study.patientName) || t('studies.noName')}{second && <span className={styles.second}>{second}</span>}</div>
      <div className={styles.facts}>{facts.filter(Boolean).join(' · ')}</div>
    </div>
  );
}

export function sexText(t: (key: string) => string, sex: string | undefined): string {
  return sex === 'F' || sex === 'M' || sex === 'O' ? t(`studies.sex.${sex}`) : '';
}
