// A new address while it is filled in; null as long as one is looked for.

import { useMemo, useState } from "react";
import { type Address, useCreateAddress } from "../../api/addresses";
import { keysByBody } from "../../api/client";
import { useFaults } from "../../app/problems";
import { useTellMasked } from "../relations/useTellMasked";
import { isInParts, type NewAddressValues, newAddress } from "./values";
import { useFieldLabels } from "./words";

export function useNewAddress() {
  const faultsOf = useFaults();
  const labels = useFieldLabels();
  const tellMasked = useTellMasked();
  const create = useCreateAddress();
  const [keyOf] = useState(keysByBody);
  const [values, setValues] = useState<NewAddressValues | null>(null);
  const inParts = values !== null && isInParts(values);
  const faults = useMemo(() => {
    const found = faultsOf(create.error, labels);
    // Without a line its first part is missing.
    return found.map((fault) => (inParts && fault.field === "text" ? { ...fault, field: "street" } : fault));
  }, [faultsOf, create.error, labels, inParts]);

  return {
    values,
    faults,
    isSaving: create.isPending,
    start: (draft: NewAddressValues) => setValues(draft),
    change: (next: NewAddressValues) => setValues(next),
    /** Back to looking for a known one. */
    clear: () => {
      create.reset();
      setValues(null);
    },
    /** Makes the address; a refusal shows in `faults`. */
    make: (onMade: (made: Address) => void) => {
      if (!values) return;
      const body = newAddress(values);
      create.mutate(
        { key: keyOf(body), body },
        {
          onSuccess: (made) => {
            tellMasked(made);
            onMade(made);
          },
        },
      );
    },
  };
}
