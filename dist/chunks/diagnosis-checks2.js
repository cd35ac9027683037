import { t as checkBeyondText } from "./diagnosis-checks.js";

export { checkBeyondText };