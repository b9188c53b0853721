"use client";
import { type FormEvent, useState } from "react";
import { type BrandColor, brandColors, type OrganisationSettings, type PortalSettings } from "@/domain/portal/schema";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { portalSettings } from "@/messages/fa/portal-settings";
import { toLatinDigits, toPersianDigits } from "@/persian/digits";
import { formatPhone } from "@/persian/phone";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { ErrorNote } from "@/ui/error-note";
import { hueColour } from "@/ui/hue";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import { LogoField } from "./logo-field";

const words = portalSettings.organisation;

type Values = {
  name: string;
  brandColor: BrandColor;
  welcome: string;
  answeringHours: string;
  supportPhone: string;
  allowsRegistration: boolean;
  reopenDays: string;
  linkDays: string;
};
type Faults = Partial<Record<keyof Values, string>>;
type Props = { organisation: OrganisationSettings; mayEdit: boolean; refresh: () => Promise<PortalSettings> };

const phoneText = (phone: string) => (phone.startsWith("+") ? formatPhone(phone) : phone);

function valuesOf(organisation: OrganisationSettings): Values {
  const { name, brandColor, welcome, answeringHours, supportPhone, allowsRegistration, reopenDays, linkDays } = organisation;
  const color = brandColors.find((one) => one === brandColor) ?? "teal";
  return {
    name,
    brandColor: color,
    welcome,
    answeringHours,
    supportPhone: phoneText(supportPhone),
    allowsRegistration,
    reopenDays: toPersianDigits(String(reopenDays)),
    linkDays: toPersianDigits(String(linkDays)),
  };
}

const dayCount = (text: string) => (/^\d{1,3}$/.test(toLatinDigits(text.trim())) ? Number(toLatinDigits(text.trim())) : Number.NaN);

/** The organisation as its customers meet it. Saved against the version that was seen; what is unsaved is asked about before leaving. */
export function OrganisationForm({ organisation, mayEdit, refresh }: Props) {
  const start = valuesOf(organisation);
  const [values, setValues] = useState(start);
  const [faults, setFaults] = useState<Faults>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const isUnsaved = JSON.stringify(values) !== JSON.stringify(start);
  useUnsaved(isUnsaved && !isPending, words.unsaved);
  const set = <K extends keyof Values>(key: K, value: Values[K]) => setValues((before) => ({ ...before, [key]: value }));

  async function save(event: FormEvent) {
    event.preventDefault();
    const reopenDays = dayCount(values.reopenDays);
    const linkDays = dayCount(values.linkDays);
    const found: Faults = {
      ...(values.name.trim() ? {} : { name: words.badName }),
      ...(reopenDays >= 0 && reopenDays <= 365 ? {} : { reopenDays: words.badNumber }),
      ...(linkDays >= 1 && linkDays <= 365 ? {} : { linkDays: words.badNumber }),
    };
    setFaults(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      await api.portalSettings.editOrganisation.mutate({ ...values, reopenDays, linkDays, expectedVersion: organisation.version });
      showToast({ message: words.saved, tone: "success" });
      setValues(valuesOf((await refresh()).organisation));
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      if (reason === "customer.phone_invalid") setFaults({ supportPhone: words.badPhone });
      else setFailure(sentence);
      // What was typed stays; saving again then means it, knowing that a colleague was here.
      if (reason === "organisation.changed_by_someone_else") await refresh().catch(() => {});
    } finally {
      setPending(false);
    }
  }

  return (
    <section aria-labelledby="organisation" className="mb-10 border-line border-t pt-6">
      <h2 id="organisation" className="mb-4 text-lg">
        {words.title}
      </h2>
      {mayEdit ? null : <p className="mb-4 text-ink-muted">{words.readOnly}</p>}
      <div className="mb-4">
        <LogoField version={organisation.logoKey} mayEdit={mayEdit} refresh={refresh} />
      </div>
      <form onSubmit={save} noValidate>
        <fieldset disabled={!mayEdit} className="flex flex-col gap-4">
          {failure ? <ErrorNote>{failure}</ErrorNote> : null}
          <TextField
            label={words.name}
            name="organisationName"
            value={values.name}
            maxLength={80}
            error={faults.name}
            onChange={(event) => set("name", event.target.value)}
          />
          <fieldset>
            <legend className="mb-1.5 font-medium text-sm">{words.brandColor}</legend>
            <div className="flex flex-wrap gap-2">
              {brandColors.map((color) => (
                <label
                  key={color}
                  className={classNames(
                    "inline-flex h-9 items-center gap-2 rounded-full border px-3 has-focus-visible:outline-2 has-focus-visible:outline-accent",
                    values.brandColor === color ? "border-ink font-medium" : "border-line text-ink-muted hover:border-line-strong",
                  )}
                >
                  <input
                    type="radio"
                    name="brandColor"
                    value={color}
                    checked={values.brandColor === color}
                    onChange={() => set("brandColor", color)}
                    className="sr-only"
                  />
                  <span aria-hidden="true" className="size-3.5 rounded-full" style={{ background: hueColour(color).shape }} />
                  {words.colors[color]}
                </label>
              ))}
            </div>
          </fieldset>
          <TextArea
            label={words.welcome}
            name="welcome"
            hint={words.welcomeHint}
            minRows={2}
            maxLength={300}
            value={values.welcome}
            onChange={(event) => set("welcome", event.target.value)}
          />
          <TextField
            label={words.answeringHours}
            name="answeringHours"
            hint={words.answeringHoursHint}
            maxLength={200}
            value={values.answeringHours}
            onChange={(event) => set("answeringHours", event.target.value)}
          />
          <TextField
            label={words.supportPhone}
            name="supportPhone"
            type="tel"
            hint={words.supportPhoneHint}
            error={faults.supportPhone}
            value={values.supportPhone}
            onChange={(event) => set("supportPhone", event.target.value)}
          />
          <Switch
            label={words.allowsRegistration}
            hint={words.allowsRegistrationHint}
            checked={values.allowsRegistration}
            onChange={(event) => set("allowsRegistration", event.target.checked)}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={words.reopenDays}
              name="reopenDays"
              inputMode="numeric"
              hint={words.reopenDaysHint}
              error={faults.reopenDays}
              value={values.reopenDays}
              onChange={(event) => set("reopenDays", event.target.value)}
            />
            <TextField
              label={words.linkDays}
              name="linkDays"
              inputMode="numeric"
              hint={words.linkDaysHint}
              error={faults.linkDays}
              value={values.linkDays}
              onChange={(event) => set("linkDays", event.target.value)}
            />
          </div>
          {mayEdit ? (
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" kind="primary" pending={isPending} aria-disabled={!isUnsaved || undefined}>
                {words.save}
              </Button>
              {isUnsaved ? (
                <p role="status" className="text-amber-ink text-sm">
                  {words.unsaved}
                </p>
              ) : null}
            </div>
          ) : null}
        </fieldset>
      </form>
    </section>
  );
}
