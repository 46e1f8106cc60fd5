import { Button } from '@mantine/core';
import { IconMaximize, IconRotate2, IconRotateClockwise2, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personName } from '../../format/names';
import type { Study } from '../../studies/types';
import { type Attributes, Tag, text } from '../attributes';
import { ToolButton } from '../stack/StackToolbar';
import styles from '../Viewer.module.css';
import { ViewerMessage } from '../ViewerMessage';
import { LayerTools } from './LayerTools';
import { firstChoice, type Pyramid, pyramid } from './pyramid';
import { nativePower, powerLabel, powersUpTo, scaleBar } from './scale';
import { useSlide } from './useSlide';

type Props = { study: Study; instances: Attributes[]; onFirstImage?: () => void };

const scaleBarPixelsMax = 170;

export default function SlideViewer({ study, instances, onFirstImage }: Props) {
  const { t } = useTranslation();
  const slide = useMemo(() => pyramid(instances), [instances]);
  const series = text(instances[0], Tag.seriesInstance) ?? '';
  if (!slide) return <div className={styles.stage}><ViewerMessage text={t('viewer.noLevels')} /></div>;
  return <OpenSlide key={series} study={study} series={series} slide={slide} onFirstImage={onFirstImage} />;
}

type OpenProps = { study: Study; series: string; slide: Pyramid; onFirstImage: (() => void) | undefined };

function OpenSlide({ study, series, slide, onFirstImage }: OpenProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const navigator = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState(() => firstChoice(slide));
  const { state, ...act } = useSlide(element, navigator, slide, choice, { study: study.studyInstanceUid, series }, onFirstImage);
  const micrometres = slide.levels[slide.levels.length - 1]?.micrometresPerPixel;
  const native = nativePower(slide.objective, micrometres);
  const bar = micrometres !== undefined && state.imageZoom > 0 ? scaleBar(micrometres / state.imageZoom, scaleBarPixelsMax) : undefined;

  return (
    <div className={styles.viewer} data-testid="slide-viewer" data-ready={state.ready} data-levels={slide.levels.length}>
      <div className={styles.toolbar} role="toolbar" aria-label={t('viewer.tools')}>
        <ToolButton label={t('viewer.fit')} hint="0" icon={IconMaximize} onClick={act.fit} testid="slide-fit" />
        <ToolButton label={t('viewer.zoomIn')} hint="+" icon={IconZoomIn} onClick={() => act.zoomBy(1.6)} testid="slide-zoom-in" />
        <ToolButton label={t('viewer.zoomOut')} hint="-" icon={IconZoomOut} onClick={() => act.zoomBy(1 / 1.6)} testid="slide-zoom-out" />
        <ToolButton label={t('viewer.rotateLeft')} icon={IconRotate2} onClick={() => act.rotate(-90)} testid="slide-rotate-left" />
        <ToolButton label={t('viewer.rotateRight')} icon={IconRotateClockwise2} onClick={() => act.rotate(90)} testid="slide-rotate-right" />
        <LayerTools slide={slide} choice={choice} onChoice={setChoice} />
        {native !== undefined && <span className={styles.divider} />}
        {native !== undefined && (
          <div className={styles.powers} role="group" aria-label={t('viewer.magnification')}>
            {powersUpTo(native).map((power) => (
              <Button
                key={power} size="compact-sm" variant="subtle" color="gray" className={styles.button}
                onClick={() => act.zoomTo(power / native)} data-testid={`power-${power}`}
              >
                {powerLabel(power)}
              </Button>
            ))}
          </div>
        )}
        {native !== undefined && state.imageZoom > 0 && (
          <span className={styles.magnification} data-testid="magnification">{powerLabel(native * state.imageZoom)}</span>
        )}
      </div>
      <div className={styles.stage}>
        <div
          ref={element} className={styles.canvas} data-light role="application" aria-label={t('viewer.slideLabel')} data-testid="slide-canvas"
        />
        <div ref={navigator} className={styles.navigator} aria-hidden="true" data-testid="slide-navigator" />
        <div className={styles.slideFacts}>
          <strong>{personName(study.patientName)}</strong>
          <span>{study.patientId}</span>
          {slide.container && <span>{slide.container}</span>}
        </div>
        {bar && (
          <div className={styles.scale} data-testid="scale-bar">
            {bar.label}
            <div className={styles.scaleBar} style={{ width: bar.pixels }} />
          </div>
        )}
        {!state.ready && state.failedTiles === 0 && <ViewerMessage busy text={t('viewer.loading')} />}
        {!state.ready && state.failedTiles > 0 && <ViewerMessage text={t('viewer.failed')} />}
        {state.ready && state.failedTiles > 0 && (
          <p className={styles.warning} role="status">{t('viewer.tilesFailed', { count: state.failedTiles })}</p>
        )}
      </div>
    </div>
  );
}
