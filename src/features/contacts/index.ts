export { ContactList } from "./contact-list";
export { Fact, FactList, FactValue } from "./fact-list";
export { factText } from "./fact-text";
export { StaffNote } from "./staff-note";
