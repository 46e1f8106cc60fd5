import OpenSeadragon from 'openseadragon';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { address } from '../address';
import { onUnauthorized } from '../../api/http';
import type { Choice } from './layers';
import type { Pyramid } from './pyramid';
import { tileSource } from './tileSource';

export type SlideState = { ready: boolean; failedTiles: number; imageZoom: number };
type Names = { study: string; series: string };
type Failure = { tileRequest?: XMLHttpRequest };

const tilesKeptMax = 600;
const zoomBeyondNative = 2;

/**
 * Lays a picture over those that are shown, and takes these away once all of it is there. Replacing one picture by another, as the library
 * offers it, leaves the first of two fast changes on top.
 */
function show(viewer: OpenSeadragon.Viewer | undefined, source: OpenSeadragon.TileSource) {
  viewer?.addTiledImage({
    tileSource: source,
    success: (event) => {
      const { item } = event as unknown as { item: OpenSeadragon.TiledImage };
      item.addHandler('fully-loaded-change', ({ fullyLoaded }) => {
        while (fullyLoaded && viewer.world.getIndexOfItem(item) > 0) viewer.world.removeItem(viewer.world.getItemAt(0));
      });
    },
  });
}

/** Opens a slide in an element for as long as the component shows it; `imageZoom` is screen pixels per pixel of the largest level. */
export function useSlide(
  element: RefObject<HTMLDivElement | null>, navigator: RefObject<HTMLDivElement | null>, slide: Pyramid, choice: Choice,
  { study, series }: Names, onFirstImage: (() => void) | undefined,
) {
  const viewer = useRef<OpenSeadragon.Viewer>(undefined);
  const chosen = useRef(choice);
  const first = useRef(onFirstImage);
  first.current = onFirstImage;
  const [state, setState] = useState<SlideState>({ ready: false, failedTiles: 0, imageZoom: 0 });

  useEffect(() => {
    const opened = OpenSeadragon({
      element: element.current!,
      tileSources: tileSource(slide, chosen.current, (instance) => address.instance(study, series, instance)),
      drawer: 'canvas',
      loadTilesWithAjax: true,
      ajaxHeaders: { Accept: 'image/jpeg, image/png' },
      showNavigationControl: false,
      showNavigator: true,
      navigatorElement: navigator.current!,
      maxImageCacheCount: tilesKeptMax,
      maxZoomPixelRatio: zoomBeyondNative,
      visibilityRatio: 0.3,
      animationTime: 0.6,
      springStiffness: 9,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      placeholderFillStyle: '#ffffff',
    } as OpenSeadragon.Options);
    viewer.current = opened;
    const zoomed = () => {
      const picture = opened.world.getItemAt(0);
      if (picture) setState((s) => ({ ...s, imageZoom: picture.viewportToImageZoom(opened.viewport.getZoom(true)) }));
    };
    opened.addHandler('open', zoomed);
    opened.addHandler('zoom', zoomed);
    opened.addHandler('animation', zoomed);
    opened.addOnceHandler('tile-drawn', () => {
      setState((s) => ({ ...s, ready: true }));
      first.current?.();
    });
    opened.addHandler('tile-load-failed', (event) => {
      if ((event as unknown as Failure).tileRequest?.status === 401) onUnauthorized();
      setState((s) => ({ ...s, failedTiles: s.failedTiles + 1 }));
    });
    return () => {
      viewer.current = undefined;
      opened.destroy();
    };
  }, [element, navigator, slide, study, series]);

  useEffect(() => {
    if (chosen.current === choice) return;
    chosen.current = choice;
    show(viewer.current, tileSource(slide, choice, (instance) => address.instance(study, series, instance)));
  }, [choice, slide, study, series]);

  return {
    state,
    fit: () => viewer.current?.viewport.goHome(),
    rotate: (degrees: number) => viewer.current?.viewport.setRotation((viewer.current.viewport.getRotation() + degrees) % 360),
    zoomTo: (imageZoom: number) => {
      const picture = viewer.current?.world.getItemAt(0);
      if (picture) viewer.current!.viewport.zoomTo(picture.imageToViewportZoom(imageZoom));
    },
    zoomBy: (factor: number) => viewer.current?.viewport.zoomBy(factor),
  };
}
