"use client";
import { createContext, type ReactNode, useContext } from "react";

const MayWork = createContext(true);

/** Says below itself whether the person at this screen works on cards, or only looks (role READER). The server refuses anyway. */
export function MayWorkProvider({ value, children }: { value: boolean; children: ReactNode }) {
  return <MayWork value={value}>{children}</MayWork>;
}

/** False for whoever only looks: controls that change something are then left out. */
export function useMayWork(): boolean {
  return useContext(MayWork);
}
