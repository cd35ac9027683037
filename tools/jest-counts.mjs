// A jest reporter that leaves the numbers of a run where tools/ci.mjs finds them.
import { writeFileSync } from 'node:fs'

export default class Counts {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites
    writeFileSync(
      process.env.GATE_TEST_COUNTS,
      JSON.stringify({ passed: numPassedTests, failed, skipped: numPendingTests })
    )
  }
}
