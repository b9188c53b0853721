import { describe, expect, test } from "vitest";
import { BoardFilters } from "@/domain/board/schema";
import { boardPath, shownAt } from "@/features/board/board-address";
import { formatFilters, hasFilters, parseFilters, priorityOrder, withFilter } from "@/features/board/filters";

const id = "0199b1de-7a10-7c31-8a44-3f0a6f5d2b11";
const full: BoardFilters = {
  responsible: ["me", "none", id],
  priority: ["URGENT", "HIGH"],
  category: ["none", id],
  tag: [id],
  department: [id],
  customer: id,
  waiting: true,
  text: "چاپگر & ۱۰۰٪ #12",
};

describe("filters in the address", () => {
  test("survive the way there and back", () => {
    expect(parseFilters(formatFilters(full))).toEqual(full);
    expect(formatFilters({})).toBe("");
  });

  test("are always such that the server's schema takes them, whatever stands there", () => {
    const odd = `?responsible=me,,x,'; drop,${id},${id}&priority=URGENT,LOUD&tag=none&customer=7&waiting=yes&text=${"%20".repeat(3)}${"آ".repeat(300)}&sort=age`;
    const parsed = parseFilters(odd);
    expect(BoardFilters.parse(parsed)).toEqual(parsed);
    expect(parsed).toEqual({ responsible: ["me", id], priority: ["URGENT"], text: "آ".repeat(100) });
  });

  test("name each priority of the domain once", () => {
    expect(BoardFilters.parse({ priority: [...priorityOrder] }).priority).toHaveLength(4);
  });

  test("an emptied filter is gone, not empty", () => {
    expect(withFilter(full, "tag", [])).not.toHaveProperty("tag");
    expect(hasFilters(withFilter({ waiting: true }, "waiting", false))).toBe(false);
  });
});

describe("what an address asks the board to show", () => {
  test("a card over the board leaves the filters as they are", () => {
    expect(shownAt({ pathname: "/tickets/1024", search: "" }, "support")).toEqual({ ticket: 1024, filters: null });
  });

  test("the board's own address says the filters", () => {
    const [pathname = "", search = ""] = boardPath("support", { waiting: true }).split(/(?=\?)/);
    expect(shownAt({ pathname, search }, "support")).toEqual({ ticket: null, filters: { waiting: true } });
  });

  test("another page's address changes nothing", () => {
    expect(shownAt({ pathname: "/customers", search: "?text=x" }, "support")).toEqual({ ticket: null, filters: null });
  });
});
