// The list a dossier was opened from, with its filters. Only in memory: the filters may hold a name.

import { path } from "../../../app/routes";

let last = path("dossiers");

export const rememberList = (address: string) => {
  last = address;
};

export const lastList = () => last;
