const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/tools/jest-transform.mjs' },
  injectGlobals: false,
  restoreMocks: true,
  reporters: ['default', ...(process.env.GATE_TEST_COUNTS ? ['<rootDir>/tools/jest-counts.mjs'] : [])]
}

/** @type {import('jest').Config} */
export default {
  ...shared,
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testTimeout: 120_000,
  maxWorkers: 2,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/action.ts', '!src/post.ts', '!src/cli.ts'],
  coverageReporters: ['text', 'lcovonly'],
  coverageThreshold: { global: { lines: 90, branches: 85 } }
}
