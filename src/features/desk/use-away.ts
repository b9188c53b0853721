"use client";
import { useState } from "react";
import { desk } from "@/messages/fa/desk";
import { showToast } from "@/ui/toast-queue";
import { api } from "./api";
import { failureOf } from "./failure";

/** Whether one is away, and saying so oneself (issue 5 §2). */
export function useAway(userId: string, initial: boolean): { isAway: boolean; toggle: () => Promise<void> } {
  const [isAway, setAway] = useState(initial);
  async function toggle() {
    try {
      await api.people.setAway.mutate({ userId, isAway: !isAway });
      setAway(!isAway);
      showToast({ message: isAway ? desk.nowBack : desk.nowAway, tone: "success" });
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
    }
  }
  return { isAway, toggle };
}
