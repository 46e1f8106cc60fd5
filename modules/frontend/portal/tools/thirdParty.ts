import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

type Manifest = { name?: string; version?: string; license?: string };

/** The package a module belongs to: the nearest folder above it whose package.json has a name and a version. */
function packageOf(module: string): string | undefined {
  for (let folder = dirname(module); folder.includes('node_modules'); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest;
    if (name && version) return folder;
  }
  return undefined;
}

function entry(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  const words = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return `${name} ${version} (${license ?? 'see below'})\n\n${words || 'The package carries no licence text of its own.'}\n`;
}

/** Lists every package that went into the portal, with its licence, in `THIRD-PARTY.txt` beside it. */
export function thirdParty(): Plugin {
  const folders = new Set<string>();
  return {
    name: 'third-party',
    apply: 'build',
    transform: {
      order: 'pre',
      handler(_code, id) {
        const folder = packageOf(id.split('?')[0]!.replace(/^\0/, ''));
        if (folder) folders.add(folder);
      },
    },
    generateBundle() {
      const source = [...folders].map(entry).sort().join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY.txt', source });
    },
  };
}
