import { defineConfig } from 'vite';

export default defineConfig({
  // A class of the library extends the one of the package, which a bundler would take for Node's own.
  resolve: { alias: { events: 'events/events.js' } },
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 6000, reportCompressedSize: false },
});
