import { useEffect, useState } from 'react';

/** A value as it was when it had not changed for a while: what is typed is used when the typing is over. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 600);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
