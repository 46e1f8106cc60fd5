import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/Panel';
import { mayMove, moved } from './draft';
import styles from './Rules.module.css';
import type { Rank, RuleSet } from './types';

/** By what those who can be asked are put in order; the level of care stays before the load. */
export function RankList({ set, onChange }: { set: RuleSet; onChange: (ranks: Rank[]) => void }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('rules.ranks')} testid="ranks">
      <span className={styles.small}>{t('rules.ranksHelp')}</span>
      <ol className={styles.list}>
        {set.ranks.map((rank, i) => (
          <li key={rank} className={styles.item} data-testid="rank" data-rank={rank}>
            <span className={styles.number}>{i + 1}</span>
            <span className={styles.words}>{t(`rules.rank.${rank}`)}</span>
            <Movers name={t(`rules.rank.${rank}`)} up={mayMove(set, i, -1)} down={mayMove(set, i, 1)} onMove={(by) => onChange(moved(set.ranks, i, by))} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

export function Movers({ name, up, down, onMove }: { name: string; up: boolean; down: boolean; onMove: (by: -1 | 1) => void }) {
  const { t } = useTranslation();
  return (
    <span className={styles.tools}>
      <ActionIcon variant="subtle" color="gray" disabled={!up} onClick={() => onMove(-1)} aria-label={t('rules.up', { name })} data-testid="move-up"><IconArrowUp size={17} /></ActionIcon>
      <ActionIcon variant="subtle" color="gray" disabled={!down} onClick={() => onMove(1)} aria-label={t('rules.down', { name })} data-testid="move-down"><IconArrowDown size={17} /></ActionIcon>
    </span>
  );
}
