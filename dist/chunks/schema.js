import { i as quote, l as GateError } from "./markup.js";
import { t as parseOptions } from "./options.js";

// schema/policy.schema.json
var policy_schema_default = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "https://raw.githubusercontent.com/go-provenance-gate/go-provenance-gate/main/schema/policy.schema.json",
	type: "object",
	properties: {
		"version": {
			"const": 1,
			"description": "Version of this format"
		},
		"gate": {
			"enum": ["all", "new"],
			"type": "string",
			"description": "What closes the gate: every finding, or those that the baseline does not have. Default: `all`"
		},
		"build": {
			"type": "object",
			"properties": {
				"packages": {
					"anyOf": [{
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "One"
					}, {
						"type": "array",
						"items": {
							"type": "string",
							"minLength": 1,
							"maxLength": 4096,
							"description": "One"
						},
						"maxItems": 1e3
					}],
					"description": "What to build, as `go build` takes it. Default: `./...`"
				},
				"flags": {
					"anyOf": [{
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "One"
					}, {
						"type": "array",
						"items": {
							"type": "string",
							"minLength": 1,
							"maxLength": 4096,
							"description": "One"
						},
						"maxItems": 1e3
					}],
					"description": "Flags of `go build`: a list of arguments, or one line with quotes as in a shell"
				},
				"targets": {
					"anyOf": [{
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "One"
					}, {
						"type": "array",
						"items": {
							"type": "string",
							"minLength": 1,
							"maxLength": 4096,
							"description": "One"
						},
						"maxItems": 1e3
					}],
					"description": "`GOOS/GOARCH`, or `GOOS/GOARCH/level`. Default: the host"
				},
				"output": {
					"type": "string",
					"minLength": 1,
					"maxLength": 4096,
					"description": "Where the verified binaries are put: a file, or a folder with `/` at its end"
				},
				"env": {
					"type": "object",
					"propertyNames": {
						"type": "string",
						"pattern": "^[A-Z_][A-Z0-9_]*$"
					},
					"additionalProperties": {
						"type": "string",
						"maxLength": 4096
					},
					"description": "Environment of the go command, for example `CGO_ENABLED: \"0\"`"
				}
			},
			"required": [],
			"additionalProperties": false
		},
		"binaries": {
			"anyOf": [{
				"type": "string",
				"minLength": 1,
				"maxLength": 4096,
				"description": "One"
			}, {
				"type": "array",
				"items": {
					"type": "string",
					"minLength": 1,
					"maxLength": 4096,
					"description": "One"
				},
				"maxItems": 1e3
			}],
			"description": "Globs of binaries that were built elsewhere: they are inspected, nothing is built"
		},
		"rules": {
			"type": "object",
			"propertyNames": { "type": "string" },
			"additionalProperties": {
				"enum": [
					"off",
					"notice",
					"warning",
					"error"
				],
				"type": "string"
			},
			"description": "Level by rule id: off, notice, warning or error"
		},
		"expect": {
			"type": "object",
			"properties": {
				"go": {
					"anyOf": [{
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "One"
					}, {
						"type": "array",
						"items": {
							"type": "string",
							"minLength": 1,
							"maxLength": 4096,
							"description": "One"
						},
						"maxItems": 1e3
					}],
					"description": "Go versions that may compile: `1.26.8`, `1.26.x`, `>=1.26`"
				},
				"flags": {
					"anyOf": [{
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "One"
					}, {
						"type": "array",
						"items": {
							"type": "string",
							"minLength": 1,
							"maxLength": 4096,
							"description": "One"
						},
						"maxItems": 1e3
					}],
					"description": "Flags that every build must have"
				},
				"targets": {
					"anyOf": [{
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "One"
					}, {
						"type": "array",
						"items": {
							"type": "string",
							"minLength": 1,
							"maxLength": 4096,
							"description": "One"
						},
						"maxItems": 1e3
					}],
					"description": "Targets that binaries may be for"
				},
				"stripped": {
					"enum": ["forbidden", "allowed"],
					"type": "string",
					"description": "Whether symbols may be missing"
				},
				"cgo": {
					"type": "boolean",
					"description": "Whether cgo has to be on or off"
				},
				"revision": {
					"type": "string",
					"pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$",
					"description": "The commit"
				}
			},
			"required": [],
			"additionalProperties": false
		},
		"toolchain": {
			"type": "object",
			"properties": {
				"verify": {
					"enum": [
						"auto",
						"offline",
						"off"
					],
					"type": "string",
					"description": "Hold Go against what was published: by the checksum database, by the lock file alone, not at all"
				},
				"lock": {
					"type": "string",
					"minLength": 1,
					"maxLength": 4096,
					"description": "The lock file. Default: the nearest `toolchain.lock`, from the working directory upwards"
				}
			},
			"required": [],
			"additionalProperties": false
		},
		"cache": {
			"type": "object",
			"properties": {
				"trust": {
					"enum": [
						"off",
						"audit",
						"enforce"
					],
					"type": "string",
					"description": "Entries of the build cache that no trusted run vouches for: not looked for, told, or set aside. Default: told, where a ledger is named"
				},
				"ledger": {
					"type": "string",
					"minLength": 1,
					"maxLength": 4096,
					"description": "The ledger of trusted runs: `artifact` (what the last trusted run of the base branch left), or a path. Default: the nearest `cache.ledger`, from the working directory upwards"
				},
				"sign": {
					"type": "boolean",
					"description": "Whether a trusted run signs the ledger that it writes (`id-token: write`). Default: no"
				},
				"signature": {
					"enum": ["optional", "required"],
					"type": "string",
					"description": "A signature beside a ledger has to verify (`optional`, the default), or a ledger without one is refused, too (`required`)"
				},
				"trusted-root": {
					"type": "string",
					"minLength": 1,
					"maxLength": 4096,
					"description": "Trust roots that signatures are checked with. Default: that of the public Sigstore, from the network"
				}
			},
			"required": [],
			"additionalProperties": false
		},
		"baseline": {
			"type": "object",
			"properties": {
				"from": {
					"type": "string",
					"minLength": 1,
					"maxLength": 4096,
					"description": "What a run is compared with: `auto`, `cache`, `artifact`, `git`, `git:REF`, `none`, or the path of a record or a folder of records"
				},
				"branches": {
					"anyOf": [{
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "One"
					}, {
						"type": "array",
						"items": {
							"type": "string",
							"minLength": 1,
							"maxLength": 4096,
							"description": "One"
						},
						"maxItems": 1e3
					}],
					"description": "Globs of branches besides the default one whose runs write a baseline: `release/*`"
				}
			},
			"required": [],
			"additionalProperties": false
		},
		"waivers": {
			"type": "array",
			"items": {
				"type": "object",
				"properties": {
					"rule": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "Rule id"
					},
					"reason": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "Why this is all right for now"
					},
					"until": {
						"type": "string",
						"format": "date",
						"description": "Last day on which it holds, `2026-12-31`, UTC"
					},
					"subject": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4096,
						"description": "A binary's name or package; default: every one"
					}
				},
				"required": [
					"rule",
					"reason",
					"until"
				],
				"additionalProperties": false
			},
			"maxItems": 1e3,
			"description": "Exceptions with a reason and an end"
		}
	},
	required: [],
	additionalProperties: false,
	title: "go-provenance-gate policy",
	description: "What a repository asks of its Go binaries: .github/go-provenance-gate.yml"
};

// schema/record.schema.json
var record_schema_default = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "https://raw.githubusercontent.com/go-provenance-gate/go-provenance-gate/main/schema/record.schema.json",
	type: "object",
	properties: {
		"schema": { "const": 1 },
		"tool": {
			"type": "object",
			"properties": {
				"name": { "const": "go-provenance-gate" },
				"version": {
					"type": "string",
					"maxLength": 4096,
					"description": "Version of this program"
				}
			},
			"required": ["name", "version"],
			"additionalProperties": false
		},
		"subject": {
			"type": "object",
			"properties": {
				"module": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "Path of the main module"
				}, { "type": "null" }] },
				"package": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "Import path of package main"
				}, { "type": "null" }] },
				"target": {
					"type": "string",
					"maxLength": 4096,
					"description": "`GOOS/GOARCH`"
				},
				"name": {
					"type": "string",
					"maxLength": 4096,
					"description": "The binary's file name"
				}
			},
			"required": [
				"module",
				"package",
				"target",
				"name"
			],
			"additionalProperties": false
		},
		"run": {
			"type": "object",
			"properties": {
				"mode": {
					"enum": ["build", "inspect"],
					"type": "string"
				},
				"time": {
					"type": "string",
					"format": "date-time",
					"description": "When the run began, UTC"
				},
				"event": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "The GitHub event's name"
				}, { "type": "null" }] },
				"repository": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "`owner/name`"
				}, { "type": "null" }] },
				"ref": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "GITHUB_REF"
				}, { "type": "null" }] },
				"workflow": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "The workflow, by its file where known"
				}, { "type": "null" }] },
				"job": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "GITHUB_JOB"
				}, { "type": "null" }] },
				"leg": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "Leg of a matrix"
				}, { "type": "null" }] },
				"runId": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "GITHUB_RUN_ID"
				}, { "type": "null" }] },
				"runNumber": { "anyOf": [{
					"type": "integer",
					"minimum": 0,
					"description": "GITHUB_RUN_NUMBER"
				}, { "type": "null" }] },
				"runAttempt": { "anyOf": [{
					"type": "integer",
					"minimum": 0,
					"description": "GITHUB_RUN_ATTEMPT"
				}, { "type": "null" }] },
				"workflowFile": { "anyOf": [{
					"type": "object",
					"properties": {
						"path": {
							"type": "string",
							"maxLength": 4096,
							"description": "In the repository"
						},
						"sha256": {
							"type": "string",
							"pattern": "^[0-9a-f]{64}$",
							"description": "Of its text"
						}
					},
					"required": ["path", "sha256"],
					"additionalProperties": false
				}, { "type": "null" }] },
				"runner": {
					"type": "object",
					"properties": {
						"os": {
							"type": "string",
							"maxLength": 4096,
							"description": "Operating system"
						},
						"arch": {
							"type": "string",
							"maxLength": 4096,
							"description": "Processor"
						},
						"image": { "anyOf": [{
							"type": "string",
							"maxLength": 4096,
							"description": "Image and version of a hosted runner"
						}, { "type": "null" }] }
					},
					"required": [
						"os",
						"arch",
						"image"
					],
					"additionalProperties": false
				}
			},
			"required": [
				"mode",
				"time",
				"event",
				"repository",
				"ref",
				"workflow",
				"job",
				"leg",
				"runId",
				"runNumber",
				"runAttempt",
				"workflowFile",
				"runner"
			],
			"additionalProperties": false
		},
		"source": {
			"type": "object",
			"properties": {
				"vcs": {
					"enum": [
						"git",
						"none",
						"unavailable"
					],
					"type": "string"
				},
				"reason": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "Why git could not be asked"
				}, { "type": "null" }] },
				"head": { "anyOf": [{
					"type": "string",
					"pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$",
					"description": "The commit that was built"
				}, { "type": "null" }] },
				"parents": {
					"type": "array",
					"items": {
						"type": "string",
						"pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$",
						"description": "A parent of it"
					},
					"maxItems": 100,
					"description": "Parents, the base of a test merge first"
				},
				"branch": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "The branch that was checked out"
				}, { "type": "null" }] },
				"shallow": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] },
				"dirtyCount": { "anyOf": [{
					"type": "integer",
					"minimum": 0,
					"description": "Files that differ from the commit"
				}, { "type": "null" }] },
				"dirtyFiles": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "Relative to the repository"
					},
					"maxItems": 100,
					"description": "The first of them"
				},
				"directory": {
					"type": "string",
					"maxLength": 4096,
					"description": "The module's folder in the repository"
				},
				"event": {
					"type": "object",
					"properties": {
						"commit": { "anyOf": [{
							"type": "string",
							"pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$",
							"description": "GITHUB_SHA"
						}, { "type": "null" }] },
						"head": { "anyOf": [{
							"type": "string",
							"pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$",
							"description": "What the event is about"
						}, { "type": "null" }] },
						"base": { "anyOf": [{
							"type": "string",
							"pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$",
							"description": "What it is compared with"
						}, { "type": "null" }] }
					},
					"required": [
						"commit",
						"head",
						"base"
					],
					"additionalProperties": false
				}
			},
			"required": [
				"vcs",
				"reason",
				"head",
				"parents",
				"branch",
				"shallow",
				"dirtyCount",
				"dirtyFiles",
				"directory",
				"event"
			],
			"additionalProperties": false
		},
		"toolchain": {
			"type": "object",
			"properties": {
				"version": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "GOVERSION"
				}, { "type": "null" }] },
				"goroot": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "GOROOT"
				}, { "type": "null" }] },
				"host": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "`GOHOSTOS/GOHOSTARCH`"
				}, { "type": "null" }] },
				"asked": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "GOTOOLCHAIN"
				}, { "type": "null" }] },
				"local": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "Version of the go command in PATH"
				}, { "type": "null" }] },
				"experiments": {
					"type": "string",
					"maxLength": 4096,
					"description": "GOEXPERIMENT"
				},
				"tools": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"name": {
								"type": "string",
								"maxLength": 4096,
								"description": "compile, link ..."
							},
							"path": {
								"type": "string",
								"maxLength": 4096,
								"description": "File"
							},
							"sha256": {
								"type": "string",
								"pattern": "^[0-9a-f]{64}$",
								"description": "Of it"
							},
							"size": {
								"type": "integer",
								"minimum": 0,
								"description": "Bytes"
							}
						},
						"required": [
							"name",
							"path",
							"sha256",
							"size"
						],
						"additionalProperties": false
					},
					"maxItems": 100,
					"description": "The go command and the tools it runs"
				},
				"cc": { "anyOf": [{
					"type": "object",
					"properties": {
						"name": {
							"type": "string",
							"maxLength": 4096,
							"description": "gcc, clang ..."
						},
						"path": {
							"type": "string",
							"maxLength": 4096,
							"description": "File"
						},
						"sha256": {
							"type": "string",
							"pattern": "^[0-9a-f]{64}$",
							"description": "Of it"
						},
						"size": {
							"type": "integer",
							"minimum": 0,
							"description": "Bytes"
						},
						"version": { "anyOf": [{
							"type": "string",
							"maxLength": 4096,
							"description": "What it says of itself"
						}, { "type": "null" }] }
					},
					"required": [
						"name",
						"path",
						"sha256",
						"size",
						"version"
					],
					"additionalProperties": false
				}, { "type": "null" }] },
				"goMod": { "anyOf": [{
					"type": "object",
					"properties": {
						"file": {
							"type": "string",
							"maxLength": 4096,
							"description": "Path in the repository"
						},
						"module": {
							"type": "string",
							"maxLength": 4096,
							"description": "Module path"
						},
						"go": { "anyOf": [{
							"type": "string",
							"maxLength": 4096,
							"description": "The go line"
						}, { "type": "null" }] },
						"goLine": { "anyOf": [{
							"type": "integer",
							"minimum": 0,
							"description": "1-based"
						}, { "type": "null" }] },
						"toolchain": { "anyOf": [{
							"type": "string",
							"maxLength": 4096,
							"description": "The toolchain line"
						}, { "type": "null" }] },
						"toolchainLine": { "anyOf": [{
							"type": "integer",
							"minimum": 0,
							"description": "1-based"
						}, { "type": "null" }] }
					},
					"required": [
						"file",
						"module",
						"go",
						"goLine",
						"toolchain",
						"toolchainLine"
					],
					"additionalProperties": false
				}, { "type": "null" }] },
				"authenticity": {
					"anyOf": [{
						"type": "object",
						"properties": {
							"verdict": {
								"enum": [
									"authentic",
									"equivalent",
									"modified",
									"unpublished",
									"unknown"
								],
								"type": "string"
							},
							"version": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "GOROOT/VERSION"
							}, { "type": "null" }] },
							"platform": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "Host of the tools, `GOOS/GOARCH`"
							}, { "type": "null" }] },
							"treeHash": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "`h1:` sum of GOROOT"
							}, { "type": "null" }] },
							"published": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "`h1:` sum of the release"
							}, { "type": "null" }] },
							"source": { "anyOf": [{
								"enum": ["database", "lock"],
								"type": "string"
							}, { "type": "null" }] },
							"log": { "anyOf": [{
								"type": "object",
								"properties": {
									"name": {
										"type": "string",
										"maxLength": 4096,
										"description": "The checksum database"
									},
									"size": {
										"type": "integer",
										"minimum": 0,
										"description": "Records of the signed tree"
									},
									"record": {
										"type": "integer",
										"minimum": 0,
										"description": "Number of the record"
									},
									"inclusion": { "const": "proved" }
								},
								"required": [
									"name",
									"size",
									"record",
									"inclusion"
								],
								"additionalProperties": false
							}, { "type": "null" }] },
							"modified": {
								"type": "array",
								"items": {
									"type": "string",
									"maxLength": 4096,
									"description": "Path"
								},
								"maxItems": 100,
								"description": "Files that differ, the first of them"
							},
							"missing": {
								"type": "array",
								"items": {
									"type": "string",
									"maxLength": 4096,
									"description": "Path"
								},
								"maxItems": 100,
								"description": "Files that are not there"
							},
							"extra": {
								"type": "array",
								"items": {
									"type": "string",
									"maxLength": 4096,
									"description": "Path"
								},
								"maxItems": 100,
								"description": "Files that were not published"
							},
							"differing": { "anyOf": [{
								"type": "integer",
								"minimum": 0,
								"description": "Files that differ in all; null where they could not be named"
							}, { "type": "null" }] },
							"cause": { "anyOf": [{
								"enum": ["gotoolchain", "go-env"],
								"type": "string"
							}, { "type": "null" }] },
							"why": {
								"type": "string",
								"maxLength": 1048576,
								"description": "Why the verdict is what it is"
							},
							"mixed": {
								"type": "array",
								"items": {
									"type": "object",
									"properties": {
										"part": {
											"type": "string",
											"maxLength": 4096,
											"description": "Part of GOROOT"
										},
										"version": {
											"type": "string",
											"maxLength": 4096,
											"description": "Its version"
										}
									},
									"required": ["part", "version"],
									"additionalProperties": false
								},
								"maxItems": 100,
								"description": "Parts of another version"
							}
						},
						"required": [
							"verdict",
							"version",
							"platform",
							"treeHash",
							"published",
							"source",
							"log",
							"modified",
							"missing",
							"extra",
							"differing",
							"cause",
							"why",
							"mixed"
						],
						"additionalProperties": false
					}, { "type": "null" }],
					"default": null
				}
			},
			"required": [
				"version",
				"goroot",
				"host",
				"asked",
				"local",
				"experiments",
				"tools",
				"cc",
				"goMod"
			],
			"additionalProperties": false
		},
		"environment": {
			"type": "object",
			"properties": {
				"effective": {
					"type": "object",
					"propertyNames": {
						"type": "string",
						"maxLength": 1024
					},
					"additionalProperties": {
						"type": "string",
						"maxLength": 1048576
					},
					"maxProperties": 2e3,
					"description": "What the go command used"
				},
				"changed": {
					"type": "object",
					"propertyNames": {
						"type": "string",
						"maxLength": 1024
					},
					"additionalProperties": {
						"type": "string",
						"maxLength": 1048576
					},
					"maxProperties": 2e3,
					"description": "What was changed from Go's defaults"
				},
				"origins": {
					"type": "object",
					"propertyNames": {
						"type": "string",
						"maxLength": 1024
					},
					"additionalProperties": {
						"enum": [
							"environment",
							"policy",
							"goenv",
							"goroot",
							"go.mod",
							"default"
						],
						"type": "string"
					},
					"maxProperties": 2e3,
					"description": "Where each changed value comes from"
				}
			},
			"required": [
				"effective",
				"changed",
				"origins"
			],
			"additionalProperties": false
		},
		"modules": {
			"type": "object",
			"properties": {
				"vendored": { "type": "boolean" },
				"workspace": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "go.work in the repository"
				}, { "type": "null" }] },
				"deps": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"path": {
								"type": "string",
								"maxLength": 4096,
								"description": "Module path, or the folder that replaces it"
							},
							"version": {
								"type": "string",
								"maxLength": 4096,
								"description": "Version; `(devel)` for a checkout or folder"
							},
							"sum": {
								"type": "string",
								"maxLength": 4096,
								"description": "`h1:` sum, empty where the binary records none"
							},
							"replace": { "anyOf": [{
								"type": "object",
								"properties": {
									"path": {
										"type": "string",
										"maxLength": 4096,
										"description": "Module path, or the folder that replaces it"
									},
									"version": {
										"type": "string",
										"maxLength": 4096,
										"description": "Version; `(devel)` for a checkout or folder"
									},
									"sum": {
										"type": "string",
										"maxLength": 4096,
										"description": "`h1:` sum, empty where the binary records none"
									}
								},
								"required": [
									"path",
									"version",
									"sum"
								],
								"additionalProperties": false
							}, { "type": "null" }] },
							"state": {
								"enum": [
									"locked",
									"mismatch",
									"unlocked",
									"vendored",
									"local",
									"unknown"
								],
								"type": "string"
							}
						},
						"required": [
							"path",
							"version",
							"sum",
							"replace",
							"state"
						],
						"additionalProperties": false
					},
					"maxItems": 1e5,
					"description": "Linked modules"
				}
			},
			"required": [
				"vendored",
				"workspace",
				"deps"
			],
			"additionalProperties": false
		},
		"cache": {
			"type": "object",
			"properties": {
				"path": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "GOCACHE"
				}, { "type": "null" }] },
				"state": { "anyOf": [{
					"enum": [
						"ready",
						"read-only",
						"full",
						"empty",
						"missing",
						"off",
						"relative",
						"unknown"
					],
					"type": "string"
				}, { "type": "null" }] },
				"remarks": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 1048576,
						"description": "One sentence"
					},
					"maxItems": 100,
					"description": "What else is odd about the folder"
				},
				"compiled": {
					"type": "integer",
					"minimum": 0,
					"description": "Packages compiled in this build"
				},
				"cached": {
					"type": "integer",
					"minimum": 0,
					"description": "Packages taken from the cache"
				},
				"verified": {
					"type": "integer",
					"minimum": 0,
					"description": "Of the cached: those whose bytes, seal, action and index entry agree"
				},
				"corrupt": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"package": {
								"type": "string",
								"maxLength": 4096,
								"description": "Import path"
							},
							"file": {
								"type": "string",
								"maxLength": 4096,
								"description": "The archive, in the cache's folder"
							},
							"why": {
								"type": "string",
								"maxLength": 1048576,
								"description": "Expected X, got Y"
							}
						},
						"required": [
							"package",
							"file",
							"why"
						],
						"additionalProperties": false
					},
					"maxItems": 2e5,
					"description": "Other bytes than the name says"
				},
				"conflicting": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"package": {
								"type": "string",
								"maxLength": 4096,
								"description": "Import path"
							},
							"file": {
								"type": "string",
								"maxLength": 4096,
								"description": "The archive, in the cache's folder"
							},
							"why": {
								"type": "string",
								"maxLength": 1048576,
								"description": "Expected X, got Y"
							}
						},
						"required": [
							"package",
							"file",
							"why"
						],
						"additionalProperties": false
					},
					"maxItems": 2e5,
					"description": "Whole, but not what the index or their own seal says"
				},
				"unverified": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"package": {
								"type": "string",
								"maxLength": 4096,
								"description": "Import path"
							},
							"file": {
								"type": "string",
								"maxLength": 4096,
								"description": "The archive, in the cache's folder"
							},
							"why": {
								"type": "string",
								"maxLength": 1048576,
								"description": "Expected X, got Y"
							}
						},
						"required": [
							"package",
							"file",
							"why"
						],
						"additionalProperties": false
					},
					"maxItems": 2e5,
					"description": "Not read to the end"
				},
				"ledger": {
					"anyOf": [{
						"type": "object",
						"properties": {
							"trust": {
								"enum": ["audit", "enforce"],
								"type": "string"
							},
							"file": {
								"type": "string",
								"maxLength": 4096,
								"description": "Where it was read from"
							},
							"state": {
								"enum": [
									"used",
									"missing",
									"unreadable",
									"foreign",
									"invalid"
								],
								"type": "string"
							},
							"why": { "anyOf": [{
								"type": "string",
								"maxLength": 1048576,
								"description": "Why it was not used, or vouches for nothing any more"
							}, { "type": "null" }] },
							"generation": { "anyOf": [{
								"type": "integer",
								"minimum": 0,
								"description": "Its number in the chain"
							}, { "type": "null" }] },
							"digest": { "anyOf": [{
								"type": "string",
								"pattern": "^[0-9a-f]{64}$",
								"description": "Of its content"
							}, { "type": "null" }] },
							"signer": {
								"anyOf": [{
									"type": "string",
									"maxLength": 4096,
									"description": "The workflow that signed it, with its ref; null: not signed, or not used"
								}, { "type": "null" }],
								"default": null
							},
							"entries": {
								"type": "integer",
								"minimum": 0,
								"description": "Entries that it vouches for"
							},
							"setAside": {
								"type": "integer",
								"minimum": 0,
								"description": "Entries that were set aside before the build"
							},
							"trusted": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] },
							"witnessed": {
								"type": "integer",
								"minimum": 0,
								"description": "Packages from the cache that it vouches for"
							},
							"unwitnessed": {
								"type": "array",
								"items": {
									"type": "object",
									"properties": {
										"package": {
											"type": "string",
											"maxLength": 4096,
											"description": "Import path"
										},
										"file": {
											"type": "string",
											"maxLength": 4096,
											"description": "The archive, in the cache's folder"
										},
										"why": {
											"type": "string",
											"maxLength": 1048576,
											"description": "Expected X, got Y"
										}
									},
									"required": [
										"package",
										"file",
										"why"
									],
									"additionalProperties": false
								},
								"maxItems": 2e5,
								"description": "Packages from the cache that nobody vouches for"
							}
						},
						"required": [
							"trust",
							"file",
							"state",
							"why",
							"generation",
							"digest",
							"entries",
							"setAside",
							"trusted",
							"witnessed",
							"unwitnessed"
						],
						"additionalProperties": false
					}, { "type": "null" }],
					"default": null
				}
			},
			"required": [
				"path",
				"state",
				"remarks",
				"compiled",
				"cached",
				"verified",
				"corrupt",
				"conflicting",
				"unverified"
			],
			"additionalProperties": false
		},
		"packages": {
			"type": "array",
			"items": {
				"type": "object",
				"properties": {
					"path": {
						"type": "string",
						"maxLength": 4096,
						"description": "Import path"
					},
					"module": { "anyOf": [{
						"type": "string",
						"maxLength": 4096,
						"description": "Its module; `std` for the standard library"
					}, { "type": "null" }] },
					"actionId": { "anyOf": [{
						"type": "string",
						"maxLength": 4096,
						"description": "Hash of its inputs"
					}, { "type": "null" }] },
					"contentId": { "anyOf": [{
						"type": "string",
						"maxLength": 4096,
						"description": "Hash of its archive"
					}, { "type": "null" }] },
					"outputSha256": { "anyOf": [{
						"type": "string",
						"pattern": "^[0-9a-f]{64}$",
						"description": "Of its archive"
					}, { "type": "null" }] },
					"origin": {
						"enum": ["compiled", "cached"],
						"type": "string"
					},
					"entry": { "anyOf": [{
						"enum": [
							"verified",
							"corrupt",
							"conflicting",
							"unverified",
							"elsewhere"
						],
						"type": "string"
					}, { "type": "null" }] },
					"milliseconds": { "anyOf": [{
						"type": "integer",
						"minimum": 0,
						"description": "Time to compile it"
					}, { "type": "null" }] }
				},
				"required": [
					"path",
					"module",
					"actionId",
					"contentId",
					"outputSha256",
					"origin",
					"entry",
					"milliseconds"
				],
				"additionalProperties": false
			},
			"maxItems": 2e5,
			"description": "Every package that was linked, but unsafe"
		},
		"build": { "anyOf": [{
			"type": "object",
			"properties": {
				"packages": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "Pattern"
					},
					"maxItems": 1e3,
					"description": "Arguments of go build"
				},
				"flags": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 1048576,
						"description": "One argument"
					},
					"maxItems": 1e3,
					"description": "Values of -X are redacted"
				},
				"env": {
					"type": "object",
					"propertyNames": {
						"type": "string",
						"maxLength": 1024
					},
					"additionalProperties": {
						"type": "string",
						"maxLength": 1048576
					},
					"maxProperties": 2e3,
					"description": "Set by the policy for the build"
				},
				"flagsFrom": {
					"enum": [
						"input",
						"policy",
						"none"
					],
					"type": "string"
				},
				"flagsAt": { "anyOf": [{
					"type": "object",
					"properties": {
						"file": {
							"type": "string",
							"maxLength": 4096,
							"description": "Path relative to the repository"
						},
						"line": { "anyOf": [{
							"type": "integer",
							"minimum": 0,
							"description": "1-based"
						}, { "type": "null" }] }
					},
					"required": ["file", "line"],
					"additionalProperties": false
				}, { "type": "null" }] },
				"policySha256": { "anyOf": [{
					"type": "string",
					"pattern": "^[0-9a-f]{64}$",
					"description": "Of the policy file that the build was read from"
				}, { "type": "null" }] }
			},
			"required": [
				"packages",
				"flags",
				"env",
				"flagsFrom",
				"flagsAt",
				"policySha256"
			],
			"additionalProperties": false
		}, { "type": "null" }] },
		"link": { "anyOf": [{
			"type": "object",
			"properties": {
				"flags": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 1048576,
						"description": "One argument"
					},
					"maxItems": 1e4,
					"description": "The linker's arguments, without those that name files of one run"
				},
				"buildMode": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "exe, pie ..."
				}, { "type": "null" }] },
				"external": { "type": "boolean" },
				"actionId": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "Hash of the inputs of the link"
				}, { "type": "null" }] },
				"landed": { "anyOf": [{
					"enum": ["mv", "cp"],
					"type": "string"
				}, { "type": "null" }] },
				"modInfoAgrees": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] }
			},
			"required": [
				"flags",
				"buildMode",
				"external",
				"actionId",
				"landed",
				"modInfoAgrees"
			],
			"additionalProperties": false
		}, { "type": "null" }] },
		"trace": { "anyOf": [{
			"type": "object",
			"properties": {
				"toolexec": { "anyOf": [{
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "A word"
					},
					"maxItems": 100,
					"description": "What -toolexec put in front of the tools"
				}, { "type": "null" }] },
				"overlaid": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"from": {
								"type": "string",
								"maxLength": 4096,
								"description": "What was compiled"
							},
							"to": {
								"type": "string",
								"maxLength": 4096,
								"description": "In the place of"
							}
						},
						"required": ["from", "to"],
						"additionalProperties": false
					},
					"maxItems": 100,
					"description": "Files that -overlay replaced"
				},
				"cgo": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "Import path"
					},
					"maxItems": 1e3,
					"description": "Packages with C code that were compiled now"
				},
				"hostPrograms": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "Program"
					},
					"maxItems": 100,
					"description": "C compilers and other programs of the host that ran"
				},
				"linked": { "type": "boolean" },
				"landedElsewhere": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "Where the file landed when that is not where it was to land"
				}, { "type": "null" }] },
				"missedVariables": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "Name"
					},
					"maxItems": 100,
					"description": "Definitions of -X that changed nothing"
				},
				"graphAgrees": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] },
				"lines": {
					"type": "integer",
					"minimum": 0,
					"description": "Lines of the trace"
				},
				"cutLines": {
					"type": "integer",
					"minimum": 0,
					"description": "Lines over the bound"
				}
			},
			"required": [
				"toolexec",
				"overlaid",
				"cgo",
				"hostPrograms",
				"linked",
				"landedElsewhere",
				"missedVariables",
				"graphAgrees",
				"lines",
				"cutLines"
			],
			"additionalProperties": false
		}, { "type": "null" }] },
		"observed": { "anyOf": [{
			"type": "object",
			"properties": {
				"command": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 1048576,
						"description": "A word"
					},
					"maxItems": 1e3,
					"description": "Program and arguments, redacted"
				},
				"toolRuns": {
					"type": "integer",
					"minimum": 0,
					"description": "Runs of compile, asm, cgo and link"
				},
				"links": {
					"type": "integer",
					"minimum": 0,
					"description": "Runs of the linker"
				},
				"damaged": {
					"type": "integer",
					"minimum": 0,
					"description": "Pieces of evidence that could not be read"
				},
				"linked": { "type": "boolean" },
				"bytesAgree": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] }
			},
			"required": [
				"command",
				"toolRuns",
				"links",
				"damaged",
				"linked",
				"bytesAgree"
			],
			"additionalProperties": false
		}, { "type": "null" }] },
		"binary": {
			"type": "object",
			"properties": {
				"path": {
					"type": "string",
					"maxLength": 4096,
					"description": "The file as it was given"
				},
				"outcome": {
					"enum": [
						"go",
						"go-without-buildinfo",
						"packed",
						"truncated",
						"not-go",
						"unreadable"
					],
					"type": "string"
				},
				"evidence": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "Why the outcome is what it is"
					},
					"maxItems": 100,
					"description": "Structures and offsets"
				},
				"format": { "anyOf": [{
					"enum": [
						"elf",
						"macho",
						"pe",
						"xcoff",
						"wasm",
						"plan9",
						"archive"
					],
					"type": "string"
				}, { "type": "null" }] },
				"bits": { "anyOf": [{
					"enum": [32, 64],
					"type": "number"
				}, { "type": "null" }] },
				"goos": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "GOOS as recorded, else as the headers say"
				}, { "type": "null" }] },
				"goarch": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "GOARCH as recorded, else as the headers say"
				}, { "type": "null" }] },
				"header": { "anyOf": [{
					"type": "object",
					"properties": {
						"goos": { "anyOf": [{
							"type": "string",
							"maxLength": 4096,
							"description": "By the headers alone"
						}, { "type": "null" }] },
						"goarch": { "anyOf": [{
							"type": "string",
							"maxLength": 4096,
							"description": "By the headers alone"
						}, { "type": "null" }] }
					},
					"required": ["goos", "goarch"],
					"additionalProperties": false
				}, { "type": "null" }] },
				"goVersion": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "The Go that compiled it, by its own account"
				}, { "type": "null" }] },
				"mainPackage": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "Import path of package main"
				}, { "type": "null" }] },
				"main": { "anyOf": [{
					"type": "object",
					"properties": {
						"path": {
							"type": "string",
							"maxLength": 4096,
							"description": "Module path, or the folder that replaces it"
						},
						"version": {
							"type": "string",
							"maxLength": 4096,
							"description": "Version; `(devel)` for a checkout or folder"
						},
						"sum": {
							"type": "string",
							"maxLength": 4096,
							"description": "`h1:` sum, empty where the binary records none"
						},
						"replace": { "anyOf": [{
							"type": "object",
							"properties": {
								"path": {
									"type": "string",
									"maxLength": 4096,
									"description": "Module path, or the folder that replaces it"
								},
								"version": {
									"type": "string",
									"maxLength": 4096,
									"description": "Version; `(devel)` for a checkout or folder"
								},
								"sum": {
									"type": "string",
									"maxLength": 4096,
									"description": "`h1:` sum, empty where the binary records none"
								}
							},
							"required": [
								"path",
								"version",
								"sum"
							],
							"additionalProperties": false
						}, { "type": "null" }] }
					},
					"required": [
						"path",
						"version",
						"sum",
						"replace"
					],
					"additionalProperties": false
				}, { "type": "null" }] },
				"settings": {
					"type": "object",
					"propertyNames": {
						"type": "string",
						"maxLength": 1024
					},
					"additionalProperties": {
						"type": "string",
						"maxLength": 1048576
					},
					"maxProperties": 2e3,
					"description": "Build settings; values of -X are redacted"
				},
				"deps": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"path": {
								"type": "string",
								"maxLength": 4096,
								"description": "Module path, or the folder that replaces it"
							},
							"version": {
								"type": "string",
								"maxLength": 4096,
								"description": "Version; `(devel)` for a checkout or folder"
							},
							"sum": {
								"type": "string",
								"maxLength": 4096,
								"description": "`h1:` sum, empty where the binary records none"
							},
							"replace": { "anyOf": [{
								"type": "object",
								"properties": {
									"path": {
										"type": "string",
										"maxLength": 4096,
										"description": "Module path, or the folder that replaces it"
									},
									"version": {
										"type": "string",
										"maxLength": 4096,
										"description": "Version; `(devel)` for a checkout or folder"
									},
									"sum": {
										"type": "string",
										"maxLength": 4096,
										"description": "`h1:` sum, empty where the binary records none"
									}
								},
								"required": [
									"path",
									"version",
									"sum"
								],
								"additionalProperties": false
							}, { "type": "null" }] }
						},
						"required": [
							"path",
							"version",
							"sum",
							"replace"
						],
						"additionalProperties": false
					},
					"maxItems": 1e5,
					"description": "Modules that were linked in"
				},
				"buildId": { "anyOf": [{ "anyOf": [{
					"type": "object",
					"properties": {
						"text": {
							"type": "string",
							"maxLength": 4096,
							"description": "The whole ID"
						},
						"action": {
							"type": "string",
							"maxLength": 4096,
							"description": "Hash of the inputs of the link"
						},
						"mainAction": {
							"type": "string",
							"maxLength": 4096,
							"description": "Hash of the inputs of package main"
						},
						"mainContent": {
							"type": "string",
							"maxLength": 4096,
							"description": "Hash of package main as compiled"
						},
						"content": {
							"type": "string",
							"maxLength": 4096,
							"description": "The seal: hash of the file"
						}
					},
					"required": [
						"text",
						"action",
						"mainAction",
						"mainContent",
						"content"
					],
					"additionalProperties": false
				}, {
					"type": "object",
					"properties": { "text": {
						"type": "string",
						"maxLength": 4096,
						"description": "An ID of another form"
					} },
					"required": ["text"],
					"additionalProperties": false
				}] }, { "type": "null" }] },
				"seal": {
					"enum": [
						"intact",
						"resigned",
						"broken",
						"absent",
						"not-applicable"
					],
					"type": "string"
				},
				"sealEvidence": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "What the seal rests on, what it does not cover"
					},
					"maxItems": 100,
					"description": "Seal evidence"
				},
				"sealBrokenBy": { "anyOf": [{
					"enum": [
						"strip",
						"objcopy",
						"packer",
						"appended",
						"patch"
					],
					"type": "string"
				}, { "type": "null" }] },
				"buildInfo": {
					"enum": [
						"blob",
						"rodata",
						"version-only",
						"none"
					],
					"type": "string"
				},
				"copies": {
					"enum": [
						"agree",
						"differ",
						"single",
						"none"
					],
					"type": "string"
				},
				"hostLinked": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] },
				"symbols": {
					"type": "object",
					"properties": {
						"symtab": { "type": "boolean" },
						"dwarf": { "type": "boolean" }
					},
					"required": ["symtab", "dwarf"],
					"additionalProperties": false
				},
				"stripped": {
					"enum": [
						"none",
						"debug",
						"symbols"
					],
					"type": "string"
				},
				"strippedBy": { "anyOf": [{
					"enum": ["linker", "after-link"],
					"type": "string"
				}, { "type": "null" }] },
				"packed": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "The packer"
				}, { "type": "null" }] },
				"obfuscated": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "One trace"
					},
					"maxItems": 100,
					"description": "What a tool that hides names left"
				},
				"versionElsewhere": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] },
				"lineTable": { "anyOf": [{
					"type": "object",
					"properties": {
						"offset": {
							"type": "integer",
							"minimum": 0,
							"description": "File offset of the header"
						},
						"packages": {
							"type": "integer",
							"minimum": 0,
							"description": "Packages with functions in it"
						},
						"unrecorded": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "Import path"
							},
							"maxItems": 100,
							"description": "Packages of no recorded module"
						},
						"traces": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "race, msan, asan, cover, cgo"
							},
							"maxItems": 10,
							"description": "Runtime support that was linked in"
						},
						"paths": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "Absolute folder"
							},
							"maxItems": 100,
							"description": "Folders of the machine that compiled it"
						}
					},
					"required": [
						"offset",
						"packages",
						"unrecorded",
						"traces",
						"paths"
					],
					"additionalProperties": false
				}, { "type": "null" }] },
				"nested": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"offset": {
								"type": "integer",
								"minimum": 0,
								"description": "File offset of its build info"
							},
							"goVersion": {
								"type": "string",
								"maxLength": 4096,
								"description": "The Go that compiled it"
							},
							"mainPackage": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "Import path of its package main"
							}, { "type": "null" }] }
						},
						"required": [
							"offset",
							"goVersion",
							"mainPackage"
						],
						"additionalProperties": false
					},
					"maxItems": 100,
					"description": "Other Go programs inside of the file"
				},
				"appended": { "anyOf": [{
					"type": "object",
					"properties": {
						"offset": {
							"type": "integer",
							"minimum": 0,
							"description": "File offset"
						},
						"size": {
							"type": "integer",
							"minimum": 0,
							"description": "Bytes"
						}
					},
					"required": ["offset", "size"],
					"additionalProperties": false
				}, { "type": "null" }] },
				"digests": { "anyOf": [{
					"type": "object",
					"properties": {
						"load": { "anyOf": [{
							"type": "string",
							"pattern": "^[0-9a-f]{64}$",
							"description": "Of what the loader maps"
						}, { "type": "null" }] },
						"sections": {
							"type": "array",
							"items": {
								"type": "object",
								"properties": {
									"name": {
										"type": "string",
										"maxLength": 4096,
										"description": "Section"
									},
									"offset": {
										"type": "integer",
										"minimum": 0,
										"description": "File offset"
									},
									"size": {
										"type": "integer",
										"minimum": 0,
										"description": "Bytes"
									},
									"sha256": {
										"type": "string",
										"pattern": "^[0-9a-f]{64}$",
										"description": "Of it"
									}
								},
								"required": [
									"name",
									"offset",
									"size",
									"sha256"
								],
								"additionalProperties": false
							},
							"maxItems": 7e4,
							"description": "A digest each"
						}
					},
					"required": ["load", "sections"],
					"additionalProperties": false
				}, { "type": "null" }] },
				"size": {
					"type": "integer",
					"minimum": 0,
					"description": "Bytes"
				},
				"sha256": { "anyOf": [{
					"type": "string",
					"pattern": "^[0-9a-f]{64}$",
					"description": "Of the whole file"
				}, { "type": "null" }] },
				"slices": {
					"type": "array",
					"items": {
						"type": "object",
						"properties": {
							"path": {
								"type": "string",
								"maxLength": 4096,
								"description": "The file as it was given"
							},
							"outcome": {
								"enum": [
									"go",
									"go-without-buildinfo",
									"packed",
									"truncated",
									"not-go",
									"unreadable"
								],
								"type": "string"
							},
							"evidence": {
								"type": "array",
								"items": {
									"type": "string",
									"maxLength": 4096,
									"description": "Why the outcome is what it is"
								},
								"maxItems": 100,
								"description": "Structures and offsets"
							},
							"format": { "anyOf": [{
								"enum": [
									"elf",
									"macho",
									"pe",
									"xcoff",
									"wasm",
									"plan9",
									"archive"
								],
								"type": "string"
							}, { "type": "null" }] },
							"bits": { "anyOf": [{
								"enum": [32, 64],
								"type": "number"
							}, { "type": "null" }] },
							"goos": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "GOOS as recorded, else as the headers say"
							}, { "type": "null" }] },
							"goarch": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "GOARCH as recorded, else as the headers say"
							}, { "type": "null" }] },
							"header": { "anyOf": [{
								"type": "object",
								"properties": {
									"goos": { "anyOf": [{
										"type": "string",
										"maxLength": 4096,
										"description": "By the headers alone"
									}, { "type": "null" }] },
									"goarch": { "anyOf": [{
										"type": "string",
										"maxLength": 4096,
										"description": "By the headers alone"
									}, { "type": "null" }] }
								},
								"required": ["goos", "goarch"],
								"additionalProperties": false
							}, { "type": "null" }] },
							"goVersion": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "The Go that compiled it, by its own account"
							}, { "type": "null" }] },
							"mainPackage": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "Import path of package main"
							}, { "type": "null" }] },
							"main": { "anyOf": [{
								"type": "object",
								"properties": {
									"path": {
										"type": "string",
										"maxLength": 4096,
										"description": "Module path, or the folder that replaces it"
									},
									"version": {
										"type": "string",
										"maxLength": 4096,
										"description": "Version; `(devel)` for a checkout or folder"
									},
									"sum": {
										"type": "string",
										"maxLength": 4096,
										"description": "`h1:` sum, empty where the binary records none"
									},
									"replace": { "anyOf": [{
										"type": "object",
										"properties": {
											"path": {
												"type": "string",
												"maxLength": 4096,
												"description": "Module path, or the folder that replaces it"
											},
											"version": {
												"type": "string",
												"maxLength": 4096,
												"description": "Version; `(devel)` for a checkout or folder"
											},
											"sum": {
												"type": "string",
												"maxLength": 4096,
												"description": "`h1:` sum, empty where the binary records none"
											}
										},
										"required": [
											"path",
											"version",
											"sum"
										],
										"additionalProperties": false
									}, { "type": "null" }] }
								},
								"required": [
									"path",
									"version",
									"sum",
									"replace"
								],
								"additionalProperties": false
							}, { "type": "null" }] },
							"settings": {
								"type": "object",
								"propertyNames": {
									"type": "string",
									"maxLength": 1024
								},
								"additionalProperties": {
									"type": "string",
									"maxLength": 1048576
								},
								"maxProperties": 2e3,
								"description": "Build settings; values of -X are redacted"
							},
							"deps": {
								"type": "array",
								"items": {
									"type": "object",
									"properties": {
										"path": {
											"type": "string",
											"maxLength": 4096,
											"description": "Module path, or the folder that replaces it"
										},
										"version": {
											"type": "string",
											"maxLength": 4096,
											"description": "Version; `(devel)` for a checkout or folder"
										},
										"sum": {
											"type": "string",
											"maxLength": 4096,
											"description": "`h1:` sum, empty where the binary records none"
										},
										"replace": { "anyOf": [{
											"type": "object",
											"properties": {
												"path": {
													"type": "string",
													"maxLength": 4096,
													"description": "Module path, or the folder that replaces it"
												},
												"version": {
													"type": "string",
													"maxLength": 4096,
													"description": "Version; `(devel)` for a checkout or folder"
												},
												"sum": {
													"type": "string",
													"maxLength": 4096,
													"description": "`h1:` sum, empty where the binary records none"
												}
											},
											"required": [
												"path",
												"version",
												"sum"
											],
											"additionalProperties": false
										}, { "type": "null" }] }
									},
									"required": [
										"path",
										"version",
										"sum",
										"replace"
									],
									"additionalProperties": false
								},
								"maxItems": 1e5,
								"description": "Modules that were linked in"
							},
							"buildId": { "anyOf": [{ "anyOf": [{
								"type": "object",
								"properties": {
									"text": {
										"type": "string",
										"maxLength": 4096,
										"description": "The whole ID"
									},
									"action": {
										"type": "string",
										"maxLength": 4096,
										"description": "Hash of the inputs of the link"
									},
									"mainAction": {
										"type": "string",
										"maxLength": 4096,
										"description": "Hash of the inputs of package main"
									},
									"mainContent": {
										"type": "string",
										"maxLength": 4096,
										"description": "Hash of package main as compiled"
									},
									"content": {
										"type": "string",
										"maxLength": 4096,
										"description": "The seal: hash of the file"
									}
								},
								"required": [
									"text",
									"action",
									"mainAction",
									"mainContent",
									"content"
								],
								"additionalProperties": false
							}, {
								"type": "object",
								"properties": { "text": {
									"type": "string",
									"maxLength": 4096,
									"description": "An ID of another form"
								} },
								"required": ["text"],
								"additionalProperties": false
							}] }, { "type": "null" }] },
							"seal": {
								"enum": [
									"intact",
									"resigned",
									"broken",
									"absent",
									"not-applicable"
								],
								"type": "string"
							},
							"sealEvidence": {
								"type": "array",
								"items": {
									"type": "string",
									"maxLength": 4096,
									"description": "What the seal rests on, what it does not cover"
								},
								"maxItems": 100,
								"description": "Seal evidence"
							},
							"sealBrokenBy": { "anyOf": [{
								"enum": [
									"strip",
									"objcopy",
									"packer",
									"appended",
									"patch"
								],
								"type": "string"
							}, { "type": "null" }] },
							"buildInfo": {
								"enum": [
									"blob",
									"rodata",
									"version-only",
									"none"
								],
								"type": "string"
							},
							"copies": {
								"enum": [
									"agree",
									"differ",
									"single",
									"none"
								],
								"type": "string"
							},
							"hostLinked": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] },
							"symbols": {
								"type": "object",
								"properties": {
									"symtab": { "type": "boolean" },
									"dwarf": { "type": "boolean" }
								},
								"required": ["symtab", "dwarf"],
								"additionalProperties": false
							},
							"stripped": {
								"enum": [
									"none",
									"debug",
									"symbols"
								],
								"type": "string"
							},
							"strippedBy": { "anyOf": [{
								"enum": ["linker", "after-link"],
								"type": "string"
							}, { "type": "null" }] },
							"packed": { "anyOf": [{
								"type": "string",
								"maxLength": 4096,
								"description": "The packer"
							}, { "type": "null" }] },
							"obfuscated": {
								"type": "array",
								"items": {
									"type": "string",
									"maxLength": 4096,
									"description": "One trace"
								},
								"maxItems": 100,
								"description": "What a tool that hides names left"
							},
							"versionElsewhere": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] },
							"lineTable": { "anyOf": [{
								"type": "object",
								"properties": {
									"offset": {
										"type": "integer",
										"minimum": 0,
										"description": "File offset of the header"
									},
									"packages": {
										"type": "integer",
										"minimum": 0,
										"description": "Packages with functions in it"
									},
									"unrecorded": {
										"type": "array",
										"items": {
											"type": "string",
											"maxLength": 4096,
											"description": "Import path"
										},
										"maxItems": 100,
										"description": "Packages of no recorded module"
									},
									"traces": {
										"type": "array",
										"items": {
											"type": "string",
											"maxLength": 4096,
											"description": "race, msan, asan, cover, cgo"
										},
										"maxItems": 10,
										"description": "Runtime support that was linked in"
									},
									"paths": {
										"type": "array",
										"items": {
											"type": "string",
											"maxLength": 4096,
											"description": "Absolute folder"
										},
										"maxItems": 100,
										"description": "Folders of the machine that compiled it"
									}
								},
								"required": [
									"offset",
									"packages",
									"unrecorded",
									"traces",
									"paths"
								],
								"additionalProperties": false
							}, { "type": "null" }] },
							"nested": {
								"type": "array",
								"items": {
									"type": "object",
									"properties": {
										"offset": {
											"type": "integer",
											"minimum": 0,
											"description": "File offset of its build info"
										},
										"goVersion": {
											"type": "string",
											"maxLength": 4096,
											"description": "The Go that compiled it"
										},
										"mainPackage": { "anyOf": [{
											"type": "string",
											"maxLength": 4096,
											"description": "Import path of its package main"
										}, { "type": "null" }] }
									},
									"required": [
										"offset",
										"goVersion",
										"mainPackage"
									],
									"additionalProperties": false
								},
								"maxItems": 100,
								"description": "Other Go programs inside of the file"
							},
							"appended": { "anyOf": [{
								"type": "object",
								"properties": {
									"offset": {
										"type": "integer",
										"minimum": 0,
										"description": "File offset"
									},
									"size": {
										"type": "integer",
										"minimum": 0,
										"description": "Bytes"
									}
								},
								"required": ["offset", "size"],
								"additionalProperties": false
							}, { "type": "null" }] },
							"digests": { "anyOf": [{
								"type": "object",
								"properties": {
									"load": { "anyOf": [{
										"type": "string",
										"pattern": "^[0-9a-f]{64}$",
										"description": "Of what the loader maps"
									}, { "type": "null" }] },
									"sections": {
										"type": "array",
										"items": {
											"type": "object",
											"properties": {
												"name": {
													"type": "string",
													"maxLength": 4096,
													"description": "Section"
												},
												"offset": {
													"type": "integer",
													"minimum": 0,
													"description": "File offset"
												},
												"size": {
													"type": "integer",
													"minimum": 0,
													"description": "Bytes"
												},
												"sha256": {
													"type": "string",
													"pattern": "^[0-9a-f]{64}$",
													"description": "Of it"
												}
											},
											"required": [
												"name",
												"offset",
												"size",
												"sha256"
											],
											"additionalProperties": false
										},
										"maxItems": 7e4,
										"description": "A digest each"
									}
								},
								"required": ["load", "sections"],
								"additionalProperties": false
							}, { "type": "null" }] },
							"size": {
								"type": "integer",
								"minimum": 0,
								"description": "Bytes"
							},
							"sha256": { "anyOf": [{
								"type": "string",
								"pattern": "^[0-9a-f]{64}$",
								"description": "Of the whole file"
							}, { "type": "null" }] }
						},
						"required": [
							"path",
							"outcome",
							"evidence",
							"format",
							"bits",
							"goos",
							"goarch",
							"header",
							"goVersion",
							"mainPackage",
							"main",
							"settings",
							"deps",
							"buildId",
							"seal",
							"sealEvidence",
							"sealBrokenBy",
							"buildInfo",
							"copies",
							"hostLinked",
							"symbols",
							"stripped",
							"strippedBy",
							"packed",
							"obfuscated",
							"versionElsewhere",
							"lineTable",
							"nested",
							"appended",
							"digests",
							"size",
							"sha256"
						],
						"additionalProperties": false
					},
					"maxItems": 100,
					"description": "Slices of a fat file"
				}
			},
			"required": [
				"path",
				"outcome",
				"evidence",
				"format",
				"bits",
				"goos",
				"goarch",
				"header",
				"goVersion",
				"mainPackage",
				"main",
				"settings",
				"deps",
				"buildId",
				"seal",
				"sealEvidence",
				"sealBrokenBy",
				"buildInfo",
				"copies",
				"hostLinked",
				"symbols",
				"stripped",
				"strippedBy",
				"packed",
				"obfuscated",
				"versionElsewhere",
				"lineTable",
				"nested",
				"appended",
				"digests",
				"size",
				"sha256",
				"slices"
			],
			"additionalProperties": false
		},
		"witness": { "anyOf": [{
			"type": "object",
			"properties": {
				"asked": {
					"type": "string",
					"maxLength": 4096,
					"description": "Version of the go command that was asked; empty when it is not known"
				},
				"goVersion": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "What `go version -m` reads"
				}, { "type": "null" }] },
				"exitCode": { "type": "integer" },
				"refusal": {
					"type": "string",
					"maxLength": 4096,
					"description": "Why it reads nothing"
				},
				"differences": {
					"type": "array",
					"items": {
						"type": "string",
						"maxLength": 4096,
						"description": "In words"
					},
					"maxItems": 100,
					"description": "What it reads otherwise"
				},
				"knownDefect": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "The defect of Go that explains it"
				}, { "type": "null" }] }
			},
			"required": [
				"asked",
				"goVersion",
				"exitCode",
				"refusal",
				"differences",
				"knownDefect"
			],
			"additionalProperties": false
		}, { "type": "null" }] },
		"release": {
			"type": "object",
			"properties": {
				"output": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "Where the verified file was put"
				}, { "type": "null" }] },
				"sha256": { "anyOf": [{
					"type": "string",
					"pattern": "^[0-9a-f]{64}$",
					"description": "Of the file there"
				}, { "type": "null" }] }
			},
			"required": ["output", "sha256"],
			"additionalProperties": false
		},
		"policy": {
			"type": "object",
			"properties": {
				"path": { "anyOf": [{
					"type": "string",
					"maxLength": 4096,
					"description": "In the repository"
				}, { "type": "null" }] },
				"sha256": { "anyOf": [{
					"type": "string",
					"pattern": "^[0-9a-f]{64}$",
					"description": "Of the text that judged"
				}, { "type": "null" }] },
				"commit": { "anyOf": [{
					"type": "string",
					"pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$",
					"description": "Where that text was read"
				}, { "type": "null" }] },
				"changed": { "type": "boolean" },
				"note": { "anyOf": [{
					"type": "string",
					"maxLength": 1048576,
					"description": "Why another policy judged"
				}, { "type": "null" }] }
			},
			"required": [
				"path",
				"sha256",
				"commit",
				"changed",
				"note"
			],
			"additionalProperties": false
		},
		"chain": {
			"type": "object",
			"properties": {
				"toolchain": {
					"type": "object",
					"properties": {
						"state": {
							"enum": [
								"verified",
								"changed",
								"broken",
								"unknown"
							],
							"type": "string"
						},
						"evidence": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "One clause"
							},
							"maxItems": 100,
							"description": "The most telling first"
						}
					},
					"required": ["state", "evidence"],
					"additionalProperties": false
				},
				"source": {
					"type": "object",
					"properties": {
						"state": {
							"enum": [
								"verified",
								"changed",
								"broken",
								"unknown"
							],
							"type": "string"
						},
						"evidence": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "One clause"
							},
							"maxItems": 100,
							"description": "The most telling first"
						}
					},
					"required": ["state", "evidence"],
					"additionalProperties": false
				},
				"modules": {
					"type": "object",
					"properties": {
						"state": {
							"enum": [
								"verified",
								"changed",
								"broken",
								"unknown"
							],
							"type": "string"
						},
						"evidence": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "One clause"
							},
							"maxItems": 100,
							"description": "The most telling first"
						}
					},
					"required": ["state", "evidence"],
					"additionalProperties": false
				},
				"cache": {
					"type": "object",
					"properties": {
						"state": {
							"enum": [
								"verified",
								"changed",
								"broken",
								"unknown"
							],
							"type": "string"
						},
						"evidence": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "One clause"
							},
							"maxItems": 100,
							"description": "The most telling first"
						}
					},
					"required": ["state", "evidence"],
					"additionalProperties": false
				},
				"link": {
					"type": "object",
					"properties": {
						"state": {
							"enum": [
								"verified",
								"changed",
								"broken",
								"unknown"
							],
							"type": "string"
						},
						"evidence": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "One clause"
							},
							"maxItems": 100,
							"description": "The most telling first"
						}
					},
					"required": ["state", "evidence"],
					"additionalProperties": false
				},
				"binary": {
					"type": "object",
					"properties": {
						"state": {
							"enum": [
								"verified",
								"changed",
								"broken",
								"unknown"
							],
							"type": "string"
						},
						"evidence": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "One clause"
							},
							"maxItems": 100,
							"description": "The most telling first"
						}
					},
					"required": ["state", "evidence"],
					"additionalProperties": false
				},
				"release": {
					"type": "object",
					"properties": {
						"state": {
							"enum": [
								"verified",
								"changed",
								"broken",
								"unknown"
							],
							"type": "string"
						},
						"evidence": {
							"type": "array",
							"items": {
								"type": "string",
								"maxLength": 4096,
								"description": "One clause"
							},
							"maxItems": 100,
							"description": "The most telling first"
						}
					},
					"required": ["state", "evidence"],
					"additionalProperties": false
				}
			},
			"required": [
				"toolchain",
				"source",
				"modules",
				"cache",
				"link",
				"binary",
				"release"
			],
			"additionalProperties": false
		},
		"findings": {
			"type": "array",
			"items": {
				"type": "object",
				"properties": {
					"rule": {
						"type": "string",
						"maxLength": 4096,
						"description": "Rule id"
					},
					"link": {
						"enum": [
							"toolchain",
							"source",
							"modules",
							"cache",
							"link",
							"binary",
							"release"
						],
						"type": "string"
					},
					"level": {
						"enum": [
							"notice",
							"warning",
							"error"
						],
						"type": "string"
					},
					"subject": {
						"type": "string",
						"maxLength": 4096,
						"description": "Binary and target"
					},
					"message": {
						"type": "string",
						"maxLength": 1048576,
						"description": "Expected X, got Y"
					},
					"file": { "anyOf": [{
						"type": "string",
						"maxLength": 4096,
						"description": "In the repository"
					}, { "type": "null" }] },
					"line": { "anyOf": [{
						"type": "integer",
						"minimum": 0,
						"description": "1-based"
					}, { "type": "null" }] },
					"fix": {
						"type": "string",
						"maxLength": 1048576,
						"description": "What to do"
					},
					"help": {
						"type": "string",
						"maxLength": 4096,
						"description": "The page of the rule"
					}
				},
				"required": [
					"rule",
					"link",
					"level",
					"subject",
					"message",
					"file",
					"line",
					"fix",
					"help"
				],
				"additionalProperties": false
			},
			"maxItems": 1e4,
			"description": "What the rules found"
		}
	},
	required: [
		"schema",
		"tool",
		"subject",
		"run",
		"source",
		"toolchain",
		"environment",
		"modules",
		"cache",
		"packages",
		"build",
		"link",
		"trace",
		"observed",
		"binary",
		"witness",
		"release",
		"policy",
		"chain",
		"findings"
	],
	additionalProperties: false,
	title: "go-provenance-gate record",
	description: "What was observed about one Go binary and how it came into being. See docs/record.md."
};

// src/cli/schema.ts
/** `schema`: the JSON Schemas, as schema/ holds them. */
const SCHEMAS = /* @__PURE__ */ new Map([["record", record_schema_default], ["policy", policy_schema_default]]);
async function schema(args, shell) {
	const parsed = parseOptions("schema", args, { json: { type: "boolean" } }, shell);
	if (parsed === null) return 0;
	const name = parsed.positionals[0] ?? "record";
	const found = SCHEMAS.get(name);
	if (found === void 0) throw new GateError("usage", `there is no schema ${quote(name)}`, { fix: `the schemas are ${[...SCHEMAS.keys()].join(", ")}` });
	shell.out(`${JSON.stringify(found, null, 2)}\n`);
	return 0;
}

export { schema };