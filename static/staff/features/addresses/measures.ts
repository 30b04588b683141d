// The measures of dwellings as people write them; the API has them as whole tenths.

import { useMemo } from "react";
import { type Language, LOCALES, useLanguage } from "../../app/i18n";

export interface Measures {
  /** "112,5 m²" */
  squareMetres: (tenths: number) => string;
  /** "234,5 kWh/m²" */
  energyUse: (tenths: number) => string;
}

export function useMeasures(): Measures {
  const language = useLanguage();
  return useMemo(() => measuresIn(language), [language]);
}

export function measuresIn(language: Language): Measures {
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 });
  const written = (tenths: number, unit: string) => `${number.format(tenths / 10)}\u00a0${unit}`;
  return {
    squareMetres: (tenths) => written(tenths, "m²"),
    energyUse: (tenths) => written(tenths, "kWh/m²"),
  };
}
