import unit from './jest.config.mjs'

/** @type {import('jest').Config} End-to-end runs of dist/: slow, one at a time, see e2e/README.md. */
export default {
  ...unit,
  testMatch: ['<rootDir>/e2e/**/*.test.ts'],
  testTimeout: 900_000,
  maxWorkers: 1,
  coverageThreshold: undefined
}
