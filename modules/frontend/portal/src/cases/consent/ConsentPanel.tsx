import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { Facts } from '../../ui/Facts';
import { Panel } from '../../ui/Panel';
import { ReasonDialog } from '../page/ReasonDialog';
import { personText } from '../people';
import type { Case, Consent } from '../types';
import { useCommand } from '../useCommand';
import { current } from './consent';
import { ConsentDialog } from './ConsentDialog';
import styles from './Consent.module.css';

/** What the patient agreed to, and the ways to change it. */
export function ConsentPanel({ of }: { of: Case }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'record' | 'withdraw' | 'waive'>();
  const { run } = useCommand(of.id);
  const valid = current(of);
  const newest = of.consents.at(-1);
  const may = (action: Case['actions'][number]) => of.actions.includes(action);
  const close = () => setAsking(undefined);
  return (
    <Panel title={t('consent.title')} testid="consent">
      {!valid && <p className={styles.missing} data-testid="consent-missing">{t(newest ? 'consent.withdrawn' : 'consent.missing')}</p>}
      {newest && <ConsentFacts consent={newest} paper={of.documents.find((one) => one.id === newest.documentFile)?.name} />}
      <div className={styles.buttons}>
        {may('RECORD_CONSENT') && <Button variant={valid ? 'default' : 'filled'} size="sm" onClick={() => setAsking('record')} data-testid="record-consent">{t(valid ? 'consent.recordAnew' : 'consent.record')}</Button>}
        {may('CLEAR') && <Button size="sm" onClick={() => setAsking('waive')} data-testid="waive-consent">{t('consent.waive')}</Button>}
        {valid && may('WITHDRAW_CONSENT') && <Button variant="subtle" color="red" size="sm" onClick={() => setAsking('withdraw')} data-testid="withdraw-consent">{t('consent.withdraw')}</Button>}
      </div>
      {asking === 'record' && <ConsentDialog of={of} onClose={close} />}
      {(asking === 'withdraw' || asking === 'waive') && (
        <ReasonDialog
          kind={asking} onClose={close}
          onReason={async (reason) => {
            if (await run(`consent/${asking}`, { reason }, t(`reason.${asking}.done`))) close();
          }}
        />
      )}
    </Panel>
  );
}

function ConsentFacts({ consent, paper }: { consent: Consent; paper: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Facts
      facts={[
        [t('consent.who'), t(`consent.basis.${consent.basis}`)],
        [t('consent.representative'), consent.representative],
        [t('reason.label'), consent.reason],
        [t('consent.purposes'), [t('consent.purpose.OPINION'), ...consent.purposes.map((purpose) => t(`consent.purpose.${purpose}`))].join(', ')],
        [t('consent.reach'), t(`consent.reachOf.${consent.reach}`)],
        [t('consent.givenOn'), format.date(consent.givenOn)],
        [t('consent.validUntil'), consent.validUntil && format.date(consent.validUntil)],
        [t('consent.file'), paper],
        [t('consent.document'), consent.document],
        [t('consent.instance'), consent.documentInstance],
        [t('consent.recordedBy'), `${personText(consent.recordedBy)} · ${format.short(consent.recordedAt)}`],
        [t('consent.withdrawnBy'), consent.withdrawal && `${personText(consent.withdrawal.by)} · ${format.short(consent.withdrawal.at)} · ${consent.withdrawal.reason}`],
      ]}
    />
  );
}
