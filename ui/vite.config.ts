import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const fonts = fileURLToPath(new URL('../assets/fonts', import.meta.url));

/** Where `npm run dev` finds a running core: the address that `debrief-host` prints. */
const core = process.env.DEBRIEF_CORE ?? 'http://127.0.0.1:4600';

export default defineConfig({
  plugins: [svelte()],
  // The deck and the screens share one set of fonts.
  resolve: { alias: { $fonts: fonts }, conditions: process.env.VITEST ? ['browser'] : undefined },
  build: {
    // The oldest engine that shows the page: WebKitGTK 2.40 of Debian 12 and its updates.
    target: 'safari16.4',
    // Fonts stay files, so that the content policy needs no `data:`.
    assetsInlineLimit: 0,
  },
  server: {
    fs: { allow: ['.', fonts] },
    proxy: { '/call': core, '/cancel': core },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
});
