import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { Panel } from '../../ui/Panel';
import { useNow } from '../../ui/useNow';
import { clockView, isOpen } from '../clock';
import type { Counted } from '../../worktime/types';
import { useHoursText } from '../../worktime/useHoursText';
import type { Case } from '../types';
import styles from './Clocks.module.css';
import { stationOf } from './stations';

/** What happens by itself when a part of the time has passed without an answer (workflow: reminder, backup, head of service). */
const marks = [['reminder', 0.5], ['backup', 0.75], ['head', 1]] as const;

/** The two clocks of a case: the whole time, and the time in which the specialist was not waiting for somebody. */
export function Clocks({ of }: { of: Case }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  if (stationOf(of.state) === undefined) return null; // it ended without an answer
  const due = of.clocks?.dueAt ?? of.dueAt;
  const total = of.clocks?.totalSeconds ?? 0;
  if (!isOpen(of.state) || !due) {
    if (!of.clocks || of.state === 'DRAFT') return null;
    return (
      <Panel title={t('clock.title')}>
        <p className={styles.big}>{t('clock.answeredIn', { span: format.span(total) })}</p>
        <p className={styles.small}>{t('clock.working', { span: format.span(of.clocks.activeSeconds) })}</p>
      </Panel>
    );
  }
  const { used, remainingSeconds, tone } = clockView(now - total * 1000, Date.parse(due), now);
  const span = format.span(remainingSeconds);
  return (
    <Panel title={t('clock.title')}>
      <div className={styles.clocks} data-tone={tone} data-testid="clocks">
        <p className={styles.big}>{remainingSeconds >= 0 ? t('clock.left', { span }) : t('clock.late', { span })}</p>
        <p className={styles.small}>{t('clock.due', { at: format.dateTime(due) })}</p>
        {of.clocks?.counted && <WhyThen of={of.clocks.counted} />}
        <div className={styles.bar}>
          <span className={styles.fill} style={{ width: `${Math.min(100, used * 100)}%` }} />
          {marks.map(([name, part]) => (
            <i key={name} className={styles.mark} style={{ left: `${part * 100}%` }} title={t(`clock.${name}`)} data-passed={used >= part} />
          ))}
        </div>
        <dl className={styles.two}>
          <div><dt>{t('clock.total')}</dt><dd>{format.span(total)}</dd></div>
          <div><dt>{t('clock.active')}</dt><dd>{format.span(of.clocks?.activeSeconds ?? total)}</dd></div>
        </dl>
      </div>
    </Panel>
  );
}

/** Why the answer is due then: the hours that count, and the holidays in between that do not. */
function WhyThen({ of }: { of: Counted }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const hoursText = useHoursText();
  const holidays = of.holidays.map(({ date, name }) => `${format.day(date)}${name ? ` ${name}` : ''}`).join(', ');
  return (
    <p className={styles.small} data-testid="counted">
      {t('worktime.counted', { work: new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'hour', unitDisplay: 'short', maximumFractionDigits: 1 }).format(of.workMinutes / 60), institution: of.institution, hours: hoursText(of.hours), zone: of.zone })}
      {holidays && ` ${t('worktime.without', { holidays })}`}
    </p>
  );
}
