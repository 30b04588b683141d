// The desk's logo: a small bitmap, kept inside the settings.

import { useState } from "react";
import type { Settings } from "../../api/types";
import { useText } from "../../app/i18n";
import { Button } from "../../ui/Button";
import { FileButton } from "../../ui/FileButton";
import { FieldSet } from "../../ui/Form";
import { Notice } from "../../ui/States";
import styles from "./LogoField.module.css";

type Logo = NonNullable<Settings["logo"]>;

const MEDIA_TYPES: Logo["media_type"][] = ["image/png", "image/webp", "image/jpeg"];
/** As `LOGO_BYTES_MAX` of the server. */
const BYTES_MAX = 64 * 1024;

interface LogoFieldProps {
  logo: Settings["logo"];
  isReadOnly: boolean;
  onChange: (logo: Settings["logo"]) => void;
}

export function LogoField({ logo, isReadOnly, onChange }: LogoFieldProps) {
  const t = useText();
  const [fault, setFault] = useState<string | null>(null);

  const choose = async (file: File) => {
    const mediaType = MEDIA_TYPES.find((type) => type === file.type);
    if (!mediaType) return setFault(t("settings-logo-wrong-type"));
    if (file.size > BYTES_MAX) return setFault(t("settings-logo-too-large"));
    setFault(null);
    onChange({ media_type: mediaType, base64: base64Of(await file.arrayBuffer()) });
  };

  return (
    <FieldSet title={t("settings-logo")}>
      {fault && <Notice tone="danger">{fault}</Notice>}
      <div className={styles.field}>
        {logo && (
          <img
            className={styles.logo}
            src={`data:${logo.media_type};base64,${logo.base64}`}
            alt={t("settings-logo")}
          />
        )}
        {!isReadOnly && (
          <>
            <FileButton mediaTypes={MEDIA_TYPES} onChoose={choose}>
              {t("settings-logo-choose")}
            </FileButton>
            {logo && <Button onPress={() => onChange(null)}>{t("settings-logo-remove")}</Button>}
            <span className={styles.hint}>{t("settings-logo-hint", { size: BYTES_MAX / 1024 })}</span>
          </>
        )}
      </div>
    </FieldSet>
  );
}

function base64Of(bytes: ArrayBuffer): string {
  let binary = "";
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
