import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const keepLicenseComments = { output: { comments: { legal: true, annotation: false, jsdoc: false } } };

export default defineConfig({
  // Relative addresses: the site works below any path, so it can be put on any static host.
  base: './',
  plugins: [react()],
  worker: { format: 'es', rolldownOptions: keepLicenseComments },
  build: {
    target: 'es2022',
    sourcemap: false,
    license: { fileName: 'licenses.md' },
    rolldownOptions: keepLicenseComments,
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
});
