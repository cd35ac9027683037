/** The version of this program, the one in package.json (a test holds them equal). */
export const VERSION = '0.1.0'
