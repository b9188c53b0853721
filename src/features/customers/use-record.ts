"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { api, type Failure, failureOf } from "@/features/desk";
import { customerRecord } from "@/messages/fa/customer-record";
import { showToast } from "@/ui/toast-queue";

/** Saves one change; null when it is kept, else why not. */
export type Save<T> = (value: T) => Promise<Failure | null>;

/**
 * Changes of one record, each against the version that this page last saw. What a colleague changed meanwhile is fetched at once, so that
 * the field shows it beside what is being typed.
 */
export function useRecord(seenVersion: number) {
  const router = useRouter();
  const version = useRef(seenVersion);
  return async (change: (expectedVersion: number) => Promise<{ version: number }>): Promise<Failure | null> => {
    try {
      version.current = (await change(Math.max(version.current, seenVersion))).version;
      router.refresh();
      showToast({ tone: "success", message: customerRecord.edit.saved, id: "record-saved" });
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.reason.endsWith("changed_by_someone_else")) {
        version.current = Number(failure.info.version ?? version.current);
        router.refresh();
      }
      return failure;
    }
  };
}

/** The changes of a customer's record. */
export function useCustomerEdits(customer: { id: string; version: number }) {
  const run = useRecord(customer.version);
  const customerId = customer.id;
  return {
    edit: (part: { name?: string; jobTitle?: string; city?: string; staffNote?: string; companyName?: string }) =>
      run((expectedVersion) => api.customers.edit.mutate({ customerId, expectedVersion, ...part })),
    setFact: (fieldId: string, value: string) => run((expectedVersion) => api.customers.setFact.mutate({ customerId, expectedVersion, fieldId, value })),
    editContacts: (given: { phones: { number: string; label: string }[]; emails: string[] }) =>
      run((expectedVersion) => api.customers.editContacts.mutate({ customerId, expectedVersion, ...given })),
  };
}
