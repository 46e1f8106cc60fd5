import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { personName } from '../format/names';
import { useFormat } from '../format/useFormat';
import { StateBadge } from './CaseBadge';
import styles from './CaseList.module.css';
import { Deadline } from './Deadline';
import { institutionText, personText } from './people';
import type { CaseSummary } from './types';
import { DisciplineMark, UrgencyMark } from './Urgency';

/** Cases as entries of a worklist: whose turn it is, by when, and the question itself. */
export function CaseList({ cases }: { cases: CaseSummary[] }) {
  return <ul className={styles.list} data-testid="cases">{cases.map((one) => <Entry key={one.id} of={one} />)}</ul>;
}

function Entry({ of }: { of: CaseSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li data-testid="case-row" data-case={of.id} data-state={of.state}>
      <Link to="/cases/$case" params={{ case: of.id }} className={styles.entry} data-unread={of.unread}>
        <DisciplineMark discipline={of.discipline} />
        <span className={styles.main}>
          <span className={styles.top}>
            <span className={styles.name}>{personName(of.patientName) || t('studies.noName')}</span>
            {of.unread && <span className={styles.dot} aria-label={t('cases.unread')} />}
            <UrgencyMark urgency={of.urgency} />
          </span>
          <span className={styles.question}>{of.question || t('cases.noQuestion')}</span>
          <span className={styles.small}>
            {[of.number, of.diagnosis ? `${of.diagnosis.code} ${of.diagnosis.display}` : '', [personText(of.referrer), institutionText(of.referrer)].filter(Boolean).join(', ')].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className={styles.side}>
          <StateBadge state={of.state} />
          <Deadline of={of} />
          <span className={styles.small} title={format.dateTime(of.updatedAt)}>{format.relative(of.updatedAt)}</span>
        </span>
      </Link>
    </li>
  );
}
