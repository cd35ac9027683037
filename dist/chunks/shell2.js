import { n as processShell, t as consoleLog } from "./shell.js";

export { consoleLog, processShell };