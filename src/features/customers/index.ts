export { CompanyRecord } from "./company-record";
export { CustomerList } from "./customer-list";
export { CustomerRecord } from "./customer-record";
export { DuplicateList } from "./duplicate-list";
export { MergeNotes } from "./merge-notes";
export { MergeScreen } from "./merge-screen";
export { PersonalData } from "./personal-data";
