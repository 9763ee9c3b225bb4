// The tests that are run against each mutant of core and quantity: those that take them by themselves.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? 'test/core/**/*.test.ts,test/quantity/**/*.test.ts').split(','),
    // It reads the sources, and mutants are in them.
    exclude: ['test/core/figures.test.ts'],
    setupFiles: ['test/helpers/no-network.ts', 'test/helpers/seed.ts'],
    testTimeout: 600_000,
  },
});
