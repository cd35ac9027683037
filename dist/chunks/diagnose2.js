import { t as Diagnoser } from "./diagnose.js";

export { Diagnoser };