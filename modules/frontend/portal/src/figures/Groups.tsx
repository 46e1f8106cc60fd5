import { useTranslation } from 'react-i18next';
import { Table } from '../admin/Table';
import { useFormat } from '../format/useFormat';
import styles from './Figures.module.css';
import { discrepancy } from './shape';
import type { Figures, Group, Spread } from './types';
import { useGroupName } from './useGroupName';

/** All figures of every group. */
export function Groups({ of }: { of: Figures }) {
  const { t } = useTranslation();
  const head = [
    t(`figures.grouping.${of.by}`), t('figures.sent'), t('figures.open'), t('figures.late'), t('figures.unread'), t('figures.measure.allocation'),
    t('figures.measure.answer'), t('figures.measure.receipt'), t('figures.offers'), t('figures.discrepancy'),
  ];
  return (
    <section className={styles.groups} aria-label={t('figures.all')}>
      <h2>{t('figures.all')}</h2>
      <Table head={head} testid="groups">
        {of.groups.map((group) => <Row key={group.key} of={group} />)}
      </Table>
    </section>
  );
}

function Row({ of }: { of: Group }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useGroupName();
  const rate = discrepancy(of);
  return (
    <tr data-testid="group-row" data-key={of.key}>
      <th scope="row" className={styles.rowName}>{nameOf(of)}</th>
      <td>{format.number(of.cases.sent)}<span className={styles.under}>{t('figures.answered', { count: of.cases.answered })}</span></td>
      <td>{format.number(of.cases.open)}</td>
      <td data-tone={of.cases.late > 0 ? 'bad' : undefined}>{format.number(of.cases.late)}</td>
      <td data-tone={of.cases.unread > 0 ? 'bad' : undefined}>{format.number(of.cases.unread)}</td>
      <Span of={of.times.allocation} />
      <Span of={of.times.answer} />
      <Span of={of.times.receipt} />
      <td><span className={styles.nowrap}>{t('figures.offersShort', { declined: format.number(of.offers.declined), timedOut: format.number(of.offers.timedOut) })}</span><span className={styles.under}>{t('figures.ofMade', { count: of.offers.made })}</span></td>
      <td>{rate === undefined ? '–' : format.percent(rate)}<span className={styles.under}>{t('figures.ofRecorded', { count: of.outcomes.recorded })}</span></td>
    </tr>
  );
}

function Span({ of }: { of: Spread }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (of.median === undefined || of.p90 === undefined) return <td>–</td>;
  return <td><span className={styles.nowrap}>{format.span(of.median)}</span><span className={styles.under}>{t('figures.p90Short', { p90: format.span(of.p90) })}</span></td>;
}
