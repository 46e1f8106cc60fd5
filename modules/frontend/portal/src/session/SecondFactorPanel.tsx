import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Panel } from '../ui/Panel';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import { useConfirmed } from './Confirming';
import { EnrolDialog } from './EnrolDialog';
import { RecoveryDialog } from './RecoveryDialog';
import {
  beginEnrolment, type Enrolment, removeSecondFactor, renewRecoveryCodes, type SecondFactor, useSecondFactor, useSecondFactorChanged,
} from './secondFactor';

/** The second factor of the person: set up, changed, removed. */
export function SecondFactorPanel() {
  const { t } = useTranslation();
  const state = useSecondFactor();
  return (
    <Panel title={t('signin.secondFactor')} testid="second-factor">
      <Answer of={state}>{(data) => <Controls of={data} />}</Answer>
    </Panel>
  );
}

function Controls({ of }: { of: SecondFactor }) {
  const { t } = useTranslation();
  const format = useFormat();
  const confirmed = useConfirmed();
  const problemText = useProblemText();
  const changed = useSecondFactorChanged();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [codes, setCodes] = useState<string[]>();

  const act = <T,>(what: () => Promise<T>, then: (done: T) => void) => () => {
    confirmed(what).then((done) => { if (done !== undefined) then(done); }, (problem: unknown) => toast('bad', problemText(problem)));
  };

  return (
    <Stack gap="md" align="start">
      <span>{t('signin.secondFactorLead')}</span>
      <strong data-testid="second-factor-state">
        {of.since === undefined ? t('signin.none') : `${t('signin.since', { at: format.short(of.since) })} · ${t('signin.recoveryLeft', { count: of.recoveryCodesLeft })}`}
      </strong>
      <Group>
        <Button variant={of.since === undefined ? 'filled' : 'default'} onClick={act(beginEnrolment, setEnrolment)} data-testid="enrol">
          {of.since === undefined ? t('signin.setUp') : t('signin.replace')}
        </Button>
        {of.since !== undefined && (
          <Button variant="default" onClick={act(renewRecoveryCodes, (done) => setCodes(done.codes))} data-testid="renew-recovery">{t('signin.newRecovery')}</Button>
        )}
        {of.since !== undefined && !of.required && (
          <Button
            variant="default" data-testid="remove-second-factor"
            onClick={act(removeSecondFactor, () => { toast('good', t('signin.removed')); void changed(); })}
          >
            {t('signin.remove')}
          </Button>
        )}
      </Group>
      {enrolment && (
        <EnrolDialog enrolment={enrolment} onClose={() => setEnrolment(undefined)} onDone={(made) => { setEnrolment(undefined); setCodes(made); }} />
      )}
      {codes && <RecoveryDialog codes={codes} onClose={() => { setCodes(undefined); void changed(); }} />}
    </Stack>
  );
}
