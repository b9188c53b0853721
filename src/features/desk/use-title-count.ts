"use client";

import { useEffect } from "react";
import { notifications as words } from "@/messages/fa/notifications";
import { toPersianDigits } from "@/persian/digits";

const COUNT = /^\([۰-۹]+\+?\) /;

/** «(۳) کاریز …»: how many notifications wait, before whatever the page is called, also when it is called something else later. */
export function useTitleCount(unread: number): void {
  useEffect(() => {
    const mark = unread > 0 ? words.titleCount(unread > 99 ? words.many : toPersianDigits(String(unread))) : "";
    const put = () => {
      const wanted = `${mark}${document.title.replace(COUNT, "")}`;
      if (document.title !== wanted) document.title = wanted;
    };
    put();
    const watch = new MutationObserver(put);
    watch.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => {
      watch.disconnect();
      document.title = document.title.replace(COUNT, "");
    };
  }, [unread]);
}
