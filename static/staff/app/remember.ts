// Choices of appearance kept in this browser (columns, folded navigation). Nothing about people goes here.

const PREFIX = "loket.";

export function remember(key: string, value: unknown) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Private windows may refuse; the choice then lasts until the page is left.
  }
}

export function remembered<Value>(key: string, fallback: Value): Value {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? fallback : (JSON.parse(text) as Value);
  } catch {
    return fallback;
  }
}
