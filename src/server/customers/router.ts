import { TellApartInput } from "@/domain/customers/duplicates";
import { EraseCustomerInput } from "@/domain/customers/erasure";
import { ChooseColumnsInput, ListCustomersInput } from "@/domain/customers/list";
import { MergeCustomersInput, MergePairInput, UndoMergeInput } from "@/domain/customers/merge";
import { CustomerIdInput, SetSmsOptOutInput } from "@/domain/customers/record";
import {
  AddCustomerNoteInput,
  CallerInput,
  CompanyIdInput,
  CreateCustomerInput,
  EditCompanyInput,
  EditContactsInput,
  EditCustomerInput,
  FindCompaniesInput,
  FindCustomersInput,
  MoveCustomerFieldInput,
  RemoveCustomerNoteInput,
  RetireCustomerFieldInput,
  SaveCustomerFieldInput,
  SetFactInput,
  TimelineInput,
} from "@/domain/customers/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { whoCalls } from "./caller";
import { addCustomerNote } from "./commands/add-customer-note";
import { answerCall } from "./commands/answer-call";
import { chooseColumns } from "./commands/choose-columns";
import { createCustomer } from "./commands/create-customer";
import { editCompany } from "./commands/edit-company";
import { editContacts } from "./commands/edit-contacts";
import { editCustomer } from "./commands/edit-customer";
import { eraseCustomer } from "./commands/erase-customer";
import { mergeCustomers } from "./commands/merge-customers";
import { removeCustomerNote } from "./commands/remove-customer-note";
import { moveCustomerField, retireCustomerField, saveCustomerField } from "./commands/save-customer-field";
import { setFact } from "./commands/set-fact";
import { setSmsOptOut } from "./commands/set-sms-opt-out";
import { tellApart } from "./commands/tell-apart";
import { undoMerge } from "./commands/undo-merge";
import { findCompanies, getCompany } from "./companies";
import { duplicatesOf, listDuplicates } from "./duplicates";
import { choiceFields, listCustomerFields } from "./fields";
import { columnsOf, listCustomers } from "./list";
import { previewMerge, recentMerges } from "./merges";
import { findCustomers } from "./queries";
import { getCustomer } from "./record";
import { timelineOf } from "./timeline";

export const customersRouter = router({
  find: agentProcedure.input(FindCustomersInput).query(({ ctx, input }) => findCustomers(ctx, input)),
  list: agentProcedure.input(ListCustomersInput).query(({ ctx, input }) => listCustomers(ctx, input)),
  columns: agentProcedure.query(({ ctx }) => columnsOf(ctx)),
  chooseColumns: agentProcedure.input(ChooseColumnsInput).mutation(({ ctx, input }) => chooseColumns(ctx, input)),
  get: agentProcedure.input(CustomerIdInput).query(({ ctx, input }) => getCustomer(ctx, input.customerId)),
  timeline: agentProcedure.input(TimelineInput).query(({ ctx, input }) => timelineOf(ctx, input)),
  setSmsOptOut: agentProcedure.input(SetSmsOptOutInput).mutation(({ ctx, input }) => setSmsOptOut(ctx, input)),
  create: agentProcedure.input(CreateCustomerInput).mutation(({ ctx, input }) => createCustomer(ctx, input)),
  whoCalls: agentProcedure.input(CallerInput).query(({ ctx, input }) => whoCalls(ctx, input.phone)),
  answerCall: agentProcedure.input(CallerInput).mutation(({ ctx, input }) => answerCall(ctx, input)),
  edit: agentProcedure.input(EditCustomerInput).mutation(({ ctx, input }) => editCustomer(ctx, input)),
  editContacts: agentProcedure.input(EditContactsInput).mutation(({ ctx, input }) => editContacts(ctx, input)),
  setFact: agentProcedure.input(SetFactInput).mutation(({ ctx, input }) => setFact(ctx, input)),
  addNote: agentProcedure.input(AddCustomerNoteInput).mutation(({ ctx, input }) => addCustomerNote(ctx, input)),
  removeNote: agentProcedure.input(RemoveCustomerNoteInput).mutation(({ ctx, input }) => removeCustomerNote(ctx, input)),
  company: agentProcedure.input(CompanyIdInput).query(({ ctx, input }) => getCompany(ctx, input.companyId)),
  findCompanies: agentProcedure.input(FindCompaniesInput).query(({ ctx, input }) => findCompanies(ctx, input.text)),
  editCompany: agentProcedure.input(EditCompanyInput).mutation(({ ctx, input }) => editCompany(ctx, input)),
  duplicates: agentProcedure.query(({ ctx }) => listDuplicates(ctx)),
  duplicatesOf: agentProcedure.input(CustomerIdInput).query(({ ctx, input }) => duplicatesOf(ctx, input.customerId)),
  tellApart: agentProcedure.input(TellApartInput).mutation(({ ctx, input }) => tellApart(ctx, input)),
  previewMerge: agentProcedure.input(MergePairInput).query(({ ctx, input }) => previewMerge(ctx, input)),
  merge: agentProcedure.input(MergeCustomersInput).mutation(({ ctx, input }) => mergeCustomers(ctx, input)),
  undoMerge: agentProcedure.input(UndoMergeInput).mutation(({ ctx, input }) => undoMerge(ctx, input)),
  erase: agentProcedure.input(EraseCustomerInput).mutation(({ ctx, input }) => eraseCustomer(ctx, input)),
  merges: agentProcedure.input(CustomerIdInput).query(({ ctx, input }) => recentMerges(ctx, input.customerId)),
  choices: agentProcedure.query(({ ctx }) => choiceFields(ctx)),
  fields: agentProcedure.query(({ ctx }) => listCustomerFields(ctx)),
  saveField: agentProcedure.input(SaveCustomerFieldInput).mutation(({ ctx, input }) => saveCustomerField(ctx, input)),
  moveField: agentProcedure.input(MoveCustomerFieldInput).mutation(({ ctx, input }) => moveCustomerField(ctx, input)),
  retireField: agentProcedure.input(RetireCustomerFieldInput).mutation(({ ctx, input }) => retireCustomerField(ctx, input)),
});
