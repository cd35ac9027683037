// src/cli/help.ts
/** What `--help` prints. */
const HELP = `go-provenance-gate: proves where a Go binary came from, or says what is missing

  check [packages]     build, record, compare, judge (default: ./...)
  check -- COMMAND     run it with Go's tools observed, then judge what --binaries names
  inspect FILE|DIR...  read binaries that are already there, in archives too; nothing is run
  compare OLD NEW      the differences of two records, each with its reason
  diagnose [LOG|-]     why a build failed: from its log, or of a command behind --
  toolchain [verify]   which Go this is; whether it is the one that was published
  cache ACTION         the build cache of Go: audit, ledger, enforce
  reproduce [PACKAGES|FILE]  build again elsewhere, or a file from its own record; compare the bytes
  rules [ID]           the rules, or one of them
  schema [NAME]        the JSON Schema of the record, or of the policy

check
  -C DIR                     work in that folder
  --build-flags "FLAGS"      flags of go build, quoted as in a shell
  --target GOOS/GOARCH       build for it (repeat for more)
  --output PATH              put the verified binaries there when the gate opens
  --binaries GLOB            inspect these instead of building (repeat for more)
  --policy FILE              default: .github/go-provenance-gate.yml upwards
  --baseline FILE|DIR|none   default: as the policy says, else your last run
  --on-missing-baseline W    warn, fail or pass
  --fail-on LEVEL            error (default), warning, never
  --gate W                   all, or new: what the baseline has already closes nothing
  --verify-toolchain W       auto, offline or off (default: as the policy says)
  --cache-trust W            off, audit or enforce (default: as the policy says)
  --ledger FILE              what trusted runs wrote into the build cache; in a job
                             \`artifact\`: what the last of them left
  --explain PACKAGE          say why this package was compiled

toolchain verify
  -C DIR                     take the Go that is used in that folder
  --goroot DIR               look at that GOROOT; nothing of it is run
  --lock FILE                published sums to fall back on (default: toolchain.lock)
  --offline                  use no network
  --write-lock               write the proved sum into the lock file

cache audit                  every entry against its name, its seal and the ledger
cache ledger --write FILE    write down the entries that verify, for others to rely on
cache enforce --ledger FILE  set aside what nobody vouches for
  --cache DIR                default: what \`go env GOCACHE\` says
  --ledger FILE              what trusted runs wrote or verified; in a job \`artifact\`
  --after FILE               refuse a ledger that does not go back to this one
  --merge FILE               go back to that ledger, too (repeat for more)
  --sign                     in a job: sign what is written, into FILE.sigstore.json
  --signature FILE           the ledger's signature (default: FILE.sigstore.json, if it is there)
  --require-signature        refuse a ledger that is not signed
  --trusted-root FILE        what signatures are checked with (default: the public Sigstore's)
  --repository OWNER/NAME    whose ledger it is (default: GITHUB_REPOSITORY)
  --ref REF                  of which branch: refs/heads/main
  --aside DIR                where to (default: beside the cache)
  --restore                  move back what was set aside

diagnose
  diagnose build.log         a file, or - for standard input
  diagnose -- go build ./... runs the command and explains its failure
  --exit-code N              the exit code of the command, or alone: what that code says
  -C DIR                     work in that folder

reproduce
  -C DIR                     the module, or the checkout that holds a file's commit
  --build-flags "FLAGS"      of a module: flags of go build, as for check
  --target GOOS/GOARCH       of a module: for it (repeat for more)
  --ldflags "FLAGS"          of a file: those of its build, where it does not record them
  --module PATH@VERSION      of a file: take the sources from the module proxy
  --go PATH                  another go command for the second build
  --cache DIR                a build cache for the second build (default: a new one)
  --offline                  download nothing

Every command takes --json and --help. Colours: NO_COLOR, FORCE_COLOR.
Exit codes: 0 gate open, 1 closed by a finding or a failure explained, 2 wrong usage, 3 no evidence.
`;

export { HELP as t };