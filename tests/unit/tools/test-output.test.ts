import { expect, test } from "vitest";
import { Output } from "../../../tools/test-output.mjs";

test("of runners at the same time one speaks at once; the others are read out whole, in the order they began", () => {
  let screen = "";
  const output = new Output((text) => {
    screen += text;
  });
  const [first, second, third] = ["a", "b", "c"].map((name) => output.begin(name));
  first?.say("a1\n");
  second?.say("b1\n");
  third?.say("c1\n");
  third?.end("c ends");
  first?.say("a2\n");
  expect(screen).toBe("\n── a\na1\na2\n");
  first?.end("a ends");
  expect(screen).toBe("\n── a\na1\na2\na ends\n\n── b\nb1\n");
  second?.say("b2\n");
  second?.end("b ends");
  expect(screen).toBe("\n── a\na1\na2\na ends\n\n── b\nb1\nb2\nb ends\n\n── c\nc1\nc ends\n");
});
