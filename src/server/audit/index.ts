export { AuditSealer, sealAll } from "./seal";
