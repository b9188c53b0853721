import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { redrawLogo } from "@/server/attachments";
import { systemCtx } from "@/server/platform/context";
import { setLogo } from "@/server/portal";
import * as actors from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";

const test = testDatabase();

const picture = () =>
  sharp({ create: { width: 900, height: 300, channels: 3, background: "#0a8" } })
    .png()
    .withMetadata({ exif: { IFD0: { Copyright: "secret place" } } })
    .toBuffer();

describe("the organisation's logo", () => {
  it("is drawn anew, small and without what trailed it", async () => {
    const given = Buffer.concat([await picture(), Buffer.from("<script>alert(1)</script>")]);
    const drawn = await redrawLogo(given);
    const { width, height, format, exif } = await sharp(drawn).metadata();
    expect({ width, height, format, exif }).toEqual({ width: 288, height: 96, format: "png", exif: undefined });
    expect(drawn.includes("script")).toBe(false);
  });

  it.each([
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ["HTML", "<html></html>"],
    ["text", "logo"],
  ])("refuses %s", async (_, text) => {
    await expect(redrawLogo(Buffer.from(text))).rejects.toMatchObject({ reason: "attachment.type_refused" });
  });

  it("is put up by an administrator only, gets a new version with a new picture, and can be taken away", async () => {
    const admin = await aUser(test.db, { role: "ADMIN" });
    const agent = await aUser(test.db, { role: "AGENT" });
    const png = await redrawLogo(await picture());
    const as = (user: typeof admin) => ({ db: test.db, now: NOW, actor: actors.agent(user) });
    await expect(setLogo(as(agent), { png })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(setLogo(systemCtx(test.db, NOW, "anything"), { png })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { logoKey } = await setLogo(as(admin), { png });
    expect(logoKey).toMatch(/^[0-9a-f]{16}$/);
    expect(Buffer.from((await test.db.organisationLogo.findUniqueOrThrow({ where: { id: 1 } })).bytes)).toEqual(png);
    expect(await setLogo(as(admin), { png: null })).toEqual({ logoKey: null });
    expect(await test.db.organisationLogo.count()).toBe(0);
  });
});
