// Small comforts for the citizen's pages; everything works without this file. Nothing typed is kept anywhere: these
// pages are also used on shared computers.

/** A form is sent once, and says that it is being sent. */
function sendOnce(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  const status = form.querySelector<HTMLElement>("[role=status]");
  let isSent = false;
  form.addEventListener("submit", (event) => {
    if (isSent) {
      event.preventDefault();
      return;
    }
    isSent = true;
    button?.setAttribute("aria-disabled", "true");
    if (status) status.textContent = form.dataset.sending ?? "";
  });
  // Going back brings the page as it was left; then it may be sent again, and the server knows the form by its key.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    isSent = false;
    button?.removeAttribute("aria-disabled");
    if (status) status.textContent = "";
  });
}

/** Says how many characters are left, aloud only after a pause in typing and near the limit. */
function countCharacters(area: HTMLTextAreaElement): void {
  const limit = Number(area.dataset.limit);
  const shown = document.createElement("p");
  const spoken = document.createElement("p");
  shown.className = "count";
  shown.setAttribute("aria-hidden", "true");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  area.after(shown, spoken);
  let pause = 0;
  const update = () => {
    // As the server counts: characters, a line end as one.
    const left = limit - [...area.value.trim()].length;
    const isNear = left < limit / 10;
    shown.textContent = isNear ? words(area, left) : "";
    shown.classList.toggle("over", left < 0);
    window.clearTimeout(pause);
    pause = window.setTimeout(() => {
      spoken.textContent = shown.textContent;
    }, 1000);
  };
  area.addEventListener("input", update);
  update();
}

/** The page brings the sentences for one and for several, parted by `|`, with `#` for the number. */
function words(area: HTMLTextAreaElement, left: number): string {
  const [one = "", other = ""] = (left < 0 ? area.dataset.over : area.dataset.left)?.split("|") ?? [];
  const count = Math.abs(left);
  const isOne = new Intl.PluralRules(document.documentElement.lang).select(count) === "one";
  return (isOne ? one : other).replace("#", String(count));
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sending]")) sendOnce(form);
for (const area of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-limit]"))
  countCharacters(area);
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

export {};
