import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import styles from './Audit.module.css';
import { useChainState, useVerify } from './queries';
import type { ChainState } from './types';

/** Whether the trail is as it was written, as far as it was looked at, and a button to look again. */
export function ChainPanel() {
  const state = useChainState();
  return <Answer of={state}>{(now) => <Panel of={now} />}</Answer>;
}

function Panel({ of }: { of: ChainState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const verify = useVerify();
  const verdict = of.verification;
  const sound = verdict ? verdict.findings.length === 0 : undefined;
  return (
    <section className={styles.chain} data-testid="chain" data-sound={sound} aria-label={t('audit.chain')} aria-live="polite">
      <div>
        <p>
          <strong>{verdict === undefined ? t('audit.notVerified') : sound ? t('audit.sound', { count: verdict.events, events: format.number(verdict.events) }) : t('audit.broken')}</strong>
        </p>
        {verdict && !sound && (
          <ul className={styles.findings}>
            {verdict.findings.slice(0, 10).map((one, i) => (
              <li key={i} data-testid="finding">{t(`audit.finding.${one.kind}`, { first: format.number(one.first), last: format.number(one.last) })}</li>
            ))}
          </ul>
        )}
        <p className={admin.small}>
          {[verdict && t('audit.verifiedAt', { time: format.dateTime(verdict.at) }), of.head && t('audit.signed', { number: format.number(of.head.number), time: format.dateTime(of.head.at), key: of.head.keyId }),
            of.queued > 0 && t('audit.queued', { count: of.queued, events: format.number(of.queued) })].filter(Boolean).join(' · ')}
        </p>
      </div>
      <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()} data-testid="verify">{t('audit.verify')}</Button>
    </section>
  );
}
