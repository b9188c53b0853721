export { checkAudit } from "./check";
export { exportAudit } from "./export";
export { auditRouter } from "./router";
export { AuditSealer, sealAll } from "./seal";
