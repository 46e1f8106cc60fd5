import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { useNow } from '../../ui/useNow';
import type { Urgency } from '../types';
import styles from './Ask.module.css';
import { hoursUntilDue } from './request';

/** How soon, with the moment it means: nobody should have to add hours in the head. */
export function UrgencyChoice({ value, onChange }: { value: Urgency; onChange: (urgency: Urgency) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  return (
    <Radio.Group label={t('cases.urgency')} value={value} onChange={(chosen) => onChange(chosen as Urgency)}>
      <div className={styles.cards}>
        {(Object.entries(hoursUntilDue) as [Urgency, number][]).reverse().map(([urgency, hours]) => (
          <Radio.Card key={urgency} value={urgency} className={styles.card} data-urgency={urgency} data-testid={`urgency-${urgency}`}>
            <Radio.Indicator size="sm" />
            <span>
              <b>{t(`urgency.${urgency}`)}</b>
              <span>{t('ask.within', { span: format.span(hours * 3600) })}</span>
              <span>{t('ask.by', { at: format.short(new Date(now + hours * 3_600_000).toISOString()) })}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
      <p className={styles.hint}>{t(`ask.urgencyHint.${value}`)}</p>
    </Radio.Group>
  );
}
