import { useTranslation } from 'react-i18next';
import styles from './Figures.module.css';

/** What a chart shows, for those who would rather read it. */
export function AsTable({ head, rows, testid }: { head: string[]; rows: string[][]; testid: string }) {
  const { t } = useTranslation();
  return (
    <details className={styles.details}>
      <summary>{t('figures.asTable')}</summary>
      <div className={styles.scroll}>
        <table className={styles.plain} data-testid={testid}>
          <thead><tr>{head.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
          <tbody>{rows.map(([first, ...others], i) => (
            <tr key={i}><th scope="row">{first}</th>{others.map((cell, j) => <td key={j}>{cell}</td>)}</tr>
          ))}</tbody>
        </table>
      </div>
    </details>
  );
}
