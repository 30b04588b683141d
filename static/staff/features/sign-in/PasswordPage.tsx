// Chooses a password with the token of a one-time link. The token stands in the fragment, which never reaches a
// server's log, and leaves the address bar at once.

import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { isProblem } from "../../api/problem";
import { useSetPassword } from "../../api/session";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { path } from "../../app/routes";
import { useTitle } from "../../app/title";
import { Button, ButtonLink } from "../../ui/Button";
import { Form } from "../../ui/Form";
import type { FormFault } from "../../ui/FormErrorSummary";
import { Notice } from "../../ui/States";
import { TextField } from "../../ui/TextField";
import { EntryFrame } from "./EntryFrame";

/** As `PASSWORD_LENGTH_MIN` of the server. */
const PASSWORD_LENGTH_MIN = 12;

export default function PasswordPage() {
  const t = useText();
  const faultsOf = useFaults();
  const setPassword = useSetPassword();
  const [, navigate] = useLocation();
  const [token] = useState(() => location.hash.slice(1));
  const [password, setPasswordText] = useState("");
  const [again, setAgain] = useState("");
  const [ownFaults, setOwnFaults] = useState<FormFault[]>([]);
  useTitle(t("choose-password"));

  useEffect(() => {
    if (location.hash) history.replaceState(history.state, "", location.pathname);
  }, []);

  const isDeadLink =
    token === "" ||
    isProblem(setPassword.error, 404) ||
    (setPassword.error && "token" in fieldsOf(setPassword.error));
  if (isDeadLink) {
    return (
      <EntryFrame title={t("choose-password")}>
        <Notice tone="danger">{t("password-link-dead")}</Notice>
        <ButtonLink href={path("signIn")}>{t("to-sign-in")}</ButtonLink>
      </EntryFrame>
    );
  }

  const submit = () => {
    const faults = check(password, again, t("password-too-short"), t("passwords-differ"));
    setOwnFaults(faults);
    if (faults.length > 0) return;
    setPassword.mutate(
      { token, password },
      { onSuccess: () => navigate(`${path("signIn")}?reason=password-set`, { replace: true }) },
    );
  };

  return (
    <EntryFrame title={t("choose-password")}>
      <Form
        onSubmit={submit}
        faults={
          ownFaults.length > 0 ? ownFaults : faultsOf(setPassword.error, { password: t("new-password") })
        }
      >
        <TextField
          label={t("new-password")}
          name="password"
          type="password"
          autoComplete="new-password"
          description={t("password-hint")}
          isRequired
          autoFocus
          value={password}
          onChange={setPasswordText}
        />
        <TextField
          label={t("password-again")}
          name="again"
          type="password"
          autoComplete="new-password"
          isRequired
          value={again}
          onChange={setAgain}
        />
        <Button type="submit" variant="primary" size="large" isWide isPending={setPassword.isPending}>
          {t("save-password")}
        </Button>
      </Form>
    </EntryFrame>
  );
}

function check(password: string, again: string, tooShort: string, differ: string): FormFault[] {
  if ([...password].length < PASSWORD_LENGTH_MIN) return [{ field: "password", message: tooShort }];
  if (password !== again) return [{ field: "again", message: differ }];
  return [];
}

function fieldsOf(error: unknown): Record<string, string[]> {
  return isProblem(error, 422) ? error.errors : {};
}
