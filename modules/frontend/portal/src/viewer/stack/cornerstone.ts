import * as core from '@cornerstonejs/core';
import * as loader from '@cornerstonejs/dicom-image-loader';
import * as tools from '@cornerstonejs/tools';

export { core, loader, tools };

/** Decoded images kept in memory, in bytes; the oldest make room. */
const cacheBytesMax = 768 * 1024 * 1024;
const decodersMax = 2;

const used = [
  tools.WindowLevelTool, tools.PanTool, tools.ZoomTool, tools.StackScrollTool, tools.LengthTool, tools.EllipticalROITool,
];

/** Measurements in the amber of the orientation letters: it stands out from every grey. */
function styleMeasurements(): void {
  const { style } = tools.annotation.config;
  const { global, ...rest } = style.getDefaultToolStyles();
  style.setDefaultToolStyles({
    ...rest,
    global: {
      ...global, color: '#f3c66b', colorHighlighted: '#ffe3a3', colorSelected: '#ffe3a3', lineWidth: '2', textBoxColor: '#ffe3a3',
      textBoxColorHighlighted: '#ffe3a3', textBoxColorSelected: '#ffe3a3', textBoxFontSize: '15px', textBoxFontFamily: 'IBM Plex Sans Variable, sans-serif',
    },
  });
}

let started: Promise<void> | undefined;

/** Starts the rendering library once per page. */
export function startCornerstone(): Promise<void> {
  started ??= (async () => {
    await core.init();
    await tools.init();
    await loader.init({ maxWebWorkers: Math.min(decodersMax, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)) });
    core.cache.setMaxCacheSize(cacheBytesMax);
    for (const tool of used) tools.addTool(tool);
    styleMeasurements();
  })();
  return started;
}
