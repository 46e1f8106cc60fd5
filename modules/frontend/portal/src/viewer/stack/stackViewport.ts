import { core, loader, startCornerstone, tools } from './cornerstone';
import { outwards, prefetch } from './prefetch';
import type { StackImage } from './stackImages';
import { fromRange, toRange, type Window } from './windows';

export type StackTool = 'window' | 'zoom' | 'pan' | 'scroll' | 'length' | 'ellipse';

const toolNames: Record<StackTool, string> = {
  window: tools.WindowLevelTool.toolName,
  zoom: tools.ZoomTool.toolName,
  pan: tools.PanTool.toolName,
  scroll: tools.StackScrollTool.toolName,
  length: tools.LengthTool.toolName,
  ellipse: tools.EllipticalROITool.toolName,
};

/** What the viewer shows around the image. */
export type StackStatus = { index: number; window: Window | undefined; zoom: number; invert: boolean };

export type StackEvents = {
  status: (status: StackStatus) => void;
  loaded: (index: number, ok: boolean) => void;
  firstImage: () => void;
};

let counter = 0;

/** One stack of images drawn into an element; the only place that talks to the rendering library about it. */
export class StackViewport {
  private readonly id = `stack-${++counter}`;
  private readonly engine: core.RenderingEngine;
  private readonly viewport: core.Types.IStackViewport;
  private readonly group: NonNullable<ReturnType<typeof tools.ToolGroupManager.createToolGroup>>;
  private readonly resize: ResizeObserver;
  private primary: StackTool = 'window';
  private stopPrefetch = () => {};

  private constructor(private readonly element: HTMLDivElement, private readonly images: StackImage[], private readonly events: StackEvents) {
    this.engine = new core.RenderingEngine(this.id);
    this.engine.enableElement({ viewportId: this.id, type: core.Enums.ViewportType.STACK, element });
    this.viewport = this.engine.getViewport(this.id) as core.Types.IStackViewport;
    this.group = tools.ToolGroupManager.createToolGroup(this.id)!;
    for (const name of Object.values(toolNames)) this.group.addTool(name);
    this.group.addViewport(this.id, this.engine.id);
    this.use('window');
    this.resize = new ResizeObserver(() => this.engine.resize(true, true));
  }

  static async open(element: HTMLDivElement, images: StackImage[], start: number, events: StackEvents): Promise<StackViewport> {
    await startCornerstone();
    for (const { imageId, attributes } of images) {
      loader.wadors.metaDataManager.add(imageId, attributes as Parameters<typeof loader.wadors.metaDataManager.add>[1]);
    }
    const viewport = new StackViewport(element, images, events);
    try {
      await viewport.start(start);
      return viewport;
    } catch (failure) {
      viewport.close();
      throw failure;
    }
  }

  private async start(start: number): Promise<void> {
    const report = () => this.report();
    for (const event of [core.Enums.Events.STACK_NEW_IMAGE, core.Enums.Events.VOI_MODIFIED, core.Enums.Events.CAMERA_MODIFIED]) {
      this.element.addEventListener(event, report);
    }
    this.element.addEventListener(core.Enums.Events.IMAGE_RENDERED, () => this.events.firstImage(), { once: true });
    // Asked for by itself first: setStack alone swallows the reason when an image cannot be loaded.
    await this.load(start);
    await this.viewport.setStack(this.images.map(({ imageId }) => imageId), start);
    this.viewport.render();
    this.resize.observe(this.element);
    this.report();
    this.events.loaded(start, true);
    this.stopPrefetch = prefetch(outwards(start, this.images.length).slice(1), (i) => this.load(i), this.events.loaded);
  }

  private load(index: number): Promise<unknown> {
    const options = { requestType: 'prefetch', priority: 0, preScale: { enabled: true }, useRGBA: false };
    return core.imageLoader.loadAndCacheImage(this.images[index]!.imageId, options);
  }

  private report(): void {
    const { voiRange, invert = false } = this.viewport.getProperties();
    this.events.status({
      index: this.viewport.getCurrentImageIdIndex(),
      window: voiRange ? fromRange(voiRange) : undefined,
      zoom: this.viewport.getZoom(),
      invert,
    });
  }

  show(index: number): void {
    const wanted = Math.max(0, Math.min(this.images.length - 1, index));
    if (wanted !== this.viewport.getCurrentImageIdIndex()) void this.viewport.setImageIdIndex(wanted);
  }

  step(by: number): void {
    this.show(this.viewport.getCurrentImageIdIndex() + by);
  }

  setWindow(window: Window): void {
    this.viewport.setProperties({ voiRange: toRange(window) });
    this.redraw();
  }

  invert(): void {
    this.viewport.setProperties({ invert: !this.viewport.getProperties().invert });
    this.redraw();
  }

  zoomBy(factor: number): void {
    this.viewport.setZoom(this.viewport.getZoom() * factor);
    this.redraw();
  }

  reset(): void {
    this.viewport.resetCamera();
    this.viewport.resetProperties();
    this.redraw();
  }

  clearMeasurements(): void {
    const ids = new Set(this.images.map(({ imageId }) => imageId));
    for (const one of tools.annotation.state.getAllAnnotations()) {
      if (one.annotationUID && ids.has(one.metadata?.referencedImageId ?? '')) tools.annotation.state.removeAnnotation(one.annotationUID);
    }
    this.viewport.render();
  }

  /** Gives a tool to the left button; wheel scrolls, the right button zooms and the middle one moves, whatever is chosen. */
  use(tool: StackTool): void {
    const { Primary, Secondary, Auxiliary, Wheel } = tools.Enums.MouseBindings;
    this.group.setToolPassive(toolNames[this.primary], { removeAllBindings: true });
    this.primary = tool;
    const bindings: Record<string, { mouseButton: number }[]> = {
      [toolNames.zoom]: [{ mouseButton: Secondary }],
      [toolNames.pan]: [{ mouseButton: Auxiliary }],
      [toolNames.scroll]: [{ mouseButton: Wheel }],
    };
    (bindings[toolNames[tool]] ??= []).push({ mouseButton: Primary });
    for (const [name, buttons] of Object.entries(bindings)) this.group.setToolActive(name, { bindings: buttons });
  }

  private redraw(): void {
    this.viewport.render();
    this.report();
  }

  close(): void {
    this.stopPrefetch();
    this.resize.disconnect();
    tools.ToolGroupManager.destroyToolGroup(this.id);
    this.engine.destroy();
  }
}
