// An address from which too many forms came. The tests' own address must stay below the limit, so the forms are sent from
// another loopback address, and the browser's form is passed on from there too.

import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { SUBMISSIONS_PER_CLIENT } from "../support/limits.ts";

const BUSY_ADDRESS = "127.0.0.2";

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Uses up the limit of the busy address, and sends the page's form from it. */
export async function forwardFromBusyAddress(page: Page) {
  const forms = await Promise.all(
    Array.from({ length: SUBMISSIONS_PER_CLIENT }, () => fromBusyAddress("GET", "/contact")),
  );
  await wait(3_200);
  await Promise.all(
    forms.map(({ body }) => {
      const formKey = body.match(/name="form_key" value="([^"]+)"/)?.[1] ?? "";
      return fromBusyAddress("POST", "/contact", answersWith(formKey));
    }),
  );
  await page.route("**/contact*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const answer = await fromBusyAddress("POST", "/contact", route.request().postData() ?? "");
    return route.fulfill(answer);
  });
}

function answersWith(formKey: string): string {
  return new URLSearchParams({
    form_key: formKey,
    themes: "greening",
    question: "Mag ik een tegel wippen?",
    apartment_building: "no",
    capacity: "tenant",
    name: "Bea Bezig",
    email: "bea@post.example",
    answer_channels: "email",
  }).toString();
}

function fromBusyAddress(method: string, path: string, form = ""): Promise<Answer> {
  const { host, port } = new URL(process.env.LOKET_E2E_URL ?? "");
  return new Promise((resolve, reject) => {
    const headers = {
      host,
      "content-length": Buffer.byteLength(form),
      ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    };
    const sent = request(
      { host: "127.0.0.1", port, localAddress: BUSY_ADDRESS, method, path, headers },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(form);
  });
}
