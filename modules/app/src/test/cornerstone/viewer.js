// Shows a series by WADO-RS alone: metadata once, then the frames of its instances. ?study=UID&series=UID
import { Enums, init, RenderingEngine } from '@cornerstonejs/core';
import { init as initLoader, wadors } from '@cornerstonejs/dicom-image-loader';

const asked = new URLSearchParams(location.search);
const series = `${location.origin}/dicomweb/studies/${asked.get('study')}/series/${asked.get('series')}`;

const value = (instance, tag) => instance[tag]?.Value?.[0];

async function imageIds() {
  const answer = await fetch(`${series}/metadata`, { headers: { Accept: 'application/dicom+json' } });
  const instances = await answer.json();
  instances.sort((a, b) => value(a, '00200013') - value(b, '00200013'));
  return instances.map((instance) => {
    const id = `wadors:${series}/instances/${value(instance, '00080018')}/frames/1`;
    wadors.metaDataManager.add(id, instance);
    return id;
  });
}

async function show() {
  await init();
  await initLoader({ maxWebWorkers: 1 });
  const engine = new RenderingEngine('engine');
  const element = document.getElementById('viewport');
  engine.enableElement({ viewportId: 'viewport', type: Enums.ViewportType.STACK, element });
  const viewport = engine.getViewport('viewport');
  const ids = await imageIds();
  await viewport.setStack(ids, 0);
  viewport.render();
  window.viewer = {
    count: ids.length,
    show: (index) => viewport.setImageIdIndex(index),
    index: () => viewport.getCurrentImageIdIndex(),
    /** Stored values behind the picture, as the viewer decoded them. */
    values: () => Array.from(viewport.getCornerstoneImage().getPixelData()),
    range: () => viewport.getProperties().voiRange,
  };
}

show().catch((error) => {
  window.failed = String(error?.stack ?? error);
});
