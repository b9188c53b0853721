import path from "node:path";
import { expect, it } from "vitest";
import { aProject, type Files, projectRoot, runNode } from "../support/fixture";

/** A layout in miniature that breaks no rule, with one of every edge that is allowed. */
const clean: Files = {
  "src/domain/board/place.ts":
    'import { generateKeyBetween } from "fractional-indexing";\nimport { digits } from "@/persian/digits";\nexport const place = [generateKeyBetween, digits];',
  "src/persian/digits.ts": "export const digits = 1;",
  "src/messages/fa/errors.ts": 'import type { Reason } from "@/domain/errors";\nexport const errors: Record<Reason, string> = { a: "" };',
  "src/messages/fa/ui.ts": "export const ui = {};",
  "src/domain/errors.ts": 'export type Reason = "a";',
  "src/ui/button.tsx": 'import { ui } from "@/messages/fa/ui";\nexport const button = ui;',
  "src/generated/prisma/client.ts": "export class PrismaClient {}",
  "src/server/platform/db.ts": 'import { PrismaClient } from "@/generated/prisma/client";\nexport const db = new PrismaClient();',
  "src/server/identity/index.ts": 'export { me } from "./queries";',
  "src/server/identity/queries.ts": 'import { db } from "@/server/platform/db";\nexport const me = db;',
  "src/server/customers/index.ts": 'import { me } from "@/server/identity";\nexport const customers = me;',
  "src/server/tickets/index.ts": 'import { customers } from "@/server/customers";\nexport const tickets = customers;',
  "src/server/board/index.ts": 'import { tickets } from "../tickets";\nexport const board = tickets;',
  "src/server/router.ts": 'import { board } from "./board";\nexport const router = board;\nexport type Router = typeof router;',
  "src/features/board/index.ts":
    'import type { Router } from "@/server/router";\nimport { place } from "@/domain/board/place";\nimport { button } from "@/ui/button";\nexport const screen: [Router | null, unknown, unknown] = [null, place, button];',
  "src/app/page.tsx":
    'import { cookies } from "next/headers";\nimport { screen } from "@/features/board";\nimport { router } from "@/server/router";\nexport default [cookies, screen, router];',
  "src/worker/main.ts": 'import { router } from "@/server/router";\nvoid router;',
  "src/sandbox/main.ts": 'import { ui } from "@/messages/fa/ui";\nvoid ui;',
  "tests/unit/board/place.test.ts": 'import { place } from "@/domain/board/place";\nvoid place;',
};

/** Per rule one file that breaks it, and the import that has to be reported. */
const planted: Record<string, { files: Files; reported: string }> = {
  "no-cycles": { files: { "src/ui/a.ts": 'import "./b";', "src/ui/b.ts": 'import "./a";' }, reported: "src/ui/a.ts" },
  "domain-is-pure": { files: { "src/domain/clocked.ts": 'import "node:fs";' }, reported: "src/domain/clocked.ts" },
  "persian-is-a-leaf": { files: { "src/persian/leaf.ts": 'import "@/domain/errors";' }, reported: "src/persian/leaf.ts" },
  "messages-hold-words": { files: { "src/messages/fa/loud.ts": 'import "@/ui/button";' }, reported: "src/messages/fa/loud.ts" },
  "browser-never-imports-server-values": {
    files: { "src/features/board/leak.ts": 'import { router } from "@/server/router";' },
    reported: "src/features/board/leak.ts",
  },
  "ui-knows-no-product": { files: { "src/ui/knowing.ts": 'import type { Reason } from "@/domain/errors";' }, reported: "src/ui/knowing.ts" },
  "server-knows-no-screen": { files: { "src/server/board/drawn.ts": 'import "react";' }, reported: "src/server/board/drawn.ts" },
  "nobody-imports-app": { files: { "src/features/board/upward.ts": 'import page from "@/app/page";' }, reported: "src/features/board/upward.ts" },
  "app-uses-doors": { files: { "src/app/window.ts": 'import { me } from "@/server/identity/queries";' }, reported: "src/app/window.ts" },
  "rooms-use-doors": { files: { "src/server/board/window.ts": 'import { me } from "../identity/queries";' }, reported: "src/server/board/window.ts" },
  "base-rooms-look-down-identity": {
    files: { "src/server/identity/up.ts": 'import type { customers } from "@/server/customers";' },
    reported: "src/server/identity/up.ts",
  },
  "base-rooms-look-down-customers": { files: { "src/server/customers/up.ts": 'import "@/server/tickets";' }, reported: "src/server/customers/up.ts" },
  "base-rooms-look-down-tickets": { files: { "src/server/tickets/up.ts": 'import "@/server/board";' }, reported: "src/server/tickets/up.ts" },
  "base-rooms-look-down-attachments": { files: { "src/server/attachments/up.ts": 'import "@/server/tickets";' }, reported: "src/server/attachments/up.ts" },
  "platform-knows-no-room": { files: { "src/server/platform/curious.ts": 'import "@/server/identity";' }, reported: "src/server/platform/curious.ts" },
  "database-client-stays-on-the-server": {
    files: { "src/app/raw.ts": 'import { PrismaClient } from "@/generated/prisma/client";' },
    reported: "src/app/raw.ts",
  },
  "requests-stay-in-app": { files: { "src/features/board/cookie.ts": 'import { cookies } from "next/headers";' }, reported: "src/features/board/cookie.ts" },
  "sandbox-is-a-program-of-its-own": {
    files: { "src/sandbox/borrowed.ts": 'import { db } from "@/server/platform/db";' },
    reported: "src/sandbox/borrowed.ts",
  },
  "nobody-imports-sandbox": { files: { "src/worker/shortcut.ts": 'import "@/sandbox/main";' }, reported: "src/worker/shortcut.ts" },
  "tests-stay-out": { files: { "src/server/board/tested.ts": 'import "../../../tests/unit/board/place.test";' }, reported: "src/server/board/tested.ts" },
  "every-file-has-a-floor": { files: { "src/shared/thing.ts": 'import "@/persian/digits";' }, reported: "src/shared/thing.ts" },
  "imports-resolve": { files: { "src/ui/gone.ts": 'import "./nowhere";' }, reported: "src/ui/gone.ts" },
  "packages-are-declared": { files: { "src/server/board/dev.ts": 'import "fast-check";' }, reported: "src/server/board/dev.ts" },
};

function check(files: Files) {
  const project = aProject(files, ["package.json", ".dependency-cruiser.mjs"]);
  try {
    return runNode([path.join(projectRoot, "tools/layers.mjs"), project.directory], projectRoot);
  } finally {
    project.remove();
  }
}

it("a layout that keeps the rules passes, every allowed edge included", () => {
  const { status, output } = check(clean);
  expect(output).toContain("no dependency violations found");
  expect(status).toBe(0);
});

it("a violation of every layer rule is reported under its name", async () => {
  const { default: config } = await import(/* @vite-ignore */ path.join(projectRoot, ".dependency-cruiser.mjs"));
  const names = config.forbidden.map((rule: { name: string }) => rule.name);
  expect(Object.keys(planted).sort(), "a rule without a planted violation, or the reverse").toEqual([...names].sort());
  const { status, output } = check(Object.assign({}, clean, ...Object.values(planted).map((plant) => plant.files)));
  expect(status).not.toBe(0);
  for (const [name, { reported }] of Object.entries(planted)) expect(output).toContain(`error ${name}: ${reported}`);
});
