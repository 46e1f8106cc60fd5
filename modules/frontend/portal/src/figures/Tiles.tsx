import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import styles from './Figures.module.css';
import { discrepancy, share } from './shape';
import type { Figures, Spread } from './types';

type Tone = 'good' | 'bad' | 'plain';

export function Tiles({ of }: { of: Figures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cases, offers, outcomes, times } = of.total;
  const percent = (part: number | undefined) => (part === undefined ? '–' : format.percent(part));
  const differed = discrepancy(of.total);
  return (
    <div className={styles.tiles} data-testid="figure-tiles">
      <Tile name={t('figures.sent')} figure={format.number(cases.sent)} tone="plain" testid="tile-sent">
        <p>{t('figures.sentText', { answered: format.number(cases.answered), ended: format.number(cases.ended), open: format.number(cases.open) })}</p>
      </Tile>
      <SpanTile name={t('figures.measure.allocation')} of={times.allocation} target={of.targets.allocation} testid="tile-allocation">
        <p>{t('figures.acceptedAfter', { median: times.acceptance.median === undefined ? '–' : format.span(times.acceptance.median) })}</p>
      </SpanTile>
      <SpanTile name={t('figures.measure.answer')} of={times.answer} target={of.targets.answer} testid="tile-answer">
        <p>{t('figures.withoutWaiting', { median: times.activeAnswer.median === undefined ? '–' : format.span(times.activeAnswer.median) })}</p>
      </SpanTile>
      <SpanTile name={t('figures.measure.receipt')} of={times.receipt} target={of.targets.receipt} testid="tile-receipt">
        <p>{t('figures.unreadText', { count: cases.unread })}</p>
      </SpanTile>
      <Tile name={t('figures.late')} figure={percent(share(cases.late, cases.sent))} tone={cases.late === 0 ? 'good' : 'bad'} testid="tile-late">
        <p>{t('figures.lateText', { count: cases.late })}</p>
        <p>{t('figures.offersText', { made: format.number(offers.made), declined: format.number(offers.declined), timedOut: format.number(offers.timedOut) })}</p>
      </Tile>
      <Tile name={t('figures.discrepancy')} figure={percent(differed)} tone="plain" testid="tile-discrepancy">
        <p>{t('figures.discrepancyText', { minor: format.number(outcomes.minor), major: format.number(outcomes.major), recorded: format.number(outcomes.recorded) })}</p>
        <p>{t('figures.changedText', { percent: percent(share(outcomes.treatmentChanged, outcomes.recorded)) })}</p>
      </Tile>
    </div>
  );
}

function SpanTile({ name, of, target, testid, children }: { name: string; of: Spread; target: number; testid: string; children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { median, p90 } = of;
  const tone = median === undefined ? 'plain' : median <= target ? 'good' : 'bad';
  return (
    <Tile name={name} figure={median === undefined ? '–' : format.span(median)} tone={tone} testid={testid}>
      <p>{t('figures.p90Target', { p90: p90 === undefined ? '–' : format.span(p90), target: format.span(target) })}</p>
      {children}
    </Tile>
  );
}

function Tile({ name, figure, tone, testid, children }: { name: string; figure: string; tone: Tone; testid: string; children: ReactNode }) {
  return (
    <section className={styles.tile} data-tone={tone} data-testid={testid}>
      <h2>{name}</h2>
      <p className={styles.figure}>{figure}</p>
      <div className={styles.small}>{children}</div>
    </section>
  );
}
