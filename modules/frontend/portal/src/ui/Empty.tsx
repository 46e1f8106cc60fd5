import type { ReactNode } from 'react';
import { BrandMark } from '../shell/BrandMark';
import styles from './Empty.module.css';

/** What a list says when it has nothing to show: what will appear here and what to do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty} data-testid="empty">
      <div className={styles.mark}><BrandMark size={44} /></div>
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  );
}
