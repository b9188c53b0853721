export { AuditLoading } from "./audit-loading";
export { AuditScreen } from "./audit-screen";
export { actorName, auditSentence, detailInWords, kindName, subjectName } from "./audit-sentence";
