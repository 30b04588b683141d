// Every page of the staff app in every state. The key is the name of the route; the first state of each is the full page.

import type { RouteName } from "../../../static/staff/app/routes.ts";
import { ADDRESS_PAGES } from "./pages/addresses.ts";
import { BUILDING_PAGES } from "./pages/buildings.ts";
import { DOSSIER_PAGES } from "./pages/dossiers.ts";
import { DUPLICATE_PAGES } from "./pages/duplicates.ts";
import { EVENT_PAGES } from "./pages/events.ts";
import { HOME_PAGES } from "./pages/home.ts";
import { JOURNEY_PAGES } from "./pages/journeys.ts";
import { QUEUE_PAGES } from "./pages/queues.ts";
import { RELATION_PAGES } from "./pages/relations.ts";
import { SETTINGS_PAGES } from "./pages/settings.ts";
import { SIGN_IN_PAGES } from "./pages/sign-in.ts";
import type { RouteStates } from "./pages/states.ts";
import { TASK_PAGES } from "./pages/tasks.ts";

export const PAGES: Record<RouteName, RouteStates> = {
  ...HOME_PAGES,
  ...SIGN_IN_PAGES,
  ...QUEUE_PAGES,
  ...DOSSIER_PAGES,
  ...JOURNEY_PAGES,
  ...DUPLICATE_PAGES,
  ...RELATION_PAGES,
  ...ADDRESS_PAGES,
  ...BUILDING_PAGES,
  ...TASK_PAGES,
  ...EVENT_PAGES,
  ...SETTINGS_PAGES,
};
