import { afterEach, describe, expect, it, vi } from "vitest";
import { dismissToast, showToast, toastQueue } from "@/ui/toast-queue";

afterEach(() => {
  for (const toast of toastQueue.all()) dismissToast(toast.id);
});

describe("toasts", () => {
  it("shows three at once, the oldest first, and the next when one goes", () => {
    const ids = ["یک", "دو", "سه", "چهار"].map((message) => showToast({ message }));
    expect(toastQueue.visible(toastQueue.all()).map((toast) => toast.message)).toEqual(["یک", "دو", "سه"]);
    dismissToast(ids[0] ?? "");
    expect(toastQueue.visible(toastQueue.all()).map((toast) => toast.message)).toEqual(["دو", "سه", "چهار"]);
  });

  it("replaces a toast of the same id in its place instead of piling up", () => {
    showToast({ id: "move", message: "به «در حال بررسی» رفت" });
    showToast({ message: "ثبت شد" });
    showToast({ id: "move", message: "به «بسته» رفت" });
    expect(toastQueue.all().map((toast) => toast.message)).toEqual(["به «بسته» رفت", "ثبت شد"]);
  });

  it("leaves more time when something can be done about it", () => {
    showToast({ message: "الف" });
    showToast({ message: "ب", action: { label: "واگرد", onPress: () => undefined } });
    showToast({ message: "پ", timeout: 0 });
    expect(toastQueue.all().map((toast) => toast.timeout)).toEqual([5000, 8000, 0]);
  });

  it("tells its listeners of every change until they leave", () => {
    const listener = vi.fn();
    const leave = toastQueue.subscribe(listener);
    const id = showToast({ message: "الف" });
    dismissToast(id);
    dismissToast(id);
    leave();
    showToast({ message: "ب" });
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
