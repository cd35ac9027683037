/** The programs that several tests look at, so that each is built once. */
import { readFileSync } from 'node:fs'
import { inspectBinary } from '../../src/core/binary/inspect.ts'
import { bytesSource } from '../../src/core/binary/bytes.ts'
import type { BinaryFacts } from '../../src/core/binary/facts.ts'
import { BARE_MAIN, type Program } from './go-programs.ts'

/** What is built for one platform: nothing imported, no cgo. */
export function bare(platform: string, ...flags: string[]): Program {
  const [goos = '', goarch = ''] = platform.split('/')
  return { files: BARE_MAIN, flags, env: { GOOS: goos, GOARCH: goarch } }
}

/** A program that needs the C compiler, for this machine. */
export function withCgo(...flags: string[]): Program {
  return {
    files: {
      'main.go':
        'package main\n\n// static int twice(int n) { return 2 * n; }\nimport "C"\n\n' +
        '//export Tiny\nfunc Tiny() C.int { return C.twice(21) }\n\nfunc main() { println("tiny", Tiny()) }\n'
    },
    flags,
    env: { CGO_ENABLED: '1' }
  }
}

/** 64 and 32 bits, both byte orders, all three formats. */
export const PLATFORMS = [
  'linux/amd64',
  'linux/386',
  'linux/arm64',
  'linux/mips',
  'linux/s390x',
  'windows/amd64',
  'windows/386',
  'darwin/amd64',
  'darwin/arm64'
] as const

/** Inspects bytes that are in memory. */
export function inspectBytes(bytes: Uint8Array): BinaryFacts {
  return inspectBinary('tiny', bytesSource(bytes))
}

/** Inspects a file. */
export function inspectFile(path: string): BinaryFacts {
  return inspectBinary(path, bytesSource(readFileSync(path)))
}
