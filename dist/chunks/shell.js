import { n as processShell, t as consoleLog } from "./shell2.js";

export { consoleLog, processShell };