// What stands in a field once the typing pauses.

import { useEffect, useState } from "react";

const PAUSE_MS = 250;

export function useTyped<Value>(value: Value): Value {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setTyped(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return typed;
}
