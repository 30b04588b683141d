// Start of the staff app.

import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { makeQueryClient } from "./api/queries";
import { endSession } from "./api/session";
import { App } from "./app/App";
import { watchActivity } from "./app/activity";
import { watchHistory } from "./app/leaving";
import "../design/tokens.css";
import "../design/base.css";
import "./staff.css";

const queries = makeQueryClient(() => endSession(queries, "expired"));
const root = document.getElementById("app");
if (!root) throw new Error("app/index.html has no element with the id app");

watchActivity();
watchHistory();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
