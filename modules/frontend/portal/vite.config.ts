import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { thirdParty } from './tools/thirdParty.ts';

const node = process.env.CONSILIUM_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), thirdParty()],
  // A dependency of dcmjs extends Node's EventEmitter; in a browser that class comes from this package.
  resolve: { alias: { events: 'events/events.js' } },
  worker: { format: 'es' },
  optimizeDeps: {
    exclude: ['@cornerstonejs/dicom-image-loader'],
    include: [
      'dicom-parser', '@cornerstonejs/core', '@cornerstonejs/metadata',
      // CommonJS below the loader that is left out above: the browser of a developer cannot import it as it is.
      '@cornerstonejs/codec-charls/decodewasmjs', '@cornerstonejs/codec-openjpeg/decodewasmjs', '@cornerstonejs/codec-libjxl/decodewasmjs',
      '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs', '@cornerstonejs/codec-openjph/wasmjs',
    ],
  },
  server: { proxy: { '/api': node, '/dicomweb': node } },
  build: { target: 'es2022', chunkSizeWarningLimit: 6000 },
  test: { include: ['src/**/*.test.ts', 'tools/*.test.ts'], environment: 'node' },
});
