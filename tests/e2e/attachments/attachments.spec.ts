import { deflateSync } from "node:zlib";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../../support/e2e-axe";
import { ask, tell } from "../../support/e2e-board";
import { bodyField, messageWith, openTicket, portalSwitch, readTicket, submitButton } from "../../support/e2e-card";
import { fileInPortal, freshPhone, signInAsCustomer } from "../../support/e2e-portal";
import { signIn } from "../../support/e2e-sign-in";

const chooser = (page: Page) => page.locator("input[type=file]");
const uploads = (page: Page, state: string) => page.locator(`[data-upload="${state}"]`);
const picture = (name: string) => ({ name, mimeType: "image/png", buffer: aPicture() });
const text = (name: string, content = "متن") => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

async function customerTicket(context: BrowserContext): Promise<{ customer: Page; number: number }> {
  const customer = await context.newPage();
  await signInAsCustomer(customer, freshPhone());
  return { customer, number: await fileInPortal(customer, `پیوست ${Date.now() % 100_000}`, "شرح") };
}

test("an agent attaches a picture to a public note and another to an internal one: the customer gets the first and never hears of the second", async ({
  page,
  browser,
}) => {
  const outside = await browser.newContext();
  const { customer, number } = await customerTicket(outside);
  await signIn(page);
  await openTicket(page, number);
  await expect(page.getByRole("button", { name: /پیوست فایل/ })).toContainText("تا ۲۵ مگابایت");

  await bodyField(page).fill("کلید را مطابق این عکس بزنید.");
  await chooser(page).setInputFiles([picture("راهنمای کلید.png"), text("فاکتور شهریور.txt")]);
  await expect(uploads(page, "ready")).toHaveCount(2);
  await portalSwitch(page).check();
  await submitButton(page).click();
  const shown = messageWith(page, "مطابق این عکس");
  await expect(shown.getByRole("img", { name: "راهنمای کلید.png" })).toBeVisible();
  await expect(shown.getByRole("link", { name: "دریافت «فاکتور شهریور.txt»" })).toBeVisible();
  await expect(uploads(page, "ready")).toHaveCount(0);
  expect(await shown.getByRole("img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);

  await bodyField(page).fill("فقط برای خودمان");
  await chooser(page).setInputFiles(picture("قناری-داخلی.png"));
  await submitButton(page).click();
  await expect(messageWith(page, "فقط برای خودمان").getByRole("img", { name: "قناری-داخلی.png" })).toBeVisible();

  const ids = Object.fromEntries(
    (await readTicket(page, number)).timeline.flatMap((item) => (item.type === "note" ? (item.files ?? []) : [])).map((file) => [file.fileName, file.id]),
  );
  await expect(async () => {
    await customer.goto(`/portal/tickets/${number}`);
    await expect(customer.getByRole("link", { name: /راهنمای کلید/ })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  expect(await customer.content()).not.toContain("قناری-داخلی");
  const status = async (name: string, from: Page) => (await from.request.get(`/api/files/${ids[name]}`)).status();
  expect([await status("راهنمای کلید.png", customer), await status("قناری-داخلی.png", customer)]).toEqual([200, 404]);
  const stranger = await (await browser.newContext()).newPage();
  expect([await status("راهنمای کلید.png", stranger), await status("قناری-داخلی.png", stranger)]).toEqual([404, 404]);

  const download = customer.waitForEvent("download");
  await customer.getByRole("link", { name: /فاکتور شهریور/ }).click();
  expect((await download).suggestedFilename()).toBe("فاکتور شهریور.txt");
  await outside.close();
});

test("files are dropped and pasted; a failed one keeps the text, says why and is retried or removed", async ({ page }) => {
  await signIn(page);
  const [someone] = await ask<{ id: string }[]>(page, "customers.find", { text: "", limit: 1 });
  const { number } = await tell<{ number: number }>(page, "tickets.create", { title: "کشیدن و رها کردن", customerId: someone?.id });
  await openTicket(page, number);
  await bodyField(page).fill("متنی که نباید از دست برود");
  const give = (event: "drop" | "paste", name: string) =>
    bodyField(page).evaluate(
      (field, { event, name }) => {
        const data = new DataTransfer();
        data.items.add(new File(["x"], name, { type: "text/plain" }));
        const given =
          event === "drop"
            ? new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data })
            : new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data });
        field.dispatchEvent(given);
      },
      { event, name },
    );
  await give("drop", "رها شده.txt");
  await give("paste", "چسبانده.txt");
  await expect(uploads(page, "ready")).toHaveCount(2);

  await chooser(page).setInputFiles([
    { name: "برنامه.exe", mimeType: "image/png", buffer: Buffer.from("MZ") },
    { name: "دروغ.jpg", mimeType: "image/jpeg", buffer: Buffer.from("MZ not a picture") },
  ]);
  await expect(uploads(page, "failed").filter({ hasText: "برنامه.exe" })).toContainText("این نوع فایل پذیرفته نمی‌شود");
  await expect(uploads(page, "failed").filter({ hasText: "دروغ.jpg" })).toContainText("با پسوند نامش نمی‌خواند");
  await page.route("**/api/files?*", (route) => route.abort(), { times: 1 });
  await chooser(page).setInputFiles(text("قطع شد.txt"));
  await expect(uploads(page, "failed").filter({ hasText: "قطع شد.txt" })).toContainText("اینترنت را بررسی کنید");
  expect(await seriousViolations(page)).toEqual([]);

  await submitButton(page).click();
  await expect(page.getByText("یک یا چند فایل نرسید.")).toBeVisible();
  await expect(bodyField(page)).toHaveValue("متنی که نباید از دست برود");
  await page.getByRole("button", { name: "فرستادن دوبارهٔ «قطع شد.txt»" }).click();
  for (const name of ["برنامه.exe", "دروغ.jpg", "رها شده.txt"]) await page.getByRole("button", { name: `برداشتن «${name}»` }).click();
  await expect(uploads(page, "ready")).toHaveCount(2);
  await submitButton(page).click();
  const note = messageWith(page, "متنی که نباید از دست برود");
  await expect(note.getByRole("listitem")).toHaveCount(2);
  await expect(note.getByRole("link", { name: "دریافت «قطع شد.txt»" })).toBeVisible();
});

test("a customer's form waits for its files, and the agent opens them from the card @phone", async ({ page, browser }) => {
  await signInAsCustomer(page, freshPhone());
  await page.goto("/portal/new");
  await page.getByRole("link", { name: "پشتیبانی فنی", exact: true }).click();
  const goOn = page.getByRole("link", { name: "ادامه و ثبت تیکت" });
  await expect(goOn.or(page.locator("input[name=title]"))).toBeVisible();
  if (await goOn.isVisible()) await goOn.click();
  await page.locator("input[name=title]").fill("دستگاه روشن نمی‌شود");
  await page.locator("textarea[name=description]").fill("عکسش را گذاشتم.");
  await expect(page.getByText("هر فایل تا ۲۵ مگابایت")).toBeVisible();
  await page.route("**/api/files?*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await chooser(page).setInputFiles([picture("عکس دستگاه.png"), text("گزارش.txt")]);
  await page.getByRole("button", { name: "ثبت تیکت" }).click();
  await expect(page.getByText("فایل‌ها هنوز در راه‌اند")).toBeVisible();
  await page.waitForURL(/\/portal\/tickets\/\d+\?done=filed/);
  const number = Number(/tickets\/(\d+)/.exec(page.url())?.[1]);
  await expect(page.getByRole("link", { name: /عکس دستگاه/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await seriousViolations(page)).toEqual([]);

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false });
  const agent = await desk.newPage();
  await signIn(agent);
  await openTicket(agent, number);
  await expect(messageWith(agent, "عکسش را گذاشتم.").getByRole("img", { name: "عکس دستگاه.png" })).toBeVisible();
  const opened = desk.waitForEvent("page");
  await agent.getByRole("link", { name: /باز کردن «عکس دستگاه.png»/ }).click();
  await expect((await opened).locator("img")).toBeVisible();
  await desk.close();
});

/** A small picture, striped so that it shows. */
function aPicture(): Buffer {
  const [width, height] = [120, 80];
  const rows = Buffer.concat(
    Array.from({ length: height }, (_, y) =>
      Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: width }, (_, x) => ((x + y) % 20 < 10 ? [10, 127, 138] : [240, 240, 240])).flat())]),
    ),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.byteLength);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
