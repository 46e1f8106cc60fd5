import type { ReactNode } from 'react';
import styles from './Panel.module.css';

type Props = { title?: ReactNode; aside?: ReactNode; children: ReactNode; flush?: boolean; testid?: string };

export function Panel({ title, aside, children, flush = false, testid }: Props) {
  return (
    <section className={styles.panel} data-testid={testid}>
      {(title ?? aside) !== undefined && (
        <header className={styles.header}>
          {title !== undefined && <h2 className={styles.title}>{title}</h2>}
          {aside}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
