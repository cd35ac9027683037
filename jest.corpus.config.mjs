import unit from './jest.config.mjs'

/** @type {import('jest').Config} Published binaries against other readers, and what needs minutes: see corpus/README.md. */
export default {
  ...unit,
  testMatch: ['<rootDir>/corpus/**/*.corpus.test.ts'],
  globalSetup: '<rootDir>/tools/corpus/fetch.mjs',
  testTimeout: 600_000,
  coverageThreshold: undefined
}
