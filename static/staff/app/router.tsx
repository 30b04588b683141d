// Which page stands at which address. Pages are loaded when they are first visited.

import { type ComponentType, lazy, Suspense } from "react";
import { Route, Switch, useLocation, Router as WouterRouter } from "wouter";
import { Skeleton } from "../ui/States";
import { ErrorBoundary } from "./ErrorBoundary";
import { guardedNavigation } from "./leaving";
import { NotFoundPage } from "./NotFoundPage";
import { ROUTES, type RouteName } from "./routes";
import { Shell } from "./Shell";
import { SessionGate } from "./session";

const SignInPage = lazy(() => import("../features/sign-in/SignInPage"));
const PasswordPage = lazy(() => import("../features/sign-in/PasswordPage"));
const QueuePage = lazy(() => import("../features/queues/QueuePage"));
const DossierListPage = lazy(() => import("../features/dossiers/DossierListPage"));
const DossierPage = lazy(() => import("../features/dossiers/DossierPage"));

/** Pages for who is signed in, inside the shell. The first match wins. */
const PAGES: Record<Exclude<RouteName, "signIn" | "password">, ComponentType> = {
  home: lazy(() => import("../features/home/HomePage")),
  queues: QueuePage,
  queue: QueuePage,
  queueItem: QueuePage,
  dossiers: DossierListPage,
  dossiersOfType: DossierListPage,
  dossier: DossierPage,
  dossierTab: DossierPage,
  journey: lazy(() => import("../features/journeys/JourneyPage")),
  contacts: lazy(() => import("../features/contacts/ContactListPage")),
  contact: lazy(() => import("../features/contacts/ContactPage")),
  organisations: lazy(() => import("../features/organisations/OrganisationListPage")),
  organisation: lazy(() => import("../features/organisations/OrganisationPage")),
  addresses: lazy(() => import("../features/addresses/AddressListPage")),
  address: lazy(() => import("../features/addresses/AddressPage")),
  building: lazy(() => import("../features/buildings/BuildingPage")),
  tasks: lazy(() => import("../features/activities/TasksPage")),
  events: lazy(() => import("../features/events/EventListPage")),
  event: lazy(() => import("../features/events/EventPage")),
  duplicates: lazy(() => import("../features/duplicates/DuplicatesPage")),
  merge: lazy(() => import("../features/duplicates/MergePage")),
  settings: lazy(() => import("../features/settings/SettingsPage")),
};

export function Router() {
  return (
    <WouterRouter aroundNav={guardedNavigation}>
      <Pages />
    </WouterRouter>
  );
}

function Pages() {
  const [location] = useLocation();
  return (
    <ErrorBoundary resetKey={location}>
      <Suspense fallback={null}>
        <Switch>
          <Route path={ROUTES.signIn} component={SignInPage} />
          <Route path={ROUTES.password} component={PasswordPage} />
          <Route>
            <SessionGate>
              <Shell>
                <ErrorBoundary resetKey={location}>
                  <Suspense fallback={<Skeleton lines={6} />}>
                    <Switch>
                      {Object.entries(PAGES).map(([name, Page]) => (
                        <Route key={name} path={ROUTES[name as RouteName]} component={Page} />
                      ))}
                      <Route component={NotFoundPage} />
                    </Switch>
                  </Suspense>
                </ErrorBoundary>
              </Shell>
            </SessionGate>
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
