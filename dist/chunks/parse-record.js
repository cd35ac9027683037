import { _ as valueAt, h as parseJson, i as quote, l as GateError } from "./markup.js";
import { d as LINK_STATES, n as ORIGINS, t as MODES, u as LINKS } from "./types.js";
import { a as judgeSeal, f as LEDGER_STATES, i as judgeBytes, t as CACHE_STATES } from "./state.js";
import { t as LOCK_STATES } from "./go-sum.js";
import { n as VERDICTS, t as CAUSES } from "./authenticity.js";
import { c as BUILD_INFO, d as SEAL_BREAKERS, f as STRIPPED, l as COPIES, p as STRIPPERS, u as OUTCOMES } from "./redact.js";
import { g as FORMATS } from "./reader-traps.js";

// node_modules/valibot/dist/index.mjs
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
let store$3;
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
let store$2;
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
let store$1;
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

// src/core/cache/used-entry.ts
/**
* One entry of the build cache that a build used, held against its name, its seal, the action that was asked for, and the
* index.
*/
/**
* `verified`: bytes, seal, action and index agree. `unverified`: some of it could not be read. `elsewhere`: linked from a
* file that is in no cache (the standard library of Go up to 1.19, a cache program's own folder).
*/
const ENTRY_STATES = [
	"verified",
	"corrupt",
	"conflicting",
	"unverified",
	"elsewhere"
];
const VERIFIED = {
	state: "verified",
	why: null
};
/** Judges one archive that was linked from the cache. */
function judgeUsedEntry({ hash, reading, asked, entries }) {
	const bytes = judgeBytes(reading, hash);
	if (bytes !== null) return {
		state: "corrupt",
		why: bytes.why
	};
	if (reading.archive === null) return conflicting("expected a package archive, got a file of another kind");
	const seal = judgeSeal(reading.archive);
	if (seal !== null) return conflicting(seal.why);
	const action = reading.archive.id?.actionId ?? "";
	if (asked !== null && !asked.has(action)) return conflicting(`expected the archive of action ${[...asked].map((id) => quote(id)).join(" or ")}, got that of ${quote(action)}`);
	if (entries.length === 0) return asked === null ? unverified(`the index has no entry for its action ${quote(action)}`) : VERIFIED;
	const read = entries.flatMap((entry) => entry.ok ? [entry.entry] : []);
	const found = read.find(({ output }) => output === hash);
	if (found === void 0) {
		const other = read[0];
		if (other !== void 0) return conflicting(`the index names another output for its action: ${quote(other.output)}`);
		const [first] = entries;
		return unverified(`the index entry of its action: ${first?.ok === false ? first.why : "unreadable"}`);
	}
	if (found.size !== reading.size) return {
		state: "corrupt",
		why: `expected ${found.size} bytes by the index, got ${reading.size}`
	};
	return VERIFIED;
}
function conflicting(why) {
	return {
		state: "conflicting",
		why
	};
}
function unverified(why) {
	return {
		state: "unverified",
		why
	};
}

// src/core/toolchain/env-origin.ts
/**
* Where a setting of the go command comes from. `go env` tells values, not origins; the order in which it looks is fixed:
* the process's environment, the file of `go env -w` (GOENV), GOROOT/go.env, and for two names go.mod.
*
* Source: cmd/go/internal/cfg (EnvOrAndChanged, readEnvFile), cmd/go/internal/toolchain (Select).
*/
const ENV_ORIGINS = [
	"environment",
	"policy",
	"goenv",
	"goroot",
	"go.mod",
	"default"
];
/** Lines of an environment file that are read. */
const MAX_LINES = 1e4;
/** `NAME=value` lines; comments and everything else are passed over, as Go does. */
function parseEnvFile(text) {
	const values = /* @__PURE__ */ new Map();
	for (const line of text.split("\n").slice(0, MAX_LINES)) {
		const found = /^([A-Z_][A-Z0-9_]*)=(.*?)\r?$/.exec(line);
		if (found !== null) values.set(found[1] ?? "", found[2] ?? "");
	}
	return values;
}
/** The place that decides. An empty value in the environment is none, as the go command takes it. */
function envOrigin(name, places) {
	const set = (value) => value !== void 0 && value !== "";
	if (set(places.policy[name])) return "policy";
	if (set(places.environment[name])) return "environment";
	if (set(places.goenv.get(name))) return "goenv";
	if (set(places.goroot.get(name))) return "goroot";
	return places.goMod.has(name) ? "go.mod" : "default";
}

// src/schemas/shapes.ts
/** The small shapes that the validators of records are made of: every text, number and list has a bound. */
const MAX_ENTRIES = 2e3;
const MAX_MODULES = 1e5;
const short = (what) => pipe(string(), maxLength(4096), description(what));
const long = (what) => pipe(string(), maxLength(1 << 20), description(what));
const whole = (what) => pipe(number(), integer(), minValue(0), description(what));
const list = (item, most, what) => pipe(array(item), maxLength(most), description(what));
const values = (what) => pipe(record(pipe(string(), maxLength(1024)), pipe(string(), maxLength(1 << 20))), maxEntries(MAX_ENTRIES), description(what));
const sha256 = (what) => pipe(string(), regex(/^[0-9a-f]{64}$/), description(what));
const commit = (what) => pipe(string(), regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/), description(what));
const moduleVersion = {
	path: short("Module path, or the folder that replaces it"),
	version: short("Version; `(devel)` for a checkout or folder"),
	sum: short("`h1:` sum, empty where the binary records none")
};
const replacement = nullable(strictObject(moduleVersion));
const module = strictObject({
	...moduleVersion,
	replace: replacement
});

// src/schemas/binary-facts.ts
/** The validator of what inspecting a binary gave. */
const imageFacts = {
	path: short("The file as it was given"),
	outcome: picklist(OUTCOMES),
	evidence: list(short("Why the outcome is what it is"), 100, "Structures and offsets"),
	format: nullable(picklist(FORMATS)),
	bits: nullable(picklist([32, 64])),
	goos: nullable(short("GOOS as recorded, else as the headers say")),
	goarch: nullable(short("GOARCH as recorded, else as the headers say")),
	header: nullable(strictObject({
		goos: nullable(short("By the headers alone")),
		goarch: nullable(short("By the headers alone"))
	})),
	goVersion: nullable(short("The Go that compiled it, by its own account")),
	mainPackage: nullable(short("Import path of package main")),
	main: nullable(module),
	settings: values("Build settings; values of -X are redacted"),
	deps: list(module, MAX_MODULES, "Modules that were linked in"),
	buildId: nullable(union([strictObject({
		text: short("The whole ID"),
		action: short("Hash of the inputs of the link"),
		mainAction: short("Hash of the inputs of package main"),
		mainContent: short("Hash of package main as compiled"),
		content: short("The seal: hash of the file")
	}), strictObject({ text: short("An ID of another form") })])),
	seal: picklist([
		"intact",
		"resigned",
		"broken",
		"absent",
		"not-applicable"
	]),
	sealEvidence: list(short("What the seal rests on, what it does not cover"), 100, "Seal evidence"),
	sealBrokenBy: nullable(picklist(SEAL_BREAKERS)),
	buildInfo: picklist(BUILD_INFO),
	copies: picklist(COPIES),
	hostLinked: nullable(boolean()),
	symbols: strictObject({
		symtab: boolean(),
		dwarf: boolean()
	}),
	stripped: picklist(STRIPPED),
	strippedBy: nullable(picklist(STRIPPERS)),
	packed: nullable(short("The packer")),
	obfuscated: list(short("One trace"), 100, "What a tool that hides names left"),
	versionElsewhere: nullable(boolean()),
	lineTable: nullable(strictObject({
		offset: whole("File offset of the header"),
		packages: whole("Packages with functions in it"),
		unrecorded: list(short("Import path"), 100, "Packages of no recorded module"),
		traces: list(short("race, msan, asan, cover, cgo"), 10, "Runtime support that was linked in"),
		paths: list(short("Absolute folder"), 100, "Folders of the machine that compiled it")
	})),
	nested: list(strictObject({
		offset: whole("File offset of its build info"),
		goVersion: short("The Go that compiled it"),
		mainPackage: nullable(short("Import path of its package main"))
	}), 100, "Other Go programs inside of the file"),
	appended: nullable(strictObject({
		offset: whole("File offset"),
		size: whole("Bytes")
	})),
	digests: nullable(strictObject({
		load: nullable(sha256("Of what the loader maps")),
		sections: list(strictObject({
			name: short("Section"),
			offset: whole("File offset"),
			size: whole("Bytes"),
			sha256: sha256("Of it")
		}), 7e4, "A digest each")
	})),
	size: whole("Bytes"),
	sha256: nullable(sha256("Of the whole file"))
};

// src/schemas/record.ts
/**
* The validators of records that are read back: from a file, a cache, an artifact. Nothing of such a record is believed
* before it has passed here; lengths and counts are bounded, unknown members are refused (strictObject), so that what
* is compared later is what was checked.
*
* The JSON Schema in schema/ is generated from this file. The types live in core/record/types.ts, which must not depend
* on a library; the two are held equal by the assertions at the end.
*/
const MAX_PACKAGES = 2e5;
const MAX_FINDINGS = 1e4;
const cacheFault = strictObject({
	package: short("Import path"),
	file: short("The archive, in the cache's folder"),
	why: long("Expected X, got Y")
});
const ledgerUse = strictObject({
	trust: picklist(["audit", "enforce"]),
	file: short("Where it was read from"),
	state: picklist(LEDGER_STATES),
	why: nullable(long("Why it was not used")),
	generation: nullable(whole("Its number in the chain")),
	digest: nullable(sha256("Of its content")),
	signer: optional(nullable(short("The workflow that signed it, with its ref; null: not signed, or not used")), null),
	entries: whole("Entries that it vouches for"),
	setAside: whole("Entries that were set aside before the build"),
	trusted: nullable(boolean()),
	witnessed: whole("Packages from the cache that it vouches for"),
	unwitnessed: list(cacheFault, MAX_PACKAGES, "Packages from the cache that nobody vouches for")
});
const authenticity = strictObject({
	verdict: picklist(VERDICTS),
	version: nullable(short("GOROOT/VERSION")),
	platform: nullable(short("Host of the tools, `GOOS/GOARCH`")),
	treeHash: nullable(short("`h1:` sum of GOROOT")),
	published: nullable(short("`h1:` sum of the release")),
	source: nullable(picklist(["database", "lock"])),
	log: nullable(strictObject({
		name: short("The checksum database"),
		size: whole("Records of the signed tree"),
		record: whole("Number of the record"),
		inclusion: literal("proved")
	})),
	modified: list(short("Path"), 100, "Files that differ, the first of them"),
	missing: list(short("Path"), 100, "Files that are not there"),
	extra: list(short("Path"), 100, "Files that were not published"),
	differing: nullable(whole("Files that differ in all; null where they could not be named")),
	cause: nullable(picklist(CAUSES)),
	why: long("Why the verdict is what it is"),
	mixed: list(strictObject({
		part: short("Part of GOROOT"),
		version: short("Its version")
	}), 100, "Parts of another version")
});
const place = strictObject({
	file: short("Path relative to the repository"),
	line: nullable(whole("1-based"))
});
const link = strictObject({
	state: picklist(LINK_STATES),
	evidence: list(short("One clause"), 100, "The most telling first")
});
const RecordSchema = pipe(strictObject({
	schema: literal(1),
	tool: strictObject({
		name: literal("go-provenance-gate"),
		version: short("Version of this program")
	}),
	subject: strictObject({
		module: nullable(short("Path of the main module")),
		package: nullable(short("Import path of package main")),
		target: short("`GOOS/GOARCH`"),
		name: short("The binary's file name")
	}),
	run: strictObject({
		mode: picklist(MODES),
		time: pipe(string(), isoTimestamp(), description("When the run began, UTC")),
		event: nullable(short("The GitHub event's name")),
		repository: nullable(short("`owner/name`")),
		ref: nullable(short("GITHUB_REF")),
		workflow: nullable(short("The workflow, by its file where known")),
		job: nullable(short("GITHUB_JOB")),
		leg: nullable(short("Leg of a matrix")),
		runId: nullable(short("GITHUB_RUN_ID")),
		runNumber: nullable(whole("GITHUB_RUN_NUMBER")),
		runAttempt: nullable(whole("GITHUB_RUN_ATTEMPT")),
		workflowFile: nullable(strictObject({
			path: short("In the repository"),
			sha256: sha256("Of its text")
		})),
		runner: strictObject({
			os: short("Operating system"),
			arch: short("Processor"),
			image: nullable(short("Image and version of a hosted runner"))
		})
	}),
	source: strictObject({
		vcs: picklist([
			"git",
			"none",
			"unavailable"
		]),
		reason: nullable(short("Why git could not be asked")),
		head: nullable(commit("The commit that was built")),
		parents: list(commit("A parent of it"), 100, "Parents, the base of a test merge first"),
		branch: nullable(short("The branch that was checked out")),
		shallow: nullable(boolean()),
		dirtyCount: nullable(whole("Files that differ from the commit")),
		dirtyFiles: list(short("Relative to the repository"), 100, "The first of them"),
		directory: short("The module's folder in the repository"),
		event: strictObject({
			commit: nullable(commit("GITHUB_SHA")),
			head: nullable(commit("What the event is about")),
			base: nullable(commit("What it is compared with"))
		})
	}),
	toolchain: strictObject({
		version: nullable(short("GOVERSION")),
		goroot: nullable(short("GOROOT")),
		host: nullable(short("`GOHOSTOS/GOHOSTARCH`")),
		asked: nullable(short("GOTOOLCHAIN")),
		local: nullable(short("Version of the go command in PATH")),
		experiments: short("GOEXPERIMENT"),
		tools: list(strictObject({
			name: short("compile, link ..."),
			path: short("File"),
			sha256: sha256("Of it"),
			size: whole("Bytes")
		}), 100, "The go command and the tools it runs"),
		cc: nullable(strictObject({
			name: short("gcc, clang ..."),
			path: short("File"),
			sha256: sha256("Of it"),
			size: whole("Bytes"),
			version: nullable(short("What it says of itself"))
		})),
		goMod: nullable(strictObject({
			file: short("Path in the repository"),
			module: short("Module path"),
			go: nullable(short("The go line")),
			goLine: nullable(whole("1-based")),
			toolchain: nullable(short("The toolchain line")),
			toolchainLine: nullable(whole("1-based"))
		})),
		authenticity: optional(nullable(authenticity), null)
	}),
	environment: strictObject({
		effective: values("What the go command used"),
		changed: values("What was changed from Go's defaults"),
		origins: pipe(record(pipe(string(), maxLength(1024)), picklist(ENV_ORIGINS)), maxEntries(MAX_ENTRIES), description("Where each changed value comes from"))
	}),
	modules: strictObject({
		vendored: boolean(),
		workspace: nullable(short("go.work in the repository")),
		deps: list(strictObject({
			...moduleVersion,
			replace: replacement,
			state: picklist(LOCK_STATES)
		}), MAX_MODULES, "Linked modules")
	}),
	cache: strictObject({
		path: nullable(short("GOCACHE")),
		state: nullable(picklist(CACHE_STATES)),
		remarks: list(long("One sentence"), 100, "What else is odd about the folder"),
		compiled: whole("Packages compiled in this build"),
		cached: whole("Packages taken from the cache"),
		verified: whole("Of the cached: those whose bytes, seal, action and index entry agree"),
		corrupt: list(cacheFault, MAX_PACKAGES, "Other bytes than the name says"),
		conflicting: list(cacheFault, MAX_PACKAGES, "Whole, but not what the index or their own seal says"),
		unverified: list(cacheFault, MAX_PACKAGES, "Not read to the end"),
		ledger: optional(nullable(ledgerUse), null)
	}),
	packages: list(strictObject({
		path: short("Import path"),
		module: nullable(short("Its module; `std` for the standard library")),
		actionId: nullable(short("Hash of its inputs")),
		contentId: nullable(short("Hash of its archive")),
		outputSha256: nullable(sha256("Of its archive")),
		origin: picklist(ORIGINS),
		entry: nullable(picklist(ENTRY_STATES)),
		milliseconds: nullable(whole("Time to compile it"))
	}), MAX_PACKAGES, "Every package that was linked, but unsafe"),
	build: nullable(strictObject({
		packages: list(short("Pattern"), 1e3, "Arguments of go build"),
		flags: list(long("One argument"), 1e3, "Values of -X are redacted"),
		env: values("Set by the policy for the build"),
		flagsFrom: picklist([
			"input",
			"policy",
			"none"
		]),
		flagsAt: nullable(place),
		policySha256: nullable(sha256("Of the policy file that the build was read from"))
	})),
	link: nullable(strictObject({
		flags: list(long("One argument"), 1e4, "The linker's arguments, without those that name files of one run"),
		buildMode: nullable(short("exe, pie ...")),
		external: boolean(),
		actionId: nullable(short("Hash of the inputs of the link")),
		landed: nullable(picklist(["mv", "cp"])),
		modInfoAgrees: nullable(boolean())
	})),
	trace: nullable(strictObject({
		toolexec: nullable(list(short("A word"), 100, "What -toolexec put in front of the tools")),
		overlaid: list(strictObject({
			from: short("What was compiled"),
			to: short("In the place of")
		}), 100, "Files that -overlay replaced"),
		cgo: list(short("Import path"), 1e3, "Packages with C code that were compiled now"),
		hostPrograms: list(short("Program"), 100, "C compilers and other programs of the host that ran"),
		linked: boolean(),
		landedElsewhere: nullable(short("Where the file landed when that is not where it was to land")),
		missedVariables: list(short("Name"), 100, "Definitions of -X that changed nothing"),
		graphAgrees: nullable(boolean()),
		lines: whole("Lines of the trace"),
		cutLines: whole("Lines over the bound")
	})),
	observed: nullable(strictObject({
		command: list(long("A word"), 1e3, "Program and arguments, redacted"),
		toolRuns: whole("Runs of compile, asm, cgo and link"),
		links: whole("Runs of the linker"),
		damaged: whole("Pieces of evidence that could not be read"),
		linked: boolean(),
		bytesAgree: nullable(boolean())
	})),
	binary: strictObject({
		...imageFacts,
		slices: list(strictObject(imageFacts), 100, "Slices of a fat file")
	}),
	witness: nullable(strictObject({
		asked: short("Version of the go command that was asked; empty when it is not known"),
		goVersion: nullable(short("What `go version -m` reads")),
		exitCode: pipe(number(), integer()),
		refusal: short("Why it reads nothing"),
		differences: list(short("In words"), 100, "What it reads otherwise"),
		knownDefect: nullable(short("The defect of Go that explains it"))
	})),
	release: strictObject({
		output: nullable(short("Where the verified file was put")),
		sha256: nullable(sha256("Of the file there"))
	}),
	policy: strictObject({
		path: nullable(short("In the repository")),
		sha256: nullable(sha256("Of the text that judged")),
		commit: nullable(commit("Where that text was read")),
		changed: boolean(),
		note: nullable(long("Why another policy judged"))
	}),
	chain: strictObject(entriesFromList(LINKS, link)),
	findings: list(strictObject({
		rule: short("Rule id"),
		link: picklist(LINKS),
		level: picklist([
			"notice",
			"warning",
			"error"
		]),
		subject: short("Binary and target"),
		message: long("Expected X, got Y"),
		file: nullable(short("In the repository")),
		line: nullable(whole("1-based")),
		fix: long("What to do"),
		help: short("The page of the rule")
	}), MAX_FINDINGS, "What the rules found")
}), title("go-provenance-gate record"), description("What was observed about one Go binary and how it came into being. See docs/record.md."));

// src/schemas/parse-record.ts
/** A record's text, read back from wherever it was kept: bounded, validated, or refused with the reason. */
/** A record of a program of 8,000 packages has about 4 MiB. */
const MAX_RECORD_BYTES = 32 << 20;
/** Parses a record. `name` is what the text is called in an error. Throws GateError `input`. */
function parseRecord(text, name) {
	const refuse = (why) => new GateError("input", `${quote(name)} is no usable record: ${why}`);
	if (text.length > 33554432) throw refuse(`expected at most 32 MiB`);
	const value = parseJson(text);
	if (value === void 0) throw refuse("it is not JSON, or it was cut off");
	const version = valueAt(value, "schema");
	if (typeof version === "number" && version > 1) throw refuse(`it has schema version ${version}, this program knows up to ${1}; use a newer go-provenance-gate`);
	const checked = safeParse(RecordSchema, value, { abortEarly: true });
	if (checked.success) return checked.output;
	const issue = checked.issues[0];
	const path = getDotPath(issue) ?? "the record";
	throw refuse(`${quote(path)}: expected ${issue.expected ?? "something else"}, got ${issue.received.slice(0, 100)}`);
}

export { union as S, regex as _, judgeUsedEntry as a, string as b, description as c, maxLength as d, minLength as f, record as g, pipe as h, parseEnvFile as i, isoDate as l, picklist as m, parseRecord as n, array as o, optional as p, envOrigin as r, boolean as s, MAX_RECORD_BYTES as t, literal as u, safeParse as v, title as x, strictObject as y };