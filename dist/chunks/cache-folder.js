import { join } from "node:path";
import { homedir, platform } from "node:os";

// src/ports/cache-folder.ts
/** The user's folder for what can be made again, by the habits of each system. */
/** XDG_CACHE_HOME or ~/.cache; ~/Library/Caches on macOS; %LOCALAPPDATA% on Windows. */
function cacheFolder(env) {
	const xdg = env["XDG_CACHE_HOME"] ?? "";
	if (xdg.startsWith("/")) return xdg;
	if (platform() === "darwin") return join(homedir(), "Library", "Caches");
	if (platform() === "win32") return env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
	return join(homedir(), ".cache");
}

export { cacheFolder as t };