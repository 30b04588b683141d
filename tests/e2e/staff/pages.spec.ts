// Every page and state of the staff app: accessible and inside the content security policy.

import { ROUTES } from "../../../static/staff/app/routes.ts";
import { sessionOf } from "../support/people.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "../support/test.ts";
import { Desk } from "./desk.ts";
import { statesOf } from "./pages/states.ts";
import { PAGES } from "./pages.ts";
import { expectSettled } from "./settled.ts";

test("every_route_has_its_states", () => {
  expect(Object.keys(PAGES).sort(), "add the route to tests/e2e/staff/pages/").toEqual(
    Object.keys(ROUTES).sort(),
  );
});

for (const [route, states] of Object.entries(PAGES)) {
  for (const { name, open, who, statuses = [] } of statesOf(states)) {
    test.describe(() => {
      if (who !== undefined) {
        test.use({ storageState: who ? sessionOf(who) : { cookies: [], origins: [] } });
      }

      test(`${route} (${name}) is accessible`, async ({ page, watch }) => {
        watch.expectStatus(...statuses);
        await open(page, new Desk(page.request));
        if (name !== "server out of reach") await expectSettled(page);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      });
    });
  }
}
