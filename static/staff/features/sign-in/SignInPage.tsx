// Sign in, then back to where the reader came from.

import { useState } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { isProblem } from "../../api/problem";
import { useSessionQuery, useSignIn } from "../../api/session";
import { useText } from "../../app/i18n";
import { useFaults } from "../../app/problems";
import { useTitle } from "../../app/title";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/States";
import { TextField } from "../../ui/TextField";
import { EntryFrame } from "./EntryFrame";
import { returnPath } from "./returnPath";

export default function SignInPage() {
  const t = useText();
  const faults = useFaults();
  const session = useSessionQuery();
  const signIn = useSignIn();
  const [, navigate] = useLocation();
  const parameters = new URLSearchParams(useSearch());
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  useTitle(t("sign-in"));

  const next = returnPath(parameters.get("next"));
  if (session.data && !signIn.isPending) return <Redirect to={next} replace />;

  const submit = () => {
    signIn.mutate(
      { email: email.trim(), password },
      {
        onSuccess: () => navigate(next, { replace: true }),
        onError: (error) => isProblem(error, 401) && setPassword(""),
      },
    );
  };

  return (
    <EntryFrame title={t("sign-in")}>
      {parameters.get("reason") === "expired" && !signIn.isError && (
        <Notice tone="warning">{t("session-expired")}</Notice>
      )}
      {parameters.get("reason") === "password-set" && !signIn.isError && (
        <Notice tone="success">{t("password-set")}</Notice>
      )}
      <Form onSubmit={submit} faults={faults(signIn.error, { email: t("email"), password: t("password") })}>
        <TextField
          label={t("email")}
          name="email"
          type="email"
          autoComplete="username"
          isRequired
          autoFocus
          value={email}
          onChange={setEmail}
        />
        <TextField
          label={t("password")}
          name="password"
          type="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" variant="primary" size="large" isWide isPending={signIn.isPending}>
          {t("sign-in")}
        </Button>
      </Form>
    </EntryFrame>
  );
}
