import type { ReactNode } from 'react';
import styles from './Admin.module.css';

export function Table({ head, children, testid }: { head: string[]; children: ReactNode; testid: string }) {
  return (
    <div className={styles.card}>
      <table className={styles.table} data-testid={testid}>
        <thead><tr>{head.map((name, i) => <th key={i} scope="col">{name}</th>)}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
