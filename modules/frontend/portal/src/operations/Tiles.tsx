import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { spoolFill, type Tone } from './figures';
import styles from './Operations.module.css';
import type { Operations } from './types';

function Tile({ name, tone, testid, children }: { name: string; tone?: Tone | undefined; testid: string; children: ReactNode }) {
  return (
    <section className={styles.tile} data-tone={tone} data-testid={testid}>
      <h2 className={styles.name}>{name}</h2>
      {children}
    </section>
  );
}

export function Meter({ share, tone, label }: { share: number; tone: Tone; label: string }) {
  const percent = Math.round(share * 100);
  return (
    <div className={styles.meter} role="meter" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
      <div className={styles.level} data-tone={tone} style={{ width: `${Math.max(percent, share > 0 ? 1 : 0)}%` }} />
    </div>
  );
}

export function Tiles({ of }: { of: Operations }) {
  return (
    <div className={styles.tiles}>
      <SpoolTile of={of} />
      <StoreTile of={of} />
      <DrainTile of={of} />
      <QueuesTile of={of} />
      {of.auditRepository && <RepositoryTile of={of.auditRepository} />}
    </div>
  );
}

function SpoolTile({ of: { spool, spoolDiskFree } }: { of: Operations }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { share, tone } = spoolFill(spool);
  return (
    <Tile name={t('operations.spool')} tone={tone} testid="tile-spool">
      <p className={styles.figure}>{format.percent(share)}</p>
      <Meter share={share} tone={tone} label={t('operations.spool')} />
      <p className={styles.small}>{t('operations.ofLimit', { used: format.bytes(spool.bytes), limit: format.bytes(spool.bytesMax) })}</p>
      <p className={styles.small}>{t('operations.instanceCount', { count: spool.records })}</p>
      {typeof spoolDiskFree === 'number' && <p className={styles.small}>{t('operations.diskFree', { bytes: format.bytes(spoolDiskFree) })}</p>}
    </Tile>
  );
}

function storeState(store: Operations['store']): { key: 'away' | 'unfit' | 'unknown' | 'lacking' | 'fit'; tone: Tone } {
  if (store.fault) return { key: 'unfit', tone: 'bad' };
  if (store.awaySince) return { key: 'away', tone: 'bad' };
  if (!store.examinedAt) return { key: 'unknown', tone: 'wait' };
  return store.warnings.length > 0 ? { key: 'lacking', tone: 'wait' } : { key: 'fit', tone: 'good' };
}

function StoreTile({ of: { store } }: { of: Operations }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { key, tone } = storeState(store);
  return (
    <Tile name={t('operations.store')} tone={tone} testid="tile-store">
      <p className={styles.state} data-tone={tone} data-testid="store-state" data-state={key}>{t(`operations.storeState.${key}`)}</p>
      <p className={styles.mono}>{store.name}</p>
      {store.fault && <p className={styles.small}>{t(`operations.fault.${store.fault}`)}</p>}
      {store.warnings.map((warning) => <p key={warning} className={styles.small}>{t(`operations.warning.${warning}`)}</p>)}
      {store.awaySince && <p className={styles.small}>{t('operations.awaySince', { at: format.short(store.awaySince) })}</p>}
      {store.awaySince && store.lastError && <p className={styles.mono}>{store.lastError}</p>}
      <p className={styles.small} data-testid="store-measured">
        {typeof store.objects === 'number'
          ? t('operations.stored', { count: store.objects, bytes: format.bytes(store.bytes ?? 0) })
          : t('operations.notMeasured')}
      </p>
      {store.examinedAt && <p className={styles.small}>{t('operations.examined', { at: format.short(store.examinedAt) })}</p>}
    </Tile>
  );
}

function DrainTile({ of: { waiting, unindexed } }: { of: Operations }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Tile name={t('operations.drain')} tone={waiting.damaged > 0 ? 'bad' : undefined} testid="tile-drain">
      <p className={styles.figure}>{format.number(waiting.drainInstances)}</p>
      <p className={styles.small}>{format.bytes(waiting.drainBytes)}</p>
      {waiting.drainOldest && <p className={styles.small}>{t('operations.oldest', { at: format.relative(waiting.drainOldest) })}</p>}
      {unindexed > 0 && <p className={styles.small}>{t('operations.unindexed', { count: unindexed })}</p>}
      {waiting.damaged > 0 && <p className={styles.small} data-tone="bad">{t('operations.damaged', { count: waiting.damaged })}</p>}
    </Tile>
  );
}

function QueuesTile({ of: { waiting } }: { of: Operations }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows: [string, number][] = [
    [t('operations.quarantine'), waiting.quarantine],
    [t('operations.commitments'), waiting.commitments],
    [t('operations.deletions'), waiting.deletions],
    [t('operations.deletionsDue'), waiting.deletionsDue],
  ];
  return (
    <Tile name={t('operations.queues')} tone={waiting.quarantine > 0 ? 'wait' : undefined} testid="tile-queues">
      <dl className={styles.queues}>
        {rows.map(([name, count]) => <div key={name}><dt>{name}</dt><dd>{format.number(count)}</dd></div>)}
      </dl>
    </Tile>
  );
}

function RepositoryTile({ of: { name, waiting, waitingMax, skipped, reachable } }: { of: NonNullable<Operations['auditRepository']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tone = skipped > 0 ? 'bad' : reachable ? undefined : 'wait';
  return (
    <Tile name={t('operations.repository')} tone={tone} testid="tile-repository">
      <p className={styles.figure}>{format.number(waiting)}</p>
      <p className={styles.mono}>{name}</p>
      <p className={styles.small}>{t('operations.ofLimit', { used: format.number(waiting), limit: format.number(waitingMax) })}</p>
      {!reachable && <p className={styles.small}>{t('operations.storeState.away')}</p>}
      {skipped > 0 && <p className={styles.small} data-tone="bad">{t('operations.skipped', { count: skipped })}</p>}
    </Tile>
  );
}
