import { useEffect, useState } from 'react';

const tickMillis = 20_000;

/** The present moment in milliseconds, renewed often enough for clocks that show minutes. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMillis);
    return () => clearInterval(timer);
  }, []);
  return now;
}
