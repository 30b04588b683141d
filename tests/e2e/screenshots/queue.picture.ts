// Draws the README's picture of the queue from the demo: `npm run e2e -- --project pictures` in static/.

import { join } from "node:path";
import { Desk } from "../staff/desk.ts";
import { expectSettled } from "../staff/settled.ts";
import { expect, test } from "../support/test.ts";

test("the_queue_with_a_question_beside_it", async ({ page }) => {
  const { items } = await new Desk(page.request).read<{
    items: { id: string; name: string; queue: string }[];
  }>("/api/queue-items?state=unlinked&limit=200");
  const item = items.at(PICTURED);
  if (!item) throw new Error("the demo has requests that wait");
  await page.goto(`/app/queues/all/${item.id}`);
  await expect(page.getByRole("heading", { level: 2, name: item.name })).toBeVisible();
  await expectSettled(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(__dirname, "../../../docs/images/queue.png") });
});

/** A request that fills the picture well. */
const PICTURED = 1;
