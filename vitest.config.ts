import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/build.ts'],
    setupFiles: ['test/helpers/no-network.ts', 'test/helpers/seed.ts'],
    restoreMocks: true,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // A file of tests finds the modules that the one before it loaded: they hold no state but what they read once.
    isolate: false,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      thresholds: { 'src/core/**': { branches: 100, functions: 100, lines: 100, statements: 100 } },
    },
  },
});
