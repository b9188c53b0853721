import { expect, it } from "vitest";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";

const base = testDatabase();

it("everybody keeps columns of their own; nobody else sees another list for it", async () => {
  const [one, other] = await Promise.all([aUser(base.db, { role: "READER" }), aUser(base.db)]);
  const [mine, theirs] = [one, other].map((user) => createCaller(ctxOf(base.db, agent(user))));
  const usual = await mine?.customers.columns();
  await mine?.customers.chooseColumns({ columns: ["city", "email"] });
  expect(await mine?.customers.columns()).toEqual(["email", "city"]);
  await mine?.customers.chooseColumns({ columns: [] });
  expect(await mine?.customers.columns()).toEqual([]);
  expect(await theirs?.customers.columns()).toEqual(usual);
});
