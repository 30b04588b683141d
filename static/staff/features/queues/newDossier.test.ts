import { describe, expect, it } from "vitest";
import { queueItems } from "../../../fixtures/data";
import type { ProposedContact, QueueItem } from "../../api/types";
import { bodyOf, draftOf, NEW_CONTACT, NO_ADDRESS } from "./newDossier";

const base = queueItems[0] as QueueItem;
const withContacts = (contacts: QueueItem["proposal"]["contacts"]): QueueItem => ({
  ...base,
  proposal: { ...base.proposal, contacts },
});
const known: ProposedContact = {
  id: "c1",
  name: "marleen peeters",
  email: base.submission.email,
  score: 95,
  reasons: ["email", "name"],
};

describe("draftOf", () => {
  it("chooses a known contact with the same e-mail and name", () => {
    expect(draftOf(withContacts([known]), "2026-11-23").contact).toBe("c1");
  });

  it("makes a new contact when only the e-mail is the same", () => {
    expect(draftOf(withContacts([{ ...known, name: "Jos Peeters" }]), "2026-11-23").contact).toBe(
      NEW_CONTACT,
    );
  });

  it("prefers a channel only when one was asked for", () => {
    const asking = (answer_channels: ("email" | "telephone" | "post")[]) =>
      draftOf({ ...base, submission: { ...base.submission, answer_channels } }, "2026-11-23")
        .preferred_channel;
    expect(asking(["telephone"])).toBe("telephone");
    expect(asking(["telephone", "email"])).toBeNull();
  });
});

describe("bodyOf", () => {
  const draft = { ...draftOf(withContacts([]), "2026-11-23"), telephone: "  ", name: " An " };

  it("sends empty texts as nothing", () => {
    expect(bodyOf(draft).contact).toMatchObject({ name: "An", telephone: null });
  });

  it("sends only the id of a known contact", () => {
    expect(bodyOf({ ...draft, contact: "c9" }).contact).toEqual({ id: "c9" });
  });

  it("sends no address when there is none yet", () => {
    expect(bodyOf({ ...draft, address: NO_ADDRESS }).address).toBeNull();
  });
});
