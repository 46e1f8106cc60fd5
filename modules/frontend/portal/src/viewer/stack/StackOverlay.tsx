import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { ideographicName, personName } from '../../format/names';
import type { Study } from '../../studies/types';
import { type Attributes, number, Tag, text } from '../attributes';
import styles from '../Viewer.module.css';
import type { Markers } from './orientation';
import type { Window } from './windows';

type Props = {
  study: Study;
  image: Attributes | undefined;
  index: number;
  count: number;
  window: Window | undefined;
  zoom: number;
  markers: Markers | undefined;
  thickness: number | undefined;
};

/** What must stand on the image itself: whose it is, which one it is, how it is shown. */
export function StackOverlay({ study, image, index, count, window, zoom, markers, thickness }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const location = number(image, Tag.sliceLocation);
  return (
    <div className={styles.overlay} data-testid="stack-overlay">
      <div className={styles.topLeft}>
        <strong>{personName(study.patientName)}</strong>
        <span>{ideographicName(study.patientName, study.patientNameIdeographic)}</span>
        <span>{study.patientId}</span>
        <span>{[format.date(study.patientBirthDate), study.patientSex].filter(Boolean).join(' · ')}</span>
      </div>
      <div className={styles.topRight}>
        <span>{study.description}</span>
        <span>{text(image, Tag.seriesDescription)}</span>
        <span>{format.date(study.studyDate)}</span>
      </div>
      <div className={styles.bottomLeft}>
        <span data-testid="slice-position">{t('viewer.sliceOf', { index: index + 1, count })}</span>
        {location !== undefined && <span>{t('viewer.location', { millimetres: location.toFixed(1) })}</span>}
        {thickness !== undefined && <span>{t('viewer.thickness', { millimetres: thickness.toFixed(1) })}</span>}
      </div>
      <div className={styles.bottomRight}>
        {window && <span data-testid="window-level">{t('viewer.windowLevel', { width: Math.round(window.width), center: Math.round(window.center) })}</span>}
        <span>{t('viewer.zoom', { percent: Math.round(zoom * 100) })}</span>
      </div>
      {markers && (
        <>
          <b className={styles.markTop}>{markers.top}</b>
          <b className={styles.markLeft}>{markers.left}</b>
          <b className={styles.markRight}>{markers.right}</b>
          <b className={styles.markBottom}>{markers.bottom}</b>
        </>
      )}
    </div>
  );
}
