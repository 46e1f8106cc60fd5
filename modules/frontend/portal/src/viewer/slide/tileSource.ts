import OpenSeadragon from 'openseadragon';
import { address } from '../address';
import type { Choice } from './layers';
import { frameOf, type Pyramid } from './pyramid';

/** Tiles of one optical path and focal plane of a slide for OpenSeadragon: each is one rendered frame of an instance of the level. */
export function tileSource(slide: Pyramid, choice: Choice, instanceAddress: (instance: string) => string): OpenSeadragon.TileSource {
  const { levels } = slide;
  const planes = slide.planes(choice.path);
  const top = levels[levels.length - 1]!;
  class DicomPyramid extends OpenSeadragon.TileSource {
    override getLevelScale(level: number) {
      return levels[level]!.width / top.width;
    }
    override getNumTiles(level: number) {
      return new OpenSeadragon.Point(levels[level]!.across, levels[level]!.down);
    }
    override getTileWidth(level: number) {
      return levels[level]!.tileWidth;
    }
    override getTileHeight(level: number) {
      return levels[level]!.tileHeight;
    }
    override tileExists(level: number, column: number, row: number) {
      const one = levels[level];
      return one !== undefined && frameOf(one, column, row, choice, planes) !== undefined;
    }
    override getTileUrl(level: number, column: number, row: number) {
      const { instance, number } = frameOf(levels[level]!, column, row, choice, planes)!; // asked only for tiles that exist
      return address.renderedFrame(instanceAddress(instance), number);
    }
  }
  return new DicomPyramid({
    width: top.width, height: top.height, tileWidth: top.tileWidth, tileHeight: top.tileHeight, tileOverlap: 0,
    minLevel: 0, maxLevel: levels.length - 1, ready: true,
  } as unknown as OpenSeadragon.TileSourceOptions);
}
