import { IconBolt, IconMicroscope, IconRadioactive, IconScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Urgency.module.css';
import type { Discipline, Urgency } from './types';

export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  const { t } = useTranslation();
  if (urgency === 'ROUTINE') return null;
  return (
    <span className={styles.mark} data-urgency={urgency}>
      <IconBolt size={14} stroke={2} />{t(`urgency.${urgency}`)}
    </span>
  );
}

const icons = { RADIOLOGY: IconScan, PATHOLOGY: IconMicroscope, ONCOLOGY: IconRadioactive } as const;

export function DisciplineMark({ discipline, size = 19 }: { discipline: Discipline; size?: number }) {
  const { t } = useTranslation();
  const Icon = icons[discipline];
  return (
    <span className={styles.discipline} data-discipline={discipline} title={t(`discipline.${discipline}`)}>
      <Icon size={size} stroke={1.6} aria-label={t(`discipline.${discipline}`)} />
    </span>
  );
}
