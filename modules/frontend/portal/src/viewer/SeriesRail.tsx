import { Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Series, Study } from '../studies/types';
import { address } from './address';
import { hasPicture } from './pictures';
import styles from './SeriesRail.module.css';

export type Choice = { study: Study; series: Series };

type Props = { choices: Choice[]; chosen: string | undefined; onChoose: (choice: Choice) => void };

/** The series of one or several studies as pictures; arrow keys walk through them as through any row of buttons. */
export function SeriesRail({ choices, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <nav className={styles.rail} aria-label={t('viewer.series')}>
      {choices.map((choice) => {
        const { study, series } = choice;
        const label = t('viewer.seriesLabel', { modality: series.modality, description: series.description ?? '', count: series.instanceCount });
        return (
          <Tooltip key={series.seriesInstanceUid} label={series.description || series.modality} position="right">
            <button
              type="button" className={styles.series} aria-current={series.seriesInstanceUid === chosen} aria-label={label}
              onClick={() => onChoose(choice)} data-testid="series"
            >
              <Thumbnail src={hasPicture(series.modality) ? address.seriesThumbnail(study.studyInstanceUid, series.seriesInstanceUid) : undefined} modality={series.modality} />
              <span className={styles.caption}>
                <span>{series.modality}</span>
                <span className={styles.count}>{series.instanceCount}</span>
              </span>
              <span className={styles.description}>{series.description}</span>
            </button>
          </Tooltip>
        );
      })}
    </nav>
  );
}

/** A small picture of what lies behind an address; the modality stands in until it is there, and where there is none. */
export function Thumbnail({ src, modality }: { src: string | undefined; modality: string }) {
  const [state, setState] = useState<'waiting' | 'shown' | 'failed'>('waiting');
  return (
    <span className={styles.picture} data-state={state}>
      {state !== 'shown' && <span className={styles.glyph} aria-hidden="true">{modality}</span>}
      {src !== undefined && state !== 'failed' && (
        <img src={src} alt="" loading="lazy" decoding="async" onLoad={() => setState('shown')} onError={() => setState('failed')} />
      )}
    </span>
  );
}
