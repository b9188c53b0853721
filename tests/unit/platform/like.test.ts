import { expect, it } from "vitest";
import { likePatterns } from "@/server/platform/like";

it("each folded word is a pattern of its own in which wildcards are letters", () => {
  expect(likePatterns("چاپگرهاي كيوسك")).toEqual(["%چاپگرهای%", "%کیوسک%"]);
  expect(likePatterns("50% a_b c\\d")).toEqual(["%50\\%%", "%a\\_b%", "%c\\\\d%"]);
});

it("at most eight words count, so that nobody can make the database work for ever", () => {
  expect(likePatterns("یک دو سه چهار پنج شش هفت هشت نه ده")).toHaveLength(8);
  expect(likePatterns("   ")).toEqual([]);
});
