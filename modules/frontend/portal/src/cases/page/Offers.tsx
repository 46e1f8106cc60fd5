import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { Panel } from '../../ui/Panel';
import { personText } from '../people';
import type { Case } from '../types';
import { useBecause } from '../useBecause';
import styles from './Offers.module.css';

/** Who was asked and what they answered, and how the router came to them. */
export function Offers({ of }: { of: Case }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useBecause();
  if (of.offers.length === 0 && of.routing.length === 0) return null;
  return (
    <Panel title={t('offers.title')} testid="offers">
      <ul className={styles.offers}>
        {of.offers.map((offer) => (
          <li key={offer.id} data-state={offer.state}>
            <span className={styles.person}>{personText(offer.person)}{offer.backup && <i>{t('offers.backup')}</i>}</span>
            <span className={styles.state}>{t(`offers.state.${offer.state}`)} · {format.short(offer.answeredAt ?? offer.offeredAt)}</span>
            {offer.reason && <span className={styles.reason}>{offer.reason}</span>}
          </li>
        ))}
      </ul>
      {of.routing.length > 0 && (
        <details className={styles.routing} data-testid="routing">
          <summary>{t('routing.why')}</summary>
          <ol>
            {of.routing.map((step, i) => (
              <li key={i} data-outcome={step.outcome}>
                <b>{t(`routing.rule.${step.rule.toLowerCase()}`, { defaultValue: step.rule })}</b>
                {step.person && <span className={styles.person}>{personText(step.person)}</span>}
                <span data-testid="because">{said(step)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </Panel>
  );
}
