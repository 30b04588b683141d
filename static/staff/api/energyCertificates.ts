// Energy certificates: they come with their address; here are the commands on them.

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refreshAddresses } from "./addresses";
import { answer, client, ifMatch } from "./client";
import type { Schemas } from "./schema";

export function useCreateCertificate(addressId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewEnergyCertificate }) =>
      answer(
        client.POST("/api/addresses/{id}/energy-certificates", {
          params: { path: { id: addressId }, header: { "Idempotency-Key": key } },
          body,
        }),
      ),
    onSuccess: () => refreshAddresses(queries),
  });
}

export function useEditCertificate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ on, change }: { on: EnergyCertificate; change: EnergyCertificateChange }) =>
      answer(
        client.PATCH("/api/energy-certificates/{id}", {
          params: { path: { id: on.id }, header: ifMatch(on.version) },
          body: change,
        }),
      ),
    // Also after a refusal: somebody else may have changed what is on the screen.
    onSettled: () => refreshAddresses(queries),
  });
}

export function useRemoveCertificate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (on: EnergyCertificate) =>
      answer(
        client.DELETE("/api/energy-certificates/{id}", {
          params: { path: { id: on.id }, header: ifMatch(on.version) },
        }),
      ),
    onSettled: () => refreshAddresses(queries),
  });
}

export type EnergyCertificate = Schemas["EnergyCertificate"];
export type NewEnergyCertificate = Schemas["NewEnergyCertificate"];
/** What is absent stays, null empties. */
export type EnergyCertificateChange = Schemas["EnergyCertificateEdit"];
