import { Button, Tooltip } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { formats, zoneOrUtc } from '../format/times';
import { useFormat } from '../format/useFormat';
import { useSession } from '../session/useSession';
import styles from './Roster.module.css';
import type { Kind, Period, RosterRow } from './types';
import { useDutyText } from './useDutyText';
import { placed } from './week';

type Props = { people: RosterRow[]; midnights: number[]; now: number; onEdit: (row: RosterRow) => void };

/** A row for everybody, a column for every day of the reader, and a line where the reader is now. */
export function Week({ people, midnights, now, onEdit }: Props) {
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const day = new Intl.DateTimeFormat(i18n.language, { timeZone: zoneOrUtc(person.zone), weekday: 'short', day: 'numeric', month: 'numeric' });
  const start = midnights[0]!;
  const end = midnights[7]!;
  const share = (at: number) => (100 * (at - start)) / (end - start);
  const today = midnights.findLastIndex((one) => one <= now);
  return (
    <div className={styles.card}>
      <div className={styles.grid} role="table" aria-label={t('nav.roster')} data-testid="roster">
        <div className={styles.row} data-head role="row">
          <span className={styles.who} role="columnheader">{t('people.name')}</span>
          <div className={styles.days} role="columnheader" aria-label={t('roster.week')}>
            {midnights.slice(0, 7).map((midnight, i) => (
              <span key={midnight} className={styles.day} data-today={i === today && now < end} style={at(share(midnight), share(midnights[i + 1]!) - share(midnight))}>{day.format(midnight)}</span>
            ))}
          </div>
        </div>
        {people.map((row) => (
          <div key={row.id} className={styles.row} role="row" data-testid="roster-row" data-person={row.id} data-on={row.duty.on}>
            <Who row={row} onEdit={onEdit} />
            <div className={styles.track} role="cell">
              {midnights.slice(1, 7).map((midnight) => <i key={midnight} className={styles.line} style={{ left: `${share(midnight)}%` }} />)}
              {row.onDuty.map((period) => <Bar key={period.from} period={period} row={row} start={start} end={end} />)}
              {row.entries.filter(({ kind }) => kind !== 'ROTA').map((entry) => <Bar key={entry.id} period={entry} kind={entry.kind} row={row} start={start} end={end} />)}
              {now >= start && now < end && <i className={styles.now} style={{ left: `${share(now)}%` }} data-testid="now-line" />}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

const at = (left: number, width: number): CSSProperties => ({ left: `${left}%`, width: `${width}%` });

function Who({ row, onEdit }: { row: RosterRow; onEdit: (row: RosterRow) => void }) {
  const { t, i18n } = useTranslation();
  const dutyText = useDutyText();
  const clock = new Intl.DateTimeFormat(i18n.language, { timeZone: zoneOrUtc(row.zone), timeStyle: 'short' }).format(Date.now());
  return (
    <div className={styles.who} role="rowheader">
      <strong className={styles.name}>{row.name}</strong>
      <span className={styles.small}>{[row.specialty, row.department, row.institution.name].filter(Boolean).join(' · ')}</span>
      <span className={styles.small}>{t('roster.clock', { time: clock, zone: row.zone })}</span>
      <span className={styles.state} data-tone={row.duty.on ? 'good' : row.duty.away ? 'wait' : undefined} data-testid="duty">{dutyText(row.duty)}</span>
      {row.deputies.length > 0 && <span className={styles.small}>{t('roster.deputiesAre', { names: row.deputies.map(({ name }) => name).join(', ') })}</span>}
      {row.mayChange && <Button size="compact-xs" variant="default" mt={6} onClick={() => onEdit(row)} data-testid="edit-plan">{t('ui.edit')}</Button>}
    </div>
  );
}

type BarProps = { period: Period; kind?: Kind; row: RosterRow; start: number; end: number };

function Bar({ period, kind, row, start, end }: BarProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const own = formats(i18n.language, row.zone);
  const place = placed(period, start, end);
  if (!place) return null;
  const what = kind ? t(`roster.kind.${kind}`) : t('people.onDuty');
  const said = `${what}: ${format.dateTime(period.from)} – ${format.dateTime(period.to)}`;
  const there = t('roster.ownTime', { from: own.dateTime(period.from), to: own.dateTime(period.to), zone: row.zone });
  return (
    <Tooltip label={<>{said}<br />{there}</>} multiline events={{ hover: true, focus: true, touch: true }}>
      <span
        className={styles.bar} data-kind={kind ?? 'DUTY'} style={at(place.left, place.width)} tabIndex={0} role="img"
        aria-label={`${said}. ${there}`} data-testid="roster-bar"
      />
    </Tooltip>
  );
}
