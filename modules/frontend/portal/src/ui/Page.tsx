import { type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';

type Props = {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  width?: 'narrow' | 'wide';
  children: ReactNode;
};

/** The frame of a page: its title (also the document's), what can be done, and the content. Never names a patient in the title. */
export function Page({ title, lead, actions, width = 'wide', children }: Props) {
  useEffect(() => {
    document.title = `${title} · Consilium`;
  }, [title]);
  return (
    <div className={styles.page} data-width={width}>
      <header className={styles.header}>
        <div className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
