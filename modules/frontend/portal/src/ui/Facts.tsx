import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** Names and values side by side; a value that is not there is left out together with its name. */
export function Facts({ facts }: { facts: (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.filter(([, value]) => value !== undefined && value !== '' && value !== null).map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
