// src/version.ts
/** The version of this program, the one in package.json (a test holds them equal). */
const VERSION = "0.1.0";

export { VERSION as t };