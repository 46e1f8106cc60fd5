import { useTranslation } from 'react-i18next';
import type { OpinionText } from '../cases/types';
import styles from './Opinion.module.css';

/** The conclusion first, as the referring doctor reads it; then what it rests on. */
export function OpinionWords({ of }: { of: OpinionText }) {
  const { t } = useTranslation();
  return (
    <div className={styles.words}>
      {(['conclusion', 'recommendation', 'findings'] as const).map((part) => of[part] !== '' && (
        <section key={part} data-part={part}>
          <h3>{t(`opinion.${part}`)}</h3>
          <p>{of[part]}</p>
        </section>
      ))}
    </div>
  );
}
