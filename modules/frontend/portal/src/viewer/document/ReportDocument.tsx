import { useTranslation } from 'react-i18next';
import type { Attributes } from '../attributes';
import { type ContentItem, contentTree } from './contentTree';
import styles from './ReportDocument.module.css';

/** Structured reports of a series, to be read as documents. */
export function ReportDocument({ instances }: { instances: Attributes[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.desk} tabIndex={0} role="region" aria-label={t('viewer.report')} data-testid="report-document">
      {instances.map((instance, i) => {
        const tree = contentTree(instance);
        return (
          <article key={i} className={styles.sheet}>
            <h2>{tree.concept || t('viewer.report')}</h2>
            {tree.children.map((child, j) => <Entry key={j} item={child} />)}
          </article>
        );
      })}
    </div>
  );
}

function Entry({ item }: { item: ContentItem }) {
  if (item.children.length === 0) {
    return (
      <p className={styles.entry}>
        <span className={styles.concept}>{item.concept}</span>
        <span className={styles.value}>{item.value}</span>
      </p>
    );
  }
  return (
    <section className={styles.section}>
      <h3>{item.concept}{item.value ? `: ${item.value}` : ''}</h3>
      {item.children.map((child, i) => <Entry key={i} item={child} />)}
    </section>
  );
}
