import { useTranslation } from 'react-i18next';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { Study } from '../../studies/types';
import { type Attributes, number, numbers, Tag, text } from '../attributes';
import { ViewerMessage } from '../ViewerMessage';
import styles from '../Viewer.module.css';
import { markers } from './orientation';
import { SliceSlider } from './SliceSlider';
import { StackOverlay } from './StackOverlay';
import { StackToolbar, toolKeys } from './StackToolbar';
import { stackImages } from './stackImages';
import type { StackTool } from './stackViewport';
import { useStackViewport } from './useStackViewport';
import { ctWindows } from './windows';

type Props = { study: Study; instances: Attributes[]; onFirstImage?: () => void };

const pageSteps = 10;

export default function StackViewer({ study, instances, onFirstImage }: Props) {
  const { t } = useTranslation();
  const images = useMemo(() => stackImages(instances, window.location.origin), [instances]);
  const [tool, setTool] = useState<StackTool>('window');
  const { element, viewport, status, loaded, failed, failure } = useStackViewport(images, onFirstImage);
  const current = images[status.index]?.attributes;
  const hounsfield = text(images[0]?.attributes, Tag.modality) === 'CT';
  const presets = Object.values(ctWindows);

  function choose(next: StackTool) {
    setTool(next);
    viewport?.use(next);
  }

  function keyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || !viewport) return;
    const steps: Record<string, number> = {
      ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: pageSteps, PageUp: -pageSteps, Home: -images.length, End: images.length,
    };
    const byKey = (Object.entries(toolKeys) as [StackTool, string][]).find(([, key]) => key === event.key.toLowerCase());
    const preset = hounsfield ? presets[Number(event.key) - 1] : undefined;
    if (event.key in steps) viewport.step(steps[event.key]!);
    else if (byKey) choose(byKey[0]);
    else if (preset) viewport.setWindow(preset);
    else if (event.key === 'i') viewport.invert();
    else if (event.key === 'r') viewport.reset();
    else if (event.key === '+') viewport.zoomBy(1.2);
    else if (event.key === '-') viewport.zoomBy(1 / 1.2);
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.viewer} data-testid="stack-viewer" data-ready={viewport !== undefined} data-slice={status.index + 1}>
      <StackToolbar
        tool={tool} onTool={choose} hounsfield={hounsfield} inverted={status.invert}
        onWindow={(w) => viewport?.setWindow(w)} onInvert={() => viewport?.invert()} onReset={() => viewport?.reset()}
        onClear={() => viewport?.clearMeasurements()}
      />
      <div className={styles.stage}>
        <div
          ref={element} className={styles.canvas} tabIndex={0} role="application" data-testid="stack-canvas"
          aria-label={t('viewer.stackLabel', { count: images.length })} onKeyDown={keyDown} onContextMenu={(e) => e.preventDefault()}
        />
        <StackOverlay
          study={study} image={current} index={status.index} count={images.length} window={status.window} zoom={status.zoom}
          markers={markers(numbers(current, Tag.imageOrientation))} thickness={number(current, Tag.sliceThickness)}
        />
        {images.length > 1 && (
          <SliceSlider index={status.index} count={images.length} loaded={loaded} onIndex={(i) => viewport?.show(i)} />
        )}
        {!viewport && !failure && <ViewerMessage busy text={t('viewer.loading')} />}
        {failure && <ViewerMessage text={t('viewer.failed')} detail={failure} />}
        {viewport && failed > 0 && <p className={styles.warning} role="status">{t('viewer.someFailed', { count: failed })}</p>}
      </div>
    </div>
  );
}
